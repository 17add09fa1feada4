package org.plumbline.series.limb;

import org.plumbline.field.LimbPolynomial;
import org.plumbline.series.lane.LaneSeries;

/**
 * Cauchy products of series of multi-limb fixed-point numbers.
 *
 * <p>A number is {@code Σ_i x_i 2^(-56(i+1))} with signed limbs {@code -2^55 <= x_i < 2^55}, the
 * first at most 2^54 in absolute value. The limbs of equal index of all coefficients lie side by
 * side, so that inner loops run over plain arrays. The product of two limbs is split exactly into
 * {@code H 2^56 + L} with {@code H = floor(xy / 2^56)}, one {@link Math#multiplyHigh} of an operand
 * shifted by 8, and {@code 0 <= L < 2^56}; the spare bits let two dozen terms be summed before
 * carries are settled. Of a sum of products only {@code Σ H} and the wrapped {@code Σ xy} are
 * needed: {@code Σ L = Σ xy - 2^56 Σ H} is right modulo 2^64, and small enough to be right at all.
 * That spares a mask for each product. Only the first column is never carried out of: its sum over
 * {@code k + 1} terms is at most {@code (k + 1) 2^52} and some carries, so {@code k} must stay
 * below 2047, or first limbs be smaller.
 *
 * <p>Products beyond the last limb asked for are left out, and the low halves of the last column:
 * with {@code n} limbs every term is too small by less than {@code (5n + 1)/4} units of the last
 * limb or too large by less than {@code (n + 1)/4}, limbs being signed; a product with a zero
 * factor is exactly zero (proofs-notes/limb-series.md, L1 and L2). With limbs of 56 bits no
 * instruction set beyond multiply-high is needed; shorter limbs in vector lanes pay for many
 * samples at a time ({@link LaneSeries}).
 */
public final class LimbKernels {
  /** The bits of a limb. */
  public static final int BITS = LimbPolynomial.BITS;

  /** The low bits of a limb. */
  static final long MASK = (1L << BITS) - 1;

  private static final int SHIFT = 64 - BITS;

  /**
   * Terms of {@code n} limbs summed between carries: each adds less than {@code 1.25 (n - 1) 2^56}
   * to a column, so that the sum stays below {@code 120 · 2^56 < 2^63}; a square adds less than
   * {@code 2.25 · 2^56}.
   */
  private static final int TILE_1 = 256;

  private static final int TILE_2 = 64;
  private static final int TILE_SQUARE = 48;

  private static final int TILE_3 = 48;
  private static final int TILE_4 = 32;
  private static final int TILE_5 = 24;

  private LimbKernels() {}

  /**
   * Adds {@code Σ_{j=0..k} a_j b_{k-j}} to {@code sum}, the first {@code n} limbs.
   *
   * @param d the array that holds all limbs
   * @param a where the first limbs of a's coefficients begin; limb {@code p} begins {@code p ·
   *     stride} further
   * @param b the same for b
   */
  public static void convolve(long[] d, int a, int b, int stride, int k, int n, long[] sum) {
    switch (n) {
      case 1 -> convolve1(d, a, b, k, 0, sum);
      case 2 -> convolve2(d, a, b, stride, k, 0, sum);
      case 3 -> convolve3(d, a, b, stride, k, sum);
      case 4 -> convolve4(d, a, b, stride, k, sum);
      case 5 -> convolve5(d, a, b, stride, k, sum);
      default -> convolveMany(d, a, b, stride, k, n, sum);
    }
  }

  /**
   * By squares of two limbs of either factor, that are loaded once for four products; larger ones
   * take more sums than there are registers.
   */
  private static void convolveMany(long[] d, int a, int b, int stride, int k, int n, long[] sum) {
    for (int p = 0; p < n; p += 2) {
      for (int q = 0; p + q < n; q += 2) {
        int left = a + p * stride;
        int right = b + q * stride;
        switch (n - p - q) {
          case 1 -> convolve1(d, left, right, k, p + q, sum);
          case 2 -> convolve2(d, left, right, stride, k, p + q, sum);
          case 3 -> convolveSquare(d, left, right, stride, k, p + q, false, sum);
          default -> convolveSquare(d, left, right, stride, k, p + q, true, sum);
        }
      }
    }
  }

