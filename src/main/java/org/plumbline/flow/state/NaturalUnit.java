package org.plumbline.flow.state;

import java.util.Optional;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * Finds a unit of time in which the first coefficients of the weights are small against the
 * weights.
 *
 * <p>Where no step went before, the velocity gives a first guess, at the slopes given, and only in
 * that unit the second derivative is asked for, and slopes are solved for: a velocity of {@code
 * 1e100} against weights near 1 would leave fixed-point arithmetic nothing of the weights, one of
 * {@code 1e-30} nothing of the rates that slopes must make zero.
 */
public final class NaturalUnit {
  /** A guess this near needs no second expansion. */
  private static final int NEAR_BITS = 6;

  private final SeriesArithmetic.Factory arithmetic;
  private final int bits;

  public NaturalUnit(SeriesArithmetic.Factory arithmetic, int bits) {
    this.arithmetic = arithmetic;
    this.bits = bits;
  }

  /**
   * An expansion in such a unit, a power of two, to order 2, to be extended up to the given order;
   * empty if no slopes hold the pinned pairs.
   */
  public Optional<Expansion> beginning(Expansion.Point point, FieldProgram field, int order) {
    return beginning(new ExpandableProgram(point, field, arithmetic, bits), order);
  }

  /** The same from a guess that may be wrong, but leaves fixed-point arithmetic something. */
  public Optional<Expansion> beginning(
      Expansion.Point point, FieldProgram field, int order, Dyadic guess) {
    return beginning(new ExpandableProgram(point, field, arithmetic, bits), order, guess);
  }

  /** The same of a field of any form. */
  public static <S extends StepSeries> Optional<S> beginning(Expandable<S> field, int order) {
    double size = field.logSize();
    double speed = field.logSpeed();
    Dyadic guess = slowed(Dyadic.ONE, speed - (Double.isInfinite(size) ? 0 : size));
    return beginning(field, order, guess);
  }

  private static <S extends StepSeries> Optional<S> beginning(
      Expandable<S> field, int order, Dyadic guess) {
    Optional<S> first = inUnit(field, SeriesScale.uniform(order, guess));
    Dyadic unit = first.map(expansion -> slowed(guess, acceleration(expansion))).orElse(guess);
    boolean isNear = Math.abs(StepSize.logSize(unit) - StepSize.logSize(guess)) <= NEAR_BITS;
    return isNear ? first : inUnit(field, SeriesScale.uniform(order, unit));
  }

  private static <S extends StepSeries> Optional<S> inUnit(Expandable<S> field, SeriesScale scale) {
    S expansion = field.beginning(scale);
    return expansion.extend(2) ? Optional.of(expansion) : Optional.empty();
  }

  private static Dyadic slowed(Dyadic unit, double rate) {
    return Double.isInfinite(rate) || Double.isNaN(rate)
        ? unit
        : unit.scale(-(long) Math.ceil(rate) - 2);
  }

  /** The second coefficient by order, as a binary logarithm, against the weights or the first. */
  private static double acceleration(StepSeries expansion) {
    double size = StepSize.logNorm(expansion, 0);
    double first = StepSize.logNorm(expansion, 1);
    double second = StepSize.logNorm(expansion, 2);
    return Double.isInfinite(size) ? second - first : Math.max(first - size, (second - size) / 2);
  }
}
