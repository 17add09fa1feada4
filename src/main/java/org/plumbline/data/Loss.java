package org.plumbline.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.data.SlopeEquation.Monomial;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The loss {@code ℓ(p)} of a sample with margin {@code p = y f(x)}, smooth, positive, decreasing
 * and convex in {@code p}, with {@code -ℓ'} decreasing and {@code 0 <= ℓ'' <= -ℓ'}.
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
  };

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

  /** The equation that the slope solves as a function of {@code -p}. */
  public abstract SlopeEquation equation();

  /** The functions that {@link #equation} is about, the slope first. */
  public <T extends @NonNull Object> List<T> solution(SlopeFunctions<T> f, T p) {
    return List.of(slope(f, p));
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

  /** The logarithm of {@code -ℓ'(p)}, but for a factor of 2. */
  public abstract double approximateLogSlope(double p);

  /** The quotient {@code ℓ'(p) / ℓ'(other)}. */
  public abstract double approximateRelativeSlope(double p, double other);

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