  /** All products of two limbs each; the low half of the last only if its column is wanted. */
  private static void convolveSquare(
      long[] d, int a, int b, int stride, int k, int column, boolean isWhole, long[] sum) {
    int a1 = a + stride;
    int b1 = b + stride;
    for (int first = 0; first <= k; first += TILE_SQUARE) {
      int last = Math.min(k, first + TILE_SQUARE - 1);
      long s0 = 0;
      long s1 = 0;
      long s2 = 0;
      long w0 = 0;
      long w1 = 0;
      long w2 = 0;
      for (int j = first; j <= last; j++) {
        int i = k - j;
        long x0 = d[a + j];
        long y0 = d[b + i];
        long x1 = d[a1 + j];
        long y1 = d[b1 + i];
        long u0 = x0 << SHIFT;
        long u1 = x1 << SHIFT;
        s0 += Math.multiplyHigh(u0, y0);
        w0 += x0 * y0;
        s1 += Math.multiplyHigh(u0, y1) + Math.multiplyHigh(u1, y0);
        w1 += x0 * y1 + x1 * y0;
        s2 += Math.multiplyHigh(u1, y1);
        w2 += x1 * y1;
      }
      if (isWhole) {
        settle(sum, column + 3, w2 - (s2 << BITS));
      }
      settle(sum, column + 2, s2 + w1 - (s1 << BITS));
      settle(sum, column + 1, s1 + w0 - (s0 << BITS));
      settle(sum, column, s0);
    }
  }

  /** Adds a value below {@code 120 · 2^56} to a column, its carry to the one before. */
  private static void settle(long[] sum, int column, long value) {
    if (column == 0) {
      sum[0] += value;
      return;
    }
    long total = sum[column] + value;
    sum[column] = total & MASK;
    sum[column - 1] += total >> BITS;
  }

  /**
   * Adds the product of one number, limbs {@code stride} apart, and a single limb {@code m} below
   * 2^54.
   */
  static void addScaled(long[] d, int a, int stride, int n, long m, long[] sum) {
    for (int i = 0; i < n; i++) {
      long x = d[a + i * stride];
      sum[i] += Math.multiplyHigh(x << SHIFT, m);
      if (i + 1 < n) {
        sum[i + 1] += (x * m) & MASK;
      }
    }
  }

  /**
   * Adds the products of numbers and single limbs {@code m_j} below 2^54, {@code first <= j <
   * last}, at most 32 of them: number {@code j} begins at {@code bases[j] + offset}.
   */
  static void addScaled(
      long[] d,
      int[] bases,
      int offset,
      int stride,
      int n,
      long[] m,
      int first,
      int last,
      long[] sum) {
    for (int i = 0; i < n; i++) {
      int at = offset + i * stride;
      long high = 0;
      long product = 0;
      for (int j = first; j < last; j++) {
        long x = d[bases[j] + at];
        high += Math.multiplyHigh(x << SHIFT, m[j]);
        product += x * m[j];
      }
      sum[i] += high;
      if (i + 1 < n) {
        sum[i + 1] += product - (high << BITS);
      }
    }
  }

  private static void convolve1(long[] d, int a, int b, int k, int column, long[] sum) {
    for (int first = 0; first <= k; first += TILE_1) {
      int last = Math.min(k, first + TILE_1 - 1);
      long s0 = 0;
      for (int j = first; j <= last; j++) {
        s0 += Math.multiplyHigh(d[a + j] << SHIFT, d[b + k - j]);
      }
      settle(sum, column, s0);
    }
  }

