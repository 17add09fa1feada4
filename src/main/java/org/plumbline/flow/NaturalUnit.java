package org.plumbline.flow;

import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * Finds a unit of time in which the first coefficients of the weights are small against the
 * weights.
 *
 * <p>The first derivative alone gives a first guess, and only in that unit the second one is asked
 * for: a velocity of {@code 1e100} against weights near 1 would leave fixed-point arithmetic
 * nothing of the weights.
 */
final class NaturalUnit {
  private NaturalUnit() {}

  /** The unit at a point, a power of two; empty if no slopes hold the pinned pairs. */
  static Optional<Dyadic> at(
      Expansion.Point point, FieldProgram field, SeriesArithmetic.Factory arithmetic, int bits) {
    Dyadic unit = Dyadic.ONE;
    for (int order = 1; order <= 2; order++) {
      SeriesScale scale = SeriesScale.uniform(order, unit);
      Optional<Expansion> expansion = Expansion.at(point, field, arithmetic, scale, bits);
      if (expansion.isEmpty()) {
        return Optional.empty();
      }
      double rate = order == 1 ? speed(expansion.get()) : acceleration(expansion.get());
      unit = Double.isInfinite(rate) || Double.isNaN(rate) ? unit : slowed(unit, rate);
    }
    return Optional.of(unit);
  }

  private static Dyadic slowed(Dyadic unit, double rate) {
    return unit.scale(-(long) Math.ceil(rate) - 2);
  }

  /**
   * The binary logarithm of the first coefficient against the weights, or against 1 if all are 0.
   */
  private static double speed(Expansion expansion) {
    double size = StepSize.logNorm(expansion, 0);
    return StepSize.logNorm(expansion, 1) - (Double.isInfinite(size) ? 0 : size);
  }

  /** The same of the second coefficient, by order, against the weights or else the first. */
  private static double acceleration(Expansion expansion) {
    double size = StepSize.logNorm(expansion, 0);
    double first = StepSize.logNorm(expansion, 1);
    double second = StepSize.logNorm(expansion, 2);
    return Double.isInfinite(size) ? second - first : Math.max(first - size, (second - size) / 2);
  }
}
