package org.plumbline.flow.event;

/** Shows in double arithmetic that a polynomial is positive on [0, 1], where it plainly is. */
public final class PositivityCheck {
  /** What rounding may spoil, relative to the sum of the coefficients' sizes. */
  private static final double NOISE = 1e-11;

  private static final int DEPTH = 10;

  private final double[] coefficients;
  private final double noise;
  private final double slope;

  private PositivityCheck(double[] coefficients) {
    this.coefficients = coefficients;
    double size = 0;
    double steepness = 0;
    for (int k = 0; k < coefficients.length; k++) {
      size += Math.abs(coefficients[k]);
      steepness += k * Math.abs(coefficients[k]);
    }
    this.noise = NOISE * size;
    this.slope = steepness;
  }

  /**
   * Whether {@code sign · Σ_{k>=zeros} c_k τ^{k-zeros}}, {@code k <= order}, is positive on [0, 1]
   * beyond doubt.
   */
  public static boolean isPositive(double[] c, int order, int sign, int zeros) {
    double rest = 0;
    for (int k = zeros + 1; k <= order; k++) {
      rest += Math.abs(c[k]);
    }
    if (zeros <= order && sign * c[zeros] * (1 - NOISE) > rest * (1 + NOISE)) {
      return true;
    }
    double[] shifted = new double[Math.max(1, order + 1 - zeros)];
    for (int k = zeros; k <= order; k++) {
      shifted[k - zeros] = sign * c[k];
    }
    return new PositivityCheck(shifted).positive(0, 1, DEPTH);
  }

  private boolean positive(double left, double right, int depth) {
    double middle = (left + right) / 2;
    double value = at(middle);
    double half = (right - left) / 2;
    if (value - slope * half > noise) {
      return true;
    }
    return depth > 0
        && value > noise
        && positive(left, middle, depth - 1)
        && positive(middle, right, depth - 1);
  }

  private double at(double tau) {
    double value = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      value = value * tau + coefficients[k];
    }
    return value;
  }
}
