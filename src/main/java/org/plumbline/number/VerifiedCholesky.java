package org.plumbline.number;

/**
 * Upper bounds of the eigenvalues of a symmetric matrix of doubles, proved by a Cholesky
 * decomposition in double arithmetic that runs to completion.
 *
 * <p>If the decomposition of {@code A} finds positive pivots only, {@code λ_min(A) >= -γ/(1-γ) tr
 * A} with {@code γ = (n+1)u/(1-(n+1)u)}, {@code u = 2^-53} (Rump, Verification of positive
 * definiteness, BIT 46, 2006; proofs-notes/growth.md).
 */
final class VerifiedCholesky {
  private static final double UNIT = 0x1p-53;

  /** The trace, and with it every entry of the factor, must stay below this. */
  private static final double LARGEST_TRACE = 0x1p40;

  /** More than what underflow can do to an entry. */
  private static final double UNDERFLOW = 0x1p-1000;

  private VerifiedCholesky() {}

  /**
   * A bound close to {@code candidate > 0} of every eigenvalue, or {@code +∞} if the candidate
   * could not be confirmed.
   */
  static double confirmedUpper(double[][] symmetric, double candidate) {
    int exponent = Math.getExponent(candidate);
    double shift = Math.scalb(candidate, -exponent);
    double[][] rest = remainder(symmetric, shift, -exponent);
    double trace = 0;
    double largest = 0;
    for (int i = 0; i < rest.length; i++) {
      trace = Directed.sumUpper(trace, rest[i][i]);
      largest = Math.max(largest, rest[i][i]);
    }
    if (!(trace < LARGEST_TRACE) || !completes(rest)) {
      return Double.POSITIVE_INFINITY;
    }
    double bound = Directed.sumUpper(shift, errorUpper(rest.length, trace, largest));
    return DoubleInterval.of(bound).scale(exponent).upper();
  }

  /** The upper triangle of {@code shift · I - 2^power · symmetric}, its diagonal rounded. */
  private static double[][] remainder(double[][] symmetric, double shift, int power) {
    double[][] rest = new double[symmetric.length][symmetric.length];
    for (int i = 0; i < rest.length; i++) {
      for (int j = i; j < rest.length; j++) {
        rest[i][j] = -Math.scalb(symmetric[i][j], power);
      }
      rest[i][i] += shift;
    }
    return rest;
  }

  /** Whether all pivots are positive; the upper triangle is overwritten by the factor. */
  private static boolean completes(double[][] a) {
    for (int k = 0; k < a.length; k++) {
      double[] row = a[k];
      if (!(row[k] > 0)) {
        return false;
      }
      double pivot = Math.sqrt(row[k]);
      for (int j = k + 1; j < a.length; j++) {
        row[j] /= pivot;
      }
      for (int i = k + 1; i < a.length; i++) {
        // Most entries between edges from inputs are 0 and stay 0.
        if (row[i] != 0) {
          subtract(row, row[i], a[i], i);
        }
      }
    }
    return true;
  }

  private static void subtract(double[] row, double factor, double[] from, int first) {
    for (int j = first; j < from.length; j++) {
      from[j] -= factor * row[j];
    }
  }

  /** Errors of the decomposition, of the diagonal before it, and of underflow, as norms. */
  private static double errorUpper(int n, double trace, double largest) {
    double gamma = gammaUpper(n + 1);
    double factor = Directed.quotientUpper(gamma, Directed.sumLower(1, -gamma));
    double decomposition = Directed.productUpper(factor, trace);
    double diagonal = Directed.productUpper(UNIT, largest);
    double underflow = Directed.productUpper((double) n * n, UNDERFLOW);
    return Directed.sumUpper(decomposition, Directed.sumUpper(diagonal, underflow));
  }

  /** At least {@code γ_k = ku/(1 - ku)}: the relative error of {@code k} roundings in a row. */
  static double gammaUpper(int k) {
    double share = k * UNIT;
    return Directed.quotientUpper(share, Directed.sumLower(1, -share));
  }
}
