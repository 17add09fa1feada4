package org.plumbline.number;

/**
 * A set of symmetric matrices, entry by entry {@code |A_ij - middle_ij| <= radius_ij}.
 *
 * <p>Every bound holds for all matrices of the set (proofs-notes/growth.md).
 */
public final class SymmetricEnclosure implements NonNegativeOperator {
  private static final int PERRON_STEPS = 6;

  /** The gaps, as powers of two, in which a proposed eigenvalue is tried. */
  private static final int[] GAPS = {-20, -14, -10, -8, -6, -4, -2};

  /** Proposals below this part of the largest absolute eigenvalue are raised to it. */
  private static final double LEAST_PART = 0x1p-20;

  /** More than what underflow can take from a sum of at most 2^31 products. */
  private static final double UNDERFLOW = 0x1p-1000;

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
    double gamma = VerifiedCholesky.gammaUpper(terms + 4);
    double[][] radius = new double[middles.length][middles.length];
    for (int i = 0; i < radius.length; i++) {
      for (int j = 0; j < radius.length; j++) {
        radius[i][j] = radiusUpper(sizes[i][j], radii[i][j], gamma);
      }
    }
    return new SymmetricEnclosure(middles, radius);
  }

  /** At least {@code (radius + γ size)(1 + 2γ)} and what underflow hides; 0 if there is nothing. */
  private static double radiusUpper(double size, double radius, double gamma) {
    if (size == 0) {
      return 0;
    }
    double sum = Directed.sumUpper(radius, Directed.productUpper(gamma, size));
    double widened = Directed.productUpper(sum, Directed.sumUpper(1, 2 * gamma));
    return Directed.sumUpper(widened, UNDERFLOW);
  }

  @Override
  public int size() {
    return middle.length;
  }

  /** At least {@code |A| x}, entry by entry, for {@code x >= 0}. */
  @Override
  public double[] applyUpper(double[] x) {
    double widening = Directed.sumUpper(1, VerifiedCholesky.gammaUpper(x.length + 2));
    double[] image = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      double largest = 0;
      for (int j = 0; j < x.length; j++) {
        double entry = Math.abs(middle[i][j]) + radius[i][j];
        sum += entry * x[j];
        largest = Math.max(largest, entry);
      }
      double hidden = largest == 0 ? 0 : UNDERFLOW;
      image[i] = Directed.sumUpper(Directed.productUpper(widening, sum), hidden);
    }
    return image;
  }

  /** At least the largest eigenvalue of every matrix of the set, and at least 0. */
  public double largestEigenvalueUpper() {
    double perron = PerronBound.upper(this, PERRON_STEPS);
    if (perron == 0) {
      return 0;
    }
    double spread = Math.min(radiusFrobeniusUpper(), radiusRowSumUpper());
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

  private double radiusFrobeniusUpper() {
    double squares = 0;
    for (double[] row : radius) {
      for (double entry : row) {
        squares = Directed.sumUpper(squares, Directed.productUpper(entry, entry));
      }
    }
    return Directed.rootUpper(squares);
  }

  private double radiusRowSumUpper() {
    double largest = 0;
    for (double[] row : radius) {
      double sum = 0;
      for (double entry : row) {
        sum = Directed.sumUpper(sum, entry);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }
}
