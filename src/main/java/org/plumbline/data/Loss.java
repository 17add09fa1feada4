package org.plumbline.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.data.SlopeEquation.Monomial;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The loss {@code ℓ(p)} of a sample with margin {@code p = y f(x)}, smooth and convex in {@code p},
 * so that {@code -ℓ'} does not increase. All but the square loss are positive and decrease, with
 * {@code ℓ'' <= -ℓ'} ({@link #isDecreasing}).
 *
 * <p>A loss says what it is in terms of a few functions, and each arithmetic has these as exactly
 * as it can. Everything else follows from that: a loss is added here, with the proofs of these
 * properties (proofs-notes/setting.md).
 */
public enum Loss {
  /** {@code ℓ(p) = exp(-p)}. */
  EXPONENTIAL {
    @Override
    public <T extends @NonNull Object> T value(ValueFunctions<T> f, T p) {
      return f.exp(f.negate(p));
    }

    @Override
    public <T extends @NonNull Object> T slope(SlopeFunctions<T> f, T p) {
      return f.exp(f.negate(p));
    }

    @Override
    public <T extends @NonNull Object> T inverse(LossFunctions<T> f, T r) {
      return f.negate(f.log(r));
    }

    @Override
    public <T extends @NonNull Object> T atZero(LossFunctions<T> f) {
      return f.of(1);
    }

    @Override
    public @Rigorous Rational slopeAtZero() {
      return Rational.ONE;
    }

    @Override
    public SlopeEquation equation() {
      return SlopeEquation.ofOne(Monomial.of(1, 1));
    }

    @Override
    public boolean growsExponentially() {
      return true;
    }

    @Override
    public boolean fallsExponentially() {
      return true;
    }

    @Override
    public double approximateLog(double p) {
      return -p;
    }

    @Override
    public double approximateRelativeSlope(double p, double other) {
      return StrictMath.exp(other - p);
    }

    @Override
    public double approximateLogSlope(double p) {
      return -p;
    }
  },
  /** {@code ℓ(p) = log(1 + exp(-p))}. */
  LOGISTIC {
    @Override
    public <T extends @NonNull Object> T value(ValueFunctions<T> f, T p) {
      return f.softPlus(f.negate(p));
    }

    @Override
    public <T extends @NonNull Object> T slope(SlopeFunctions<T> f, T p) {
      return f.logistic(f.negate(p));
    }

    @Override
    public <T extends @NonNull Object> T inverse(LossFunctions<T> f, T r) {
      return f.negate(f.inverseSoftPlus(r));
    }

    @Override
    public <T extends @NonNull Object> T atZero(LossFunctions<T> f) {
      return f.log(f.of(2));
    }

    @Override
    public @Rigorous Rational slopeAtZero() {
      return Rational.of(1, 2);
    }

    @Override
    public SlopeEquation equation() {
      return SlopeEquation.ofOne(Monomial.of(1, 1), Monomial.of(-1, 1, 1));
    }

    @Override
    public boolean growsExponentially() {
      return false;
    }

    @Override
    public boolean fallsExponentially() {
      return true;
    }

    @Override
    public double approximateLog(double p) {
      return p > LARGE_MARGIN
          ? -p
          : StrictMath.log(p < -LARGE_MARGIN ? -p : StrictMath.log1p(StrictMath.exp(-p)));
    }

    @Override
    public double approximateRelativeSlope(double p, double other) {
      double exponential = StrictMath.exp(other - p);
      return exponential * (1 + StrictMath.exp(-other)) / (1 + StrictMath.exp(-p));
    }

    @Override
    public double approximateLogSlope(double p) {
      return Math.min(0, -p);
    }
  },
  /**
   * {@code ℓ(p) = (√(4 + p²) - p)/2}, the positive root of {@code ℓ² + pℓ = 1}: about {@code 1/p}
   * for large margins. As logistic is softplus of {@code -p}, this is squareplus of it (J. T.
   * Barron, arXiv:2112.11687).
   *
   * <p>With {@code s = √(4 + p²)} the slope is {@code 2/((p + s) s)}, and {@code 1} less that of
   * {@code -p}.
   */
  SQUAREPLUS {
    @Override
    public <T extends @NonNull Object> T value(ValueFunctions<T> f, T p) {
      return f.decreasing(p, q -> root(f, q));
    }

    private static <T extends @NonNull Object> T root(ValueFunctions<T> f, T p) {
      return f.isNegative(p)
          ? f.multiply(f.reciprocal(f.of(2)), f.add(f.negate(p), hypotenuse(f, p)))
          : f.multiply(f.of(2), f.reciprocal(f.add(p, hypotenuse(f, p))));
    }

    private static <T extends @NonNull Object> T hypotenuse(AlgebraicFunctions<T> f, T p) {
      return f.sqrt(f.add(f.of(4), f.multiply(p, p)));
    }

    @Override
    public <T extends @NonNull Object> T slope(SlopeFunctions<T> f, T p) {
      return f.decreasing(
          p,
          q ->
              f.isNegative(q)
                  ? f.add(f.of(1), f.negate(slopeOfRight(f, f.negate(q))))
                  : slopeOfRight(f, q));
    }

    private static <T extends @NonNull Object> T slopeOfRight(SlopeFunctions<T> f, T p) {
      T s = hypotenuse(f, p);
      return f.multiply(f.of(2), f.reciprocal(f.multiply(f.add(p, s), s)));
    }

    @Override
    public <T extends @NonNull Object> T inverse(LossFunctions<T> f, T r) {
      return f.decreasing(r, x -> f.add(f.reciprocal(x), f.negate(x)));
    }

    @Override
    public <T extends @NonNull Object> T atZero(LossFunctions<T> f) {
      return f.of(1);
    }

    @Override
    public @Rigorous Rational slopeAtZero() {
      return Rational.of(1, 2);
    }

    /** With {@code y_2 = 1/s}. */
    @Override
    public SlopeEquation equation() {
      return new SlopeEquation(
          List.of(List.of(Monomial.of(2, 2, 2, 2)), List.of(Monomial.of(-1, 2, 2, 2, 0))));
    }

    @Override
    public <T extends @NonNull Object> List<T> solution(SlopeFunctions<T> f, T p) {
      return List.of(slope(f, p), f.reciprocal(hypotenuse(f, p)));
    }

    @Override
    public boolean growsExponentially() {
      return false;
    }

    @Override
    public boolean fallsExponentially() {
      return false;
    }

    @Override
    public double approximateLog(double p) {
      double larger = StrictMath.log(Math.abs(p) / 2 + StrictMath.hypot(1, p / 2));
      return p < 0 ? larger : -larger;
    }

    @Override
    public double approximateRelativeSlope(double p, double other) {
      return StrictMath.exp(approximateLogSlope(p) - approximateLogSlope(other));
    }

    @Override
    public double approximateLogSlope(double p) {
      if (p < 0) {
        return StrictMath.log1p(-StrictMath.exp(approximateLogSlope(-p)));
      }
      double s = StrictMath.hypot(2, p);
      return StrictMath.log(2 / s) - StrictMath.log(p + s);
    }
  },
  /**
   * {@code ℓ(p) = (1 - p)²/2}, which is {@code (f(x) - y)²/2}: what a regression to the labels
   * takes. It increases beyond {@code p = 1}, where {@code -ℓ'(p) = 1 - p} is negative.
   */
  SQUARE {
    @Override
    public <T extends @NonNull Object> T value(ValueFunctions<T> f, T p) {
      T half = f.reciprocal(f.of(2));
      return f.multiply(half, f.square(f.add(f.of(1), f.negate(p))));
    }

    @Override
    public <T extends @NonNull Object> T slope(SlopeFunctions<T> f, T p) {
      return f.decreasing(p, q -> f.add(f.of(1), f.negate(q)));
    }

    /** The lesser of the two margins. */
    @Override
    public <T extends @NonNull Object> T inverse(LossFunctions<T> f, T r) {
      return f.add(f.of(1), f.negate(f.sqrt(f.multiply(f.of(2), r))));
    }

    @Override
    public <T extends @NonNull Object> T atZero(LossFunctions<T> f) {
      return f.reciprocal(f.of(2));
    }

    @Override
    public @Rigorous Rational slopeAtZero() {
      return Rational.ONE;
    }

    @Override
    public Optional<Rational> rationalSlope(Rational p) {
      return Optional.of(Rational.ONE.subtract(p));
    }

    @Override
    public SlopeEquation equation() {
      return SlopeEquation.ofOne(Monomial.of(1));
    }

    @Override
    public boolean isDecreasing() {
      return false;
    }

    @Override
    public boolean growsExponentially() {
      return false;
    }

    @Override
    public boolean fallsExponentially() {
      return false;
    }

    @Override
    public double approximateLog(double p) {
      return 2 * approximateLogSlope(p) - LOG_2;
    }

    @Override
    public double approximateRelativeSlope(double p, double other) {
      return (1 - p) / (1 - other);
    }

    @Override
    public double approximateLogSlope(double p) {
      return StrictMath.log(Math.abs(1 - p));
    }

    /** From the digits of the margin that a double has not: they count where it is nearly 1. */
    @Override
    public double approximateLog(Dyadic p) {
      return 2 * LOG_10 * Magnitude.enclosingAbove(shortfall(p)).approximateLog10() - LOG_2;
    }

    /** From the digits of the margins that doubles have not. */
    @Override
    public double[] approximateRelativeSlopes(List<Dyadic> margins) {
      List<Dyadic> slopes = margins.stream().map(p -> shortfall(p)).toList();
      Dyadic largest = slopes.stream().map(c -> c.abs()).reduce(Dyadic.ZERO, Dyadic::max);
      return slopes.stream().mapToDouble(c -> quotient(c, largest)).toArray();
    }

    /** A difference that is next to nothing beside its terms is rounding. */
    @Override
    public double[] approximateSlopeSizes(List<Dyadic> margins) {
      double largest =
          margins.stream().mapToDouble(p -> shortfall(p).abs().approximateDouble()).max().orElse(0);
      double[] sizes = approximateRelativeSlopes(margins);
      for (int i = 0; i < sizes.length; i++) {
        double terms = 1 + Math.abs(margins.get(i).approximateDouble());
        sizes[i] = Math.max(Math.abs(sizes[i]), largest > 0 ? ROUNDING * terms / largest : 0);
      }
      return sizes;
    }

    private static double quotient(Dyadic c, Dyadic largest) {
      return c.signum() == 0 ? 0 : c.approximateQuotient(largest, MORE_BITS).approximateDouble();
    }

    /** About {@code 1 - p}, to as many digits as {@code p} has. */
    private static Dyadic shortfall(Dyadic p) {
      return Dyadic.ONE.approximateSum(p.negate(), p.significand().bitLength() + MORE_BITS);
    }
  };

  private static final double LOG_2 = StrictMath.log(2);
  private static final double LOG_10 = StrictMath.log(10);

  /**
   * So small a part of what a slope is the difference of counts as its size, if the slope is less.
   */
  private static final double ROUNDING = 0x1p-30;

  /** More bits than a double has. */
  private static final int MORE_BITS = 64;

  /** Beyond this margin the logistic loss is the exponential one in double arithmetic. */
  private static final double LARGE_MARGIN = 40;

  /** The loss {@code ℓ(p)}. */
  public abstract <T extends @NonNull Object> T value(ValueFunctions<T> f, T p);

  /** The weight {@code -ℓ'(p)} of a sample in the flow. */
  public abstract <T extends @NonNull Object> T slope(SlopeFunctions<T> f, T p);

  /** The margin {@code ℓ⁻¹(r)} at which the loss is {@code r > 0}. */
  public abstract <T extends @NonNull Object> T inverse(LossFunctions<T> f, T r);

  /** The number {@code ℓ(0)}. */
  public abstract <T extends @NonNull Object> T atZero(LossFunctions<T> f);

  /** The number {@code -ℓ'(0)}. */
  public abstract @Rigorous Rational slopeAtZero();

  /** The number {@code -ℓ'(p)}, where it is known to be rational. */
  public Optional<Rational> rationalSlope(Rational p) {
    return p.signum() == 0 ? Optional.of(slopeAtZero()) : Optional.empty();
  }

  /** The equation that the slope solves as a function of {@code -p}. */
  public abstract SlopeEquation equation();

  /** The functions that {@link #equation} is about, the slope first. */
  public <T extends @NonNull Object> List<T> solution(SlopeFunctions<T> f, T p) {
    return List.of(slope(f, p));
  }

  /**
   * Whether the loss is positive and decreases at every margin, with {@code 0 < ℓ'' <= -ℓ'}: then
   * no sample ever pulls its own margin back.
   */
  public boolean isDecreasing() {
    return true;
  }

  /** Whether the loss of a wrong sample is about {@code e^-p}, and so may be out of range. */
  public abstract boolean growsExponentially();

  /**
   * Whether the loss of a right sample is about {@code e^-p}: what theorems on limits of directions
   * ask of it (proofs-notes/margin-direction.md).
   */
  public abstract boolean fallsExponentially();

  /** The logarithm of {@code ℓ(p)}. */
  public abstract double approximateLog(double p);

  /** The logarithm of {@code ℓ(p)}, from a margin of any precision. */
  public double approximateLog(Dyadic p) {
    return approximateLog(p.approximateDouble());
  }

  /** The logarithm of {@code |ℓ'(p)|}, but for a factor of 2. */
  public abstract double approximateLogSlope(double p);

  /** The quotient {@code ℓ'(p) / ℓ'(other)}. */
  public abstract double approximateRelativeSlope(double p, double other);

  /** The slopes {@code -ℓ'(p_i)}, divided by the largest in size; all 0 if that is. */
  public double[] approximateRelativeSlopes(List<Dyadic> margins) {
    double[] p = margins.stream().mapToDouble(Dyadic::approximateDouble).toArray();
    double least = Arrays.stream(p).min().orElse(0);
    return Arrays.stream(p).map(margin -> approximateRelativeSlope(margin, least)).toArray();
  }

  /** The sizes that rounding of those is relative to. */
  public double[] approximateSlopeSizes(List<Dyadic> margins) {
    return Arrays.stream(approximateRelativeSlopes(margins)).map(Math::abs).toArray();
  }

  /** All losses but this one. */
  public List<Loss> others() {
    return Arrays.stream(values()).filter(loss -> loss != this).toList();
  }

  /** The losses by their names in files. */
  public static Map<String, Loss> byName() {
    Map<String, Loss> named = new TreeMap<>();
    Arrays.stream(values()).forEach(loss -> named.put(loss.toString(), loss));
    return named;
  }

  /** The name in files, such as {@code logistic}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
