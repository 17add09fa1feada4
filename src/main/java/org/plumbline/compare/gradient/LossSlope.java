package org.plumbline.compare.gradient;

import org.plumbline.data.DyadicFunctions;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * The slope {@code -ℓ'(p)} of a loss, enclosed, with a bound on the error of computing it.
 *
 * <p>Losses that decrease have {@code |d log(-ℓ')/dp| <= 1}, so an error {@code e} of the margin is
 * a factor of at most {@code exp(e)}; the exponential itself is assumed good to {@value
 * #EXPONENTIAL_ULPS} units in the last place. The slope of the square loss is off by as much as the
 * margin, and a rounding (proofs-notes/comparison.md, C2).
 *
 * @param value the slope, without the factor of the mean
 * @param errorUpper at least the error of the computed one
 */
record LossSlope(DyadicInterval value, Magnitude errorUpper) {
  /** Units in the last place by which an engine's exponential may be off. */
  static final int EXPONENTIAL_ULPS = 4;

  /** One of the difference, and three of factors that are no powers of two. */
  private static final int DIFFERENCE_ROUNDINGS = 4;

  /** Beyond these powers of two no format has numbers. */
  private static final long FAR = 20_000;

  private static final Dyadic FAR_ARGUMENT = Dyadic.of(12_000);

  /** How an engine gets at a slope that is at most 1. */
  enum Style {
    /** With a small relative error. */
    RELATIVE,
    /** As a sigmoid function minus a label 1: with a small absolute error only. */
    DIFFERENCE
  }

  /** The slope at a margin whose computed value is off by {@code error} at most. */
  static LossSlope of(
      Loss loss, DyadicInterval margin, Magnitude error, Rounding rounding, Style style) {
    DyadicInterval value = exact(loss, margin);
    Dyadic size = value.magnitude();
    boolean overflows = size.signum() > 0 && size.magnitudeExponent() > FAR;
    if (overflows || error.isInfinite()) {
      return new LossSlope(value, Magnitude.INFINITY);
    }
    if (!loss.isDecreasing()) {
      return new LossSlope(value, ofDifference(Magnitude.enclosingAbove(size), error, rounding));
    }
    Magnitude stretch = error.expUpper();
    boolean isBounded = !loss.growsExponentially();
    int roundings = 2 * EXPONENTIAL_ULPS + (isBounded ? 6 : 2);
    Magnitude gamma = rounding.gammaUpper(roundings);
    Magnitude relative = error.add(gamma).multiply(stretch);
    Magnitude bound =
        relative
            .multiply(Magnitude.enclosingAbove(value.upper()))
            .add(rounding.underflowsUpper(roundings));
    if (isBounded) {
      // e^p, or the product of two numbers whose squares are in range
      Magnitude overflow = rounding.overflow();
      bound = bound.add(loss.fallsExponentially() ? overflow : overflow.scale(1));
    }
    boolean isDifference = isBounded && style == Style.DIFFERENCE;
    return new LossSlope(value, isDifference ? bound.add(gamma) : bound);
  }

  /** What {@code 1 - p}, or {@code f - y}, and factors beside it may be off by. */
  private static Magnitude ofDifference(Magnitude size, Magnitude error, Rounding rounding) {
    return error
        .add(rounding.gammaUpper(DIFFERENCE_ROUNDINGS).multiply(size.add(error)))
        .add(rounding.underflowsUpper(DIFFERENCE_ROUNDINGS));
  }

  /** Whether an engine may get at the slope with a small absolute error only. */
  static boolean mayBeDifference(Loss loss) {
    return loss.isDecreasing() && !loss.growsExponentially();
  }

  private static DyadicInterval exact(Loss loss, DyadicInterval margin) {
    if (!loss.fallsExponentially()) {
      return loss.slope(new DyadicFunctions(SamplePass.BITS), margin);
    }
    if (margin.lower().compareTo(FAR_ARGUMENT.scale(1)) > 0) {
      return new DyadicInterval(Dyadic.ZERO, Dyadic.ONE.scale(-FAR));
    }
    if (margin.upper().compareTo(FAR_ARGUMENT.scale(1).negate()) < 0) {
      return loss == Loss.LOGISTIC
          ? new DyadicInterval(Dyadic.ONE.subtract(Dyadic.ONE.scale(-FAR)), Dyadic.ONE)
          : DyadicInterval.of(Dyadic.ONE.scale(FAR + 1));
    }
    return loss == Loss.EXPONENTIAL
        ? margin.negate().exp(SamplePass.BITS)
        : DyadicInterval.ONE
            .divide(
                DyadicInterval.ONE.add(margin.exp(SamplePass.BITS)).outward(SamplePass.BITS),
                SamplePass.BITS)
            .outward(SamplePass.BITS);
  }
}
