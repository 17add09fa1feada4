package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The constants {@code D_k}, {@code λ_max(C_k)} and {@code λ_min(C_k)} of the linear layers above
 * the first, from the initial weights (proofs-notes/rank-one-bound.md).
 *
 * @param constants those of layers 2, …, L - 1
 */
record LinearLayers(List<RankOneConstant.Known> constants) {
  private static final int BITS = LaterTimes.BITS;

  /** Constants with an immutable copy of the list. */
  LinearLayers {
    constants = List.copyOf(constants);
  }

  /** The constants above a first layer, if all exist. */
  static Optional<LinearLayers> above(
      KinkedFirstLayer first, List<@Rigorous Rational> initialWeights) {
    List<RankOneConstant.Known> all = new ArrayList<>();
    for (TwinClass twins : first.above()) {
      if (RankOneConstant.of(first.layers(), twins, initialWeights)
          instanceof RankOneConstant.Known known) {
        all.add(known);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new LinearLayers(all));
  }

  /** At least {@code D_2}; 0 if layer 2 is the output. */
  Rational distance() {
    return constants.isEmpty() ? Rational.ZERO : constants.get(0).value();
  }

  /** At least {@code D} of the layer at an index; 0 of the last, which is a row. */
  private DyadicInterval distance(int index) {
    return index < constants.size() ? atLeast(constants.get(index).value()) : DyadicInterval.ZERO;
  }

  /**
   * At most the least {@code q_k = a_k(T) - D_k - max(0, λ_max(C_k))}, given the {@code a_k(T)}.
   */
  Optional<DyadicInterval> least(List<DyadicInterval> squares) {
    Optional<DyadicInterval> least = Optional.empty();
    for (int k = 0; k < constants.size(); k++) {
      DyadicInterval top = atLeast(positive(constants.get(k).spectrum().upper()));
      DyadicInterval room =
          DyadicInterval.of(squares.get(k).lower()).subtract(distance(k)).subtract(top);
      DyadicInterval lower = DyadicInterval.of(room.outward(BITS).lower());
      least = Optional.of(least.map(q -> min(q, lower)).orElse(lower));
    }
    return least;
  }

  private static DyadicInterval min(DyadicInterval a, DyadicInterval b) {
    return DyadicInterval.of(a.lower().min(b.lower()));
  }

  /**
   * At least the tangents {@code τ_k} of the angles between {@code (W_L … W_{k+1})ᵀ} and the top
   * left singular vectors of the layers, where all {@code q_k >= base}; empty if one may be a right
   * angle.
   */
  Optional<List<DyadicInterval>> tangents(DyadicInterval base) {
    List<DyadicInterval> all = new ArrayList<>();
    DyadicInterval last = DyadicInterval.ZERO;
    for (int k = constants.size() - 1; k >= 0; k--) {
      RankOneConstant.Known known = constants.get(k);
      Optional<DyadicInterval> above =
          all.isEmpty() ? Optional.of(DyadicInterval.ZERO) : sum(distance(k + 1), base, last);
      if (above.isEmpty()) {
        return Optional.empty();
      }
      Rational spread = known.spectrum().upper().subtract(known.spectrum().lower());
      Rational below = positive(known.spectrum().lower().negate());
      DyadicInterval root =
          distance(k).add(atLeast(below)).divide(base, BITS).sqrt(BITS).multiply(above.get());
      last = atLeast(spread).scale(-1).divide(base, BITS).add(root).outward(BITS);
      all.add(0, last);
    }
    return Optional.of(all);
  }

  /**
   * At least the tangent of the angle between {@code (W_L … W_3)ᵀ} and a vector {@code x = W_2 u},
   * {@code ‖u‖ = 1}, {@code ‖x‖² >= square}; empty if it may be a right angle.
   */
  Optional<DyadicInterval> tangent(DyadicInterval square, DyadicInterval base) {
    return tangents(base)
        .flatMap(all -> sum(distance(0), square, all.isEmpty() ? DyadicInterval.ZERO : all.get(0)));
  }

  /** At least {@code Σ_k D_k/(1 - D_k/a_k)}, given the {@code a_k}, which are more. */
  DyadicInterval excess(List<DyadicInterval> squares) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int k = 0; k < constants.size(); k++) {
      DyadicInterval square = DyadicInterval.of(squares.get(k).lower());
      DyadicInterval rest = square.subtract(distance(k)).outward(BITS);
      sum = sum.add(distance(k).multiply(square).divide(rest, BITS)).outward(BITS);
    }
    return sum;
  }

  /** {@code tan(arcsin √(distance/square) + arctan τ)}, if that is below a right angle. */
  private static Optional<DyadicInterval> sum(
      DyadicInterval distance, DyadicInterval square, DyadicInterval tau) {
    DyadicInterval rest = square.subtract(distance).outward(BITS);
    if (rest.lower().signum() <= 0) {
      return Optional.empty();
    }
    DyadicInterval tangent = distance.divide(rest, BITS).sqrt(BITS);
    DyadicInterval share = DyadicInterval.ONE.subtract(tangent.multiply(tau)).outward(BITS);
    return share.lower().signum() > 0
        ? Optional.of(tangent.add(tau).divide(share, BITS))
        : Optional.empty();
  }

  private static Rational positive(Rational x) {
    return x.max(Rational.ZERO);
  }

  private static DyadicInterval atLeast(Rational x) {
    return DyadicInterval.of(DyadicInterval.enclosing(x, BITS).upper());
  }
}
