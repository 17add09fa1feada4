package org.plumbline.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The loss {@code ℓ(p)} of a sample with margin {@code p = y f(x)}, smooth, positive, decreasing
 * and convex in {@code p}, with {@code -ℓ'} decreasing and {@code 0 <= ℓ'' <= -ℓ'}.
 *
 * <p>A loss says what it is in terms of a few functions, and each arithmetic has these as exactly
 * as it can.
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
    public boolean growsExponentially() {
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
    public boolean growsExponentially() {
      return false;
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

  /** Whether the loss of a wrong sample is about {@code e^-p}, and so may be out of range. */
  public abstract boolean growsExponentially();

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