  private static void convolve2(long[] d, int a, int b, int stride, int k, int column, long[] sum) {
    int a1 = a + stride;
    int b1 = b + stride;
    for (int first = 0; first <= k; first += TILE_2) {
      int last = Math.min(k, first + TILE_2 - 1);
      long s0 = 0;
      long s1 = 0;
      for (int j = first; j <= last; j++) {
        int i = k - j;
        long x0 = d[a + j];
        long y0 = d[b + i];
        long x1 = d[a1 + j];
        long y1 = d[b1 + i];
        long u0 = x0 << SHIFT;
        long u1 = x1 << SHIFT;
        s0 += Math.multiplyHigh(u0, y0);
        s1 += Math.multiplyHigh(u0, y1) + Math.multiplyHigh(u1, y0) + ((x0 * y0) & MASK);
      }
      settle(sum, column + 1, s1);
      settle(sum, column, s0);
    }
  }

  private static void convolve3(long[] d, int a, int b, int stride, int k, long[] sum) {
    int a1 = a + stride;
    int b1 = b + stride;
    int a2 = a + 2 * stride;
    int b2 = b + 2 * stride;
    for (int first = 0; first <= k; first += TILE_3) {
      int last = Math.min(k, first + TILE_3 - 1);
      long s0 = 0;
      long s1 = 0;
      long s2 = 0;
      long w0 = 0;
      long w1 = 0;
      for (int j = first; j <= last; j++) {
        int i = k - j;
        long x0 = d[a + j];
        long y0 = d[b + i];
        long x1 = d[a1 + j];
        long y1 = d[b1 + i];
        long x2 = d[a2 + j];
        long y2 = d[b2 + i];
        long u0 = x0 << SHIFT;
        long u1 = x1 << SHIFT;
        long u2 = x2 << SHIFT;
        s0 += Math.multiplyHigh(u0, y0);
        w0 += x0 * y0;
        s1 += Math.multiplyHigh(u0, y1) + Math.multiplyHigh(u1, y0);
        w1 += x0 * y1 + x1 * y0;
        s2 += Math.multiplyHigh(u0, y2) + Math.multiplyHigh(u1, y1) + Math.multiplyHigh(u2, y0);
      }
      s2 += w1 - (s1 << BITS);
      s1 += w0 - (s0 << BITS);
      s2 += sum[2];
      sum[2] = s2 & MASK;
      s1 += s2 >> BITS;
      s1 += sum[1];
      sum[1] = s1 & MASK;
      s0 += s1 >> BITS;
      sum[0] += s0;
    }
  }

  private static void convolve4(long[] d, int a, int b, int stride, int k, long[] sum) {
    int a1 = a + stride;
    int b1 = b + stride;
    int a2 = a + 2 * stride;
    int b2 = b + 2 * stride;
    int a3 = a + 3 * stride;
    int b3 = b + 3 * stride;
    for (int first = 0; first <= k; first += TILE_4) {
      int last = Math.min(k, first + TILE_4 - 1);
      long s0 = 0;
      long s1 = 0;
      long s2 = 0;
      long s3 = 0;
      long w0 = 0;
      long w1 = 0;
      long w2 = 0;
      for (int j = first; j <= last; j++) {
        int i = k - j;
        long x0 = d[a + j];
        long y0 = d[b + i];
        long x1 = d[a1 + j];
        long y1 = d[b1 + i];
        long x2 = d[a2 + j];
        long y2 = d[b2 + i];
        long x3 = d[a3 + j];
        long y3 = d[b3 + i];
        long u0 = x0 << SHIFT;
        long u1 = x1 << SHIFT;
        long u2 = x2 << SHIFT;
        long u3 = x3 << SHIFT;
        s0 += Math.multiplyHigh(u0, y0);
        w0 += x0 * y0;
        s1 += Math.multiplyHigh(u0, y1) + Math.multiplyHigh(u1, y0);
        w1 += x0 * y1 + x1 * y0;
        s2 += Math.multiplyHigh(u0, y2) + Math.multiplyHigh(u1, y1) + Math.multiplyHigh(u2, y0);
        w2 += x0 * y2 + x1 * y1 + x2 * y0;
        s3 +=
            Math.multiplyHigh(u0, y3)
                + Math.multiplyHigh(u1, y2)
                + Math.multiplyHigh(u2, y1)
                + Math.multiplyHigh(u3, y0);
      }
      s3 += w2 - (s2 << BITS);
      s2 += w1 - (s1 << BITS);
      s1 += w0 - (s0 << BITS);
      s3 += sum[3];
      sum[3] = s3 & MASK;
      s2 += s3 >> BITS;
      s2 += sum[2];
      sum[2] = s2 & MASK;
      s1 += s2 >> BITS;
      s1 += sum[1];
      sum[1] = s1 & MASK;
      s0 += s1 >> BITS;
      sum[0] += s0;
    }
  }

