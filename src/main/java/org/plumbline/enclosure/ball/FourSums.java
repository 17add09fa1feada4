package org.plumbline.enclosure.ball;

/**
 * Sums of products of limbs for four successive orders, found at once since they read the same
 * limbs.
 *
 * <p>A sum is known modulo {@code 2^64} from the products of longs and nearly from those of
 * doubles: together exactly, as long as doubles are off by less than {@code 2^62}
 * (proofs-notes/verifier.md, V2). That takes the place of 128-bit products.
 */
final class FourSums {
  /** Orders summed at once. */
  static final int WIDTH = 4;

  /** Products in a sum that is to be exact. */
  static final int EXACT_TERMS = 256;

  /** Products in a sum that is rounded, by less than a unit for each. */
  static final int ROUNDED_TERMS = 56;

  /** Zeros that a row stands between. */
  static final int PAD = WIDTH - 1;

  private int order;
  private int terms;
  private long wrapped0;
  private long wrapped1;
  private long wrapped2;
  private long wrapped3;
  private double near0;
  private double near1;
  private double near2;
  private double near3;

  /** Begins sums for {@code order} and the three orders behind. */
  void start(int order) {
    this.order = order;
    this.terms = 0;
    this.wrapped0 = 0;
    this.wrapped1 = 0;
    this.wrapped2 = 0;
    this.wrapped3 = 0;
    this.near0 = 0;
    this.near1 = 0;
    this.near2 = 0;
    this.near3 = 0;
  }

  /** The first of the four orders. */
  int order() {
    return order;
  }

  /** At least the number of products in each of the sums. */
  int terms() {
    return terms;
  }

  /** The first limb of the one factor that has a partner in the other, {@code y}. */
  int first(LimbRow y) {
    return Math.max(0, order + 1 - y.length());
  }

  /** One more than the last limb of a factor that has a partner for one of the orders. */
  int end(LimbRow x) {
    return Math.min(order + WIDTH, x.length());
  }

  /** Adds {@code x_j y_{i-j}}, {@code start <= j < end}, for each of the four orders {@code i}. */
  void add(LimbRow x, LimbRow y, int start, int end) {
    long[] a = x.limbs();
    long[] b = y.limbs();
    double[] c = x.doubles();
    double[] d = y.doubles();
    long p0 = 0;
    long p1 = 0;
    long p2 = 0;
    long p3 = 0;
    double s0 = near0;
    double s1 = near1;
    double s2 = near2;
    double s3 = near3;
    for (int j = start; j < end; j++) {
      int at = order - j + PAD;
      long limb = a[j + PAD];
      double factor = c[j + PAD];
      p0 += limb * b[at];
      s0 += factor * d[at];
      p1 += limb * b[at + 1];
      s1 += factor * d[at + 1];
      p2 += limb * b[at + 2];
      s2 += factor * d[at + 2];
      p3 += limb * b[at + 3];
      s3 += factor * d[at + 3];
    }
    wrapped0 += p0;
    wrapped1 += p1;
    wrapped2 += p2;
    wrapped3 += p3;
    near0 = s0;
    near1 = s1;
    near2 = s2;
    near3 = s3;
    terms += end - start;
  }

  /** The same for sums that are to be rounded. */
  void addRounded(double[] x, double[] y, int start, int end) {
    double s0 = near0;
    double s1 = near1;
    double s2 = near2;
    double s3 = near3;
    for (int j = start; j < end; j++) {
      int at = order - j + PAD;
      double factor = x[j + PAD];
      s0 += factor * y[at];
      s1 += factor * y[at + 1];
      s2 += factor * y[at + 2];
      s3 += factor * y[at + 3];
    }
    near0 = s0;
    near1 = s1;
    near2 = s2;
    near3 = s3;
    terms += end - start;
  }

  private long wrapped(int i) {
    return i < 2 ? (i == 0 ? wrapped0 : wrapped1) : (i == 2 ? wrapped2 : wrapped3);
  }

  private double near(int i) {
    return i < 2 ? (i == 0 ? near0 : near1) : (i == 2 ? near2 : near3);
  }

  /** The exact sum of order {@code order() + i} modulo {@code 2^50}. */
  long low(int i) {
    return wrapped(i) & SeriesBall.MASK;
  }

  /** The exact sum of order {@code order() + i} less its low part, over {@code 2^50}. */
  long high(int i) {
    long wrapped = wrapped(i);
    long wraps = (long) Math.rint((near(i) - wrapped) * 0x1p-64);
    return (wrapped >> SeriesBall.BITS) + (wraps << (Long.SIZE - SeriesBall.BITS));
  }

  /** The sum of order {@code order() + i} over {@code 2^50}, to within a unit for each product. */
  long rounded(int i) {
    return (long) Math.rint(near(i) * 0x1p-50);
  }
}
