package org.plumbline.enclosure.ball;

import java.util.Arrays;
import java.util.List;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * A polynomial in doubles with a bound of what they leave out, for ranges on parts of {@code [0,
 * 1]}.
 *
 * <p>{@code P([a, b])} lies within {@code (b - a)/2 · Σ k |c_k| b^(k-1)} of {@code P} at the
 * middle; Horner's rule on {@code n} rounded coefficients is off by at most {@code 2^-50 (n + 4) Σ
 * |c_k|}. Coefficients beyond the range of doubles make the range unbounded.
 */
public final class PolynomialRange {
  /** More than what a few thousand rounded additions and products may lose. */
  private static final double UPWARD = 1 + 0x1p-38;

  /**
   * More than what numbers below the range of normal doubles may add up to: each is off by {@code
   * 2^-1074} at most, and so is a product; {@code k} times that, for less than {@code 2^12} orders
   * {@code k}, is below {@code 2^-1050}.
   */
  private static final double UNDERFLOW = 0x1p-1048;

  /** Limbs that tell the range of a proposed polynomial well enough. */
  private static final int LIMBS = 3;

  private final double[] c;
  private final double slack;

  private PolynomialRange(double[] c, double slack) {
    this.c = c;
    this.slack = slack;
  }

  /** The ranges of every series in the ball. */
  public static PolynomialRange enclosing(SeriesBall ball) {
    double[] c = ball.approximateCoefficients();
    double norm = ball.sizes().normUpper().doubleUpper();
    double rounding = norm * (c.length + 4) * 0x1p-50;
    double slack = (rounding + ball.radius().doubleUpper()) * UPWARD + UNDERFLOW;
    return new PolynomialRange(c, slack);
  }

  /**
   * The ranges of {@code Σ_a x_a P_a} for numbers in the given intervals.
   *
   * <p>Coefficients of {@code P_a} are known to {@code 2^-49}; with {@code d} terms those of the
   * sum are off by {@code (d + 16) 2^-50 Σ X_a |c_a|} at most, {@code X_a >= |x_a|}, and the spread
   * of {@link #on} by less than the number of orders times that.
   */
  public static PolynomialRange ofSum(List<PolynomialRange> ranges, List<DoubleInterval> x) {
    int length = ranges.stream().mapToInt(range -> range.c.length).max().orElse(0);
    double[] c = new double[length];
    double norm = 0;
    double slack = 0;
    for (int a = 0; a < ranges.size(); a++) {
      PolynomialRange range = ranges.get(a);
      double middle = x.get(a).approximateMiddle();
      double size = x.get(a).magnitudeUpper();
      double sum = 0;
      for (int k = 0; k < range.c.length; k++) {
        c[k] += middle * range.c[k];
        sum += Math.abs(range.c[k]);
      }
      norm += size * sum;
      slack += size * range.slack + x.get(a).radiusUpper(middle) * sum;
    }
    double rounding = norm * (length + 4) * (ranges.size() + 16) * 0x1p-50;
    return new PolynomialRange(c, (rounding + slack) * UPWARD + UNDERFLOW);
  }

  /** The interval of {@link #on} for functions within {@code distance} of these. */
  public DoubleInterval around(double a, double b, double distance) {
    DoubleInterval range = on(a, b);
    return new DoubleInterval(
        Directed.sumLower(range.lower(), -distance), Directed.sumUpper(range.upper(), distance));
  }

  /** The ranges of a proposed polynomial. */
  public static PolynomialRange enclosing(Polynomial polynomial) {
    if (polynomial instanceof LimbPolynomial limbs) {
      return ofLimbs(limbs);
    }
    FixedDigits.Cut cut = FixedDigits.cut(polynomial, LIMBS);
    return enclosing(cut.series().widened(cut.lost()));
  }

  /** The same, coefficients being rounded to doubles by less than {@code 2^-50} of their sizes. */
  private static PolynomialRange ofLimbs(LimbPolynomial polynomial) {
    double[] c = new double[polynomial.length()];
    double norm = 0;
    for (int k = 0; k < c.length; k++) {
      c[k] = polynomial.approximate(k);
      norm += Math.abs(c[k]);
    }
    double slack = norm * (c.length + 4) * 0x1p-50 * UPWARD + UNDERFLOW;
    return new PolynomialRange(c, slack);
  }

  /** The ranges of the derivative of the polynomial; the ball's radius does not enter. */
  public static PolynomialRange enclosingDerivative(SeriesBall ball) {
    return enclosing(ball.center().derivative());
  }

  /**
   * The ranges of {@code (P(τ) - P(0))/τ} for the polynomial of the ball, whose radius does not
   * enter.
   */
  static PolynomialRange enclosingRise(SeriesBall ball) {
    double[] c = ball.approximateCoefficients();
    double[] rise = Arrays.copyOfRange(c, Math.min(1, c.length), c.length);
    double norm = ball.sizes().normWithoutConstantUpper().doubleUpper();
    double slack = norm * (c.length + 4) * 0x1p-50 * UPWARD + UNDERFLOW;
    return new PolynomialRange(rise, slack);
  }

  /** An interval that contains the values on {@code [a, b] ⊂ [0, 1]}. */
  public DoubleInterval on(double a, double b) {
    double middle = (a + b) / 2;
    double half = Math.max(b - middle, middle - a) * UPWARD;
    double spread = half * slopeUpper(b) * UPWARD + slack;
    double value = at(middle);
    if (!Double.isFinite(value) || !Double.isFinite(spread)) {
      return DoubleInterval.ENTIRE;
    }
    return new DoubleInterval(Math.nextDown(value - spread), Math.nextUp(value + spread));
  }

  private double at(double tau) {
    double value = 0;
    for (int k = c.length - 1; k >= 0; k--) {
      value = value * tau + c[k];
    }
    return value;
  }

  private double slopeUpper(double tau) {
    double slope = 0;
    for (int k = c.length - 1; k >= 1; k--) {
      slope = slope * tau + k * Math.abs(c[k]);
    }
    return slope * UPWARD + UNDERFLOW;
  }
}