  private static void convolve5(long[] d, int a, int b, int stride, int k, long[] sum) {
    int a1 = a + stride;
    int b1 = b + stride;
    int a2 = a + 2 * stride;
    int b2 = b + 2 * stride;
    int a3 = a + 3 * stride;
    int b3 = b + 3 * stride;
    int a4 = a + 4 * stride;
    int b4 = b + 4 * stride;
    for (int first = 0; first <= k; first += TILE_5) {
      int last = Math.min(k, first + TILE_5 - 1);
      long s0 = 0;
      long s1 = 0;
      long s2 = 0;
      long s3 = 0;
      long s4 = 0;
      long w0 = 0;
      long w1 = 0;
      long w2 = 0;
      long w3 = 0;
      for (int j = first; j <= last; j++) {
        int i = k - j;
        long x0 = d[a + j];
        long y0 = d[b + i];
        long x1 = d[a1 + j];
        long y1 = d[b1 + i];
        long x2 = d[a2 + j];
        long y2 = d[b2 + i];
        long x3 = d[a3 + j];
        long y3 = d[b3 + i];
        long x4 = d[a4 + j];
        long y4 = d[b4 + i];
        long u0 = x0 << SHIFT;
        long u1 = x1 << SHIFT;
        long u2 = x2 << SHIFT;
        long u3 = x3 << SHIFT;
        long u4 = x4 << SHIFT;
        s0 += Math.multiplyHigh(u0, y0);
        w0 += x0 * y0;
        s1 += Math.multiplyHigh(u0, y1) + Math.multiplyHigh(u1, y0);
        w1 += x0 * y1 + x1 * y0;
        s2 += Math.multiplyHigh(u0, y2) + Math.multiplyHigh(u1, y1) + Math.multiplyHigh(u2, y0);
        w2 += x0 * y2 + x1 * y1 + x2 * y0;
        s3 +=
            Math.multiplyHigh(u0, y3)
                + Math.multiplyHigh(u1, y2)
                + Math.multiplyHigh(u2, y1)
                + Math.multiplyHigh(u3, y0);
        w3 += x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0;
        s4 +=
            Math.multiplyHigh(u0, y4)
                + Math.multiplyHigh(u1, y3)
                + Math.multiplyHigh(u2, y2)
                + Math.multiplyHigh(u3, y1)
                + Math.multiplyHigh(u4, y0);
      }
      s4 += w3 - (s3 << BITS);
      s3 += w2 - (s2 << BITS);
      s2 += w1 - (s1 << BITS);
      s1 += w0 - (s0 << BITS);
      s4 += sum[4];
      sum[4] = s4 & MASK;
      s3 += s4 >> BITS;
      s3 += sum[3];
      sum[3] = s3 & MASK;
      s2 += s3 >> BITS;
      s2 += sum[2];
      sum[2] = s2 & MASK;
      s1 += s2 >> BITS;
      s1 += sum[1];
      sum[1] = s1 & MASK;
      s0 += s1 >> BITS;
      sum[0] += s0;
    }
  }
}
