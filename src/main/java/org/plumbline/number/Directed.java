package org.plumbline.number;

/**
 * Sums, products, quotients and roots of doubles with a stated direction: {@code …Lower} is at most
 * the exact result, {@code …Upper} at least.
 *
 * <p>The result rounded to nearest is moved by one double outwards, except where it is known to be
 * exact: a summand 0, a factor 0 or 1, a divisor 1. So zeros stay zeros. Operands may be infinite,
 * standing for numbers beyond every bound, and {@code 0 · ∞ = 0}; sums of opposite infinities and
 * quotients of infinities are excluded (proofs-notes/double-interval.md).
 */
public final class Directed {
  private Directed() {}

  /** At most {@code a + b}. */
  public static double sumLower(double a, double b) {
    return a == 0 ? b : b == 0 ? a : Math.nextDown(a + b);
  }

  /** At least {@code a + b}. */
  public static double sumUpper(double a, double b) {
    return a == 0 ? b : b == 0 ? a : Math.nextUp(a + b);
  }

  /** At most {@code a · b}. */
  public static double productLower(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == 1 || b == 1) {
      return a == 1 ? b : a;
    }
    double product = a * b;
    return product == 0 ? aboveUnderflow(a > 0 == b > 0) : Math.nextDown(product);
  }

  /** At least {@code a · b}. */
  public static double productUpper(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == 1 || b == 1) {
      return a == 1 ? b : a;
    }
    double product = a * b;
    return product == 0 ? -aboveUnderflow(a > 0 != b > 0) : Math.nextUp(product);
  }

  /**
   * At most {@code a / b}.
   *
   * @throws ArithmeticException unless {@code b > 0}
   */
  public static double quotientLower(double a, double b) {
    if (!(b > 0)) {
      throw new ArithmeticException("division by " + b + ", which is not positive");
    }
    if (a == 0 || b == 1) {
      return a;
    }
    double quotient = a / b;
    return quotient == 0 ? aboveUnderflow(a > 0) : Math.nextDown(quotient);
  }

  /**
   * At least {@code a / b}.
   *
   * @throws ArithmeticException unless {@code b > 0}
   */
  public static double quotientUpper(double a, double b) {
    return -quotientLower(-a, b);
  }

  /** At most {@code √a}; 0 if {@code a} is negative. */
  public static double rootLower(double a) {
    return a <= 0 ? 0 : a == 1 ? 1 : Math.nextDown(Math.sqrt(a));
  }

  /** At least {@code √a}; 0 if {@code a} is negative. */
  public static double rootUpper(double a) {
    return a <= 0 ? 0 : a == 1 ? 1 : Math.nextUp(Math.sqrt(a));
  }

  /** A lower bound of a number of the given sign that was rounded to zero. */
  private static double aboveUnderflow(boolean positive) {
    return positive ? 0 : -Double.MIN_VALUE;
  }
}
