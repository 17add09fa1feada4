package org.plumbline.claim.descent;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.Rigorous;

/**
 * What is known of a weight matrix at an iterate: {@code E(W) = ‖W‖_F² - ‖W‖_2²} and {@code
 * ‖W‖_2²}, for all weights within the radius.
 *
 * @param knot the iterate
 * @param distance contains {@code E(W)}
 * @param normSquared contains {@code ‖W‖_2²}
 */
record MatrixAt(Instant knot, DyadicInterval distance, DyadicInterval normSquared) {
  private static final int BITS = 128;

  /** The matrix at an iterate; centres are shortened first, which the radius allows for. */
  static MatrixAt of(ParameterMatrix matrix, Instant recorded) {
    Instant knot = shortened(recorded);
    TopDirection top = TopDirection.of(matrix.atDyadic(knot.weights()), BITS);
    Dyadic slack = MatrixSlack.ofGram(matrix, knot);
    List<Rational> weights = knot.weights().stream().map(w -> w.toRational()).toList();
    Rational largest = SpectralBounds.of(matrix.at(weights).gram()).upper();
    Dyadic least = top.normSquaredLower().subtract(slack).max(Dyadic.ZERO);
    Dyadic most = DyadicInterval.enclosing(largest, BITS).upper().add(slack);
    DyadicInterval norm = new DyadicInterval(least.min(most), most.max(Dyadic.ZERO));
    return new MatrixAt(
        knot, MatrixSlack.distanceEnclosure(top, matrix, knot).outward(BITS), norm.outward(BITS));
  }

  private static Instant shortened(Instant recorded) {
    Dyadic largest = recorded.weights().stream().map(w -> w.abs()).reduce(Dyadic.ZERO, Dyadic::max);
    Dyadic radius = recorded.radius().add(largest.scale(1L - BITS));
    return new Instant(
        recorded.step(),
        recorded.time(),
        recorded.weights().stream().map(w -> w.round(BITS)).toList(),
        DyadicInterval.of(radius).outward(32).upper(),
        recorded.isEnclosed());
  }

  /** Contains {@code E(W)}. */
  @Rigorous
  DyadicInterval rankOneDistance() {
    return knot.certain(distance);
  }

  /** Contains the stable rank {@code 1 + E(W)/‖W‖_2²}, unless the matrix may be 0. */
  Optional<@Rigorous DyadicInterval> stableRank() {
    return normSquared.lower().signum() <= 0
        ? Optional.empty()
        : Optional.of(
            knot.certain(DyadicInterval.ONE.add(distance.divide(normSquared, BITS)).outward(BITS)));
  }
}
