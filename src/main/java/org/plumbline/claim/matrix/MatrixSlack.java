package org.plumbline.claim.matrix;

import java.util.List;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/**
 * How far the accuracy asked for lets functions of a recorded weight matrix {@code W̃} be from
 * those of the true {@code W}: all from {@code ‖W̃ - W‖_F <= η = ε √entries}.
 */
public final class MatrixSlack {
  private static final int BITS = 64;

  private MatrixSlack() {}

  /** The distance {@code η}, an upper bound of {@code ‖W̃ - W‖_F}. */
  static Dyadic distance(ParameterMatrix matrix, Instant knot) {
    DyadicInterval entries = DyadicInterval.of(Dyadic.of(matrix.size()));
    return entries.sqrt(BITS).upper().multiply(knot.radius());
  }

  /**
   * An upper bound of {@code ‖W̃W̃ᵀ - WWᵀ‖_F}, and with it of the change of any eigenvalue and of
   * the trace: {@code 2η‖W̃‖_F + η²}.
   */
  public static Dyadic ofGram(ParameterMatrix matrix, Instant knot) {
    Dyadic square = Dyadic.ZERO;
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int p : matrix.rows().get(row)) {
        square = square.add(knot.weights().get(p).multiply(knot.weights().get(p)));
      }
    }
    Dyadic norm = DyadicInterval.of(square).outward(BITS).sqrt(BITS).upper();
    Dyadic distance = distance(matrix, knot);
    return distance.multiply(norm.scale(1).add(distance));
  }

  /** An upper bound of the change of trace and eigenvalues of {@code C = In Inᵀ - Outᵀ Out}. */
  public static Dyadic ofImbalance(TwinClass twins, Instant knot) {
    return ofGram(twins.in(), knot).add(ofGram(twins.out(), knot));
  }

  /**
   * An interval that contains {@code E(W)} for all {@code W} within the radius, given the top
   * direction of {@code W̃}: {@code E} changes by at most {@code 2‖W̃‖_F η + η²} for the Frobenius
   * norm and as much again for the spectral norm.
   */
  public static DyadicInterval distanceEnclosure(
      TopDirection top, ParameterMatrix matrix, Instant knot) {
    Dyadic slack = ofGram(matrix, knot).scale(1);
    RationalMatrix gram = gram(matrix, knot);
    Dyadic largest = DyadicInterval.enclosing(SpectralBounds.of(gram).upper(), 2 * BITS).upper();
    Dyadic lower = top.frobeniusSquared().subtract(largest).subtract(slack).max(Dyadic.ZERO);
    Dyadic upper = top.distanceUpper().add(slack);
    return new DyadicInterval(lower.min(upper), upper);
  }

  /** The exact matrix {@code W̃W̃ᵀ} of weights shortened to what their radius leaves open. */
  private static RationalMatrix gram(ParameterMatrix matrix, Instant knot) {
    List<Rational> weights = knot.weights().stream().map(w -> w.toRational()).toList();
    return matrix.at(weights).gram();
  }

  /**
   * An upper bound of {@code E(W̃)} when {@code E(W) <= bound}: {@code (√bound + η)²}, because
   * {@code √E} is the distance to a set.
   */
  public static Dyadic distanceBound(Dyadic bound, ParameterMatrix matrix, Instant knot) {
    Dyadic root = DyadicInterval.of(bound).outward(BITS + 64).sqrt(BITS + 64).upper();
    Dyadic distance = distance(matrix, knot);
    Dyadic cross = root.scale(1).add(distance).multiply(distance);
    return bound.add(cross);
  }
}
