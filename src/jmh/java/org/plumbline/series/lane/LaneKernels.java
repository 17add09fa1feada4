package org.plumbline.series.lane;

import org.plumbline.series.limb.LimbKernels;

/**
 * Cauchy products of fixed-point numbers in lanes short enough that products need no second half:
 * the alternative that {@link LimbKernels} is measured against.
 *
 * <p>A number is {@code Σ_p x_p 2^(-B(p+1))} with signed lanes {@code |x_p| <= 2^(B-1)}; lane
 * {@code p} of coefficient {@code j} is at {@code p · stride + j}. Products {@code x_p y_q} with
 * {@code p + q < lanes} are summed, so that the result lacks less than {@code lanes / 4} units
 * {@code 2^(-B · lanes)} a term. Every loop is over neighbouring coefficients and free of
 * reductions, the form that a compiler can put into vector registers.
 */
final class LaneKernels {
  /** The bits of a lane in a {@code long}. */
  static final int LONG_BITS = 28;

  /** The bits of a lane in a {@code double}: ten fewer, for sums must stay below 2^53. */
  static final int DOUBLE_BITS = 21;

  /** Coefficients summed between carries: {@code 12 · 40 · 2^54 < 2^63}. */
  private static final int TILE = 40;

  private LaneKernels() {}

  /**
   * Sets {@code columns} to coefficient {@code k}; column {@code c} has the unit {@code
   * 2^(-28(c+2))}.
   *
   * @param reversed b with coefficient {@code k - j} where a has {@code j}, so that both ascend
   * @param partial room for {@code k + 1} sums
   */
  static void pull(
      long[] a, long[] reversed, int stride, int k, int lanes, long[] partial, long[] columns) {
    for (int c = 0; c < lanes; c++) {
      for (int j = 0; j <= k; j++) {
        partial[j] = 0;
      }
      int p = 0;
      for (; p + 1 <= c; p += 2) {
        addTwo(a, p * stride, reversed, (c - p) * stride, stride, k, partial);
      }
      if (p <= c) {
        addOne(a, p * stride, reversed, (c - p) * stride, k, partial);
      }
      columns[c] = 0;
      for (int first = 0; first <= k; first += TILE) {
        long sum = 0;
        for (int j = first; j <= Math.min(k, first + TILE - 1); j++) {
          sum += partial[j];
        }
        settle(columns, c, sum);
      }
    }
  }

  private static void addOne(long[] a, int left, long[] b, int right, int k, long[] partial) {
    for (int j = 0; j <= k; j++) {
      partial[j] += a[left + j] * b[right + j];
    }
  }

  private static void addTwo(
      long[] a, int left, long[] b, int right, int stride, int k, long[] partial) {
    int nextLeft = left + stride;
    int nextRight = right - stride;
    for (int j = 0; j <= k; j++) {
      partial[j] += a[left + j] * b[right + j] + a[nextLeft + j] * b[nextRight + j];
    }
  }

  private static void settle(long[] columns, int column, long sum) {
    if (column == 0) {
      columns[0] += sum;
      return;
    }
    long total = columns[column] + sum;
    columns[column] = total & ((1L << LONG_BITS) - 1);
    columns[column - 1] += total >> LONG_BITS;
  }

  /**
   * Adds {@code a_i b_j} to column sums {@code i + j} for {@code j = 0 … last}; as many products as
   * coefficient {@code last} of the Cauchy product takes.
   */
  static void push(long[] a, int i, long[] b, int stride, int last, int lanes, long[] columns) {
    for (int c = 0; c < lanes; c++) {
      int to = c * stride + i;
      int p = 0;
      for (; p + 3 <= c; p += 4) {
        axpyFour(a, p * stride + i, b, (c - p) * stride, stride, last, columns, to);
      }
      for (; p <= c; p++) {
        axpy(a[p * stride + i], b, (c - p) * stride, last, columns, to);
      }
    }
  }

  private static void axpy(long x, long[] b, int from, int last, long[] columns, int to) {
    for (int j = 0; j <= last; j++) {
      columns[to + j] += x * b[from + j];
    }
  }

  private static void axpyFour(
      long[] a, int at, long[] b, int from, int stride, int last, long[] columns, int to) {
    long x0 = a[at];
    long x1 = a[at + stride];
    long x2 = a[at + 2 * stride];
    long x3 = a[at + 3 * stride];
    int b1 = from - stride;
    int b2 = b1 - stride;
    int b3 = b2 - stride;
    for (int j = 0; j <= last; j++) {
      columns[to + j] += x0 * b[from + j] + x1 * b[b1 + j] + x2 * b[b2 + j] + x3 * b[b3 + j];
    }
  }

  /** The same with lanes of 21 bits in doubles: exact while fewer than 2^13 products are summed. */
  static void push(
      double[] a, int i, double[] b, int stride, int last, int lanes, double[] columns) {
    for (int c = 0; c < lanes; c++) {
      int to = c * stride + i;
      int p = 0;
      for (; p + 3 <= c; p += 4) {
        axpyFour(a, p * stride + i, b, (c - p) * stride, stride, last, columns, to);
      }
      for (; p <= c; p++) {
        axpy(a[p * stride + i], b, (c - p) * stride, last, columns, to);
      }
    }
  }

  private static void axpy(double x, double[] b, int from, int last, double[] columns, int to) {
    for (int j = 0; j <= last; j++) {
      columns[to + j] += x * b[from + j];
    }
  }

  private static void axpyFour(
      double[] a, int at, double[] b, int from, int stride, int last, double[] columns, int to) {
    double x0 = a[at];
    double x1 = a[at + stride];
    double x2 = a[at + 2 * stride];
    double x3 = a[at + 3 * stride];
    int b1 = from - stride;
    int b2 = b1 - stride;
    int b3 = b2 - stride;
    for (int j = 0; j <= last; j++) {
      columns[to + j] += x0 * b[from + j] + x1 * b[b1 + j] + x2 * b[b2 + j] + x3 * b[b3 + j];
    }
  }
}
