package org.plumbline.number;

/**
 * A set of symmetric matrices, entry by entry {@code |A_ij - middle_ij| <= radius_ij}.
 *
 * <p>Every bound holds for all matrices of the set (proofs-notes/growth.md).
 */
public final class SymmetricEnclosure {
  private static final int PERRON_STEPS = 4;

  /** The gaps, as powers of two, in which a proposed eigenvalue is tried. */
  private static final int[] GAPS = {-20, -12, -8, -6, -4, -2};

  /** Proposals below this part of the largest absolute eigenvalue are raised to it. */
  private static final double LEAST_PART = 0x1p-20;

  /** More than what underflow can take from a sum of at most 2^31 products. */
  private static final double UNDERFLOW = 0x1p-1000;

  /** Outweighs two roundings. */
  private static final double WIDER = 1 + 0x1p-51;

  private final double[][] middle;
  private final double[][] radius;

  private SymmetricEnclosure(double[][] middle, double[][] radius) {
    this.middle = middle;
    this.radius = radius;
  }

  /**
   * The matrices whose entries are sums of at most {@code terms} products {@code xy}, with {@code x
   * = x_0 ± r}, {@code y = y_0 ± s}, from sums computed in double arithmetic rounded to nearest.
   *
   * @param middles the sums of {@code x_0 y_0}
   * @param sizes the sums of bounds of {@code |x_0| |y_0|}, positive unless all products are 0
   * @param radii the sums of {@code |x_0| s + r t}, with {@code t >= |y_0| + s}
   */
  public static SymmetricEnclosure ofSums(
      double[][] middles, double[][] sizes, double[][] radii, int terms) {
    double gamma = VerifiedCholesky.gammaUpper(terms + 8);
    double[][] radius = new double[middles.length][];
    for (int i = 0; i < radius.length; i++) {
      radius[i] = radiiUpper(sizes[i], radii[i], gamma);
    }
    return new SymmetricEnclosure(middles, radius);
  }

  /** The symmetric matrices whose entries lie in the given intervals, a symmetric array. */
  public static SymmetricEnclosure of(DoubleInterval[][] entries) {
    double[][] middle = new double[entries.length][entries.length];
    double[][] radius = new double[entries.length][entries.length];
    for (int i = 0; i < entries.length; i++) {
      for (int j = 0; j < entries.length; j++) {
        middle[i][j] = entries[i][j].approximateMiddle();
        radius[i][j] = entries[i][j].radiusUpper(middle[i][j]);
      }
    }
    return new SymmetricEnclosure(middle, radius);
  }

  /** At least {@code (radius + γ size)(1 + 2γ)} and what underflow hides; 0 if there is nothing. */
  private static double[] radiiUpper(double[] sizes, double[] radii, double gamma) {
    double widening = 1 + 4 * gamma;
    double[] upper = new double[sizes.length];
    for (int j = 0; j < upper.length; j++) {
      double hidden = sizes[j] == 0 ? 0 : UNDERFLOW;
      upper[j] = (radii[j] + gamma * sizes[j]) * widening + hidden;
    }
    return upper;
  }

  /** At least {@code |A_ij|}, for every matrix of the set. */
  private double[][] magnitudesUpper() {
    double[][] magnitudes = new double[middle.length][middle.length];
    for (int i = 0; i < middle.length; i++) {
      for (int j = 0; j < middle.length; j++) {
        magnitudes[i][j] = (Math.abs(middle[i][j]) + radius[i][j]) * WIDER;
      }
    }
    return magnitudes;
  }

  /** At least {@code |A| x}, entry by entry, for {@code x >= 0} and every matrix of the set. */
  public NonNegativeOperator absoluteUpper() {
    return DenseNonNegative.of(magnitudesUpper());
  }

  /** At least the largest eigenvalue of every matrix of the set, and at least 0. */
  public double largestEigenvalueUpper() {
    double perron = PerronBound.upper(absoluteUpper(), PERRON_STEPS);
    if (perron == 0) {
      return 0;
    }
    double spread = PerronBound.upper(DenseNonNegative.of(radius), 1);
    double proposal = Math.max(Lanczos.approximateLargest(middle), perron * LEAST_PART);
    for (int gap : GAPS) {
      double candidate = proposal + Math.scalb(proposal, gap);
      if (!(candidate + spread < perron)) {
        return perron;
      }
      double confirmed = VerifiedCholesky.confirmedUpper(middle, candidate);
      if (confirmed < Double.POSITIVE_INFINITY) {
        return Math.min(perron, Directed.sumUpper(confirmed, spread));
      }
    }
    return perron;
  }
}
