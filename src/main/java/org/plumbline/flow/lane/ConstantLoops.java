package org.plumbline.flow.lane;

import java.util.Arrays;
import org.plumbline.data.InputColumns;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneCombination;
import org.plumbline.series.lane.LaneSums;

/**
 * The two loops in which inputs enter: {@code u_i = -y_i Σ_v g_v^i Σ_c X_ic P_vc} and {@code M_vc =
 * Σ_i g_v^i y_i X_ic e_i}, of small integers and limbs.
 *
 * <p>Eight rows are taken at a time for all heads and limbs, so that they stay in a core's nearest
 * memory. As integers below {@code 2^53} are added up exactly, carries are taken only where inputs
 * are so long, or so many, that sums might become larger.
 */
final class ConstantLoops {
  private static final double EXACT = 0x1p52;
  private static final double LARGEST_LIMB = 0x1p23;
  private static final int ROWS = LaneCombination.ROWS;

  private final double[][] columns;
  private final double largestInput;
  private final int samples;
  private final double[][][] partial;

  ConstantLoops(InputColumns inputs, int heads, int samples, int limbs) {
    this.columns = new double[inputs.count()][];
    Arrays.setAll(columns, inputs::column);
    this.largestInput = Math.max(1, inputs.largest());
    this.samples = samples;
    this.partial = new double[heads][limbs + 2][samples];
  }

  /** So many rows may be added before carries are taken. */
  private static int rowsAtOnce(int count, double largest) {
    int most = (int) Math.min(count, EXACT / (LARGEST_LIMB * largest));
    return Math.max(ROWS, most / ROWS * ROWS);
  }

  /** Begins with {@code u_i}, settled; of coefficient 0 of a bank, by head and column. */
  void margins(LaneBank products, int n, GateMasks masks, LaneSums u) {
    for (double[][] sums : partial) {
      for (int p = 0; p <= n; p++) {
        Arrays.fill(sums[p], 0, samples, 0);
      }
    }
    double pending = addColumns(products.at(0), n);
    if (pending * masks.largest() * LARGEST_LIMB * partial.length > EXACT) {
      settle(n);
    }
    u.begin(products.exponent() + LaneDigits.BITS, n, samples);
    for (int p = 0; p <= n; p++) {
      for (int h = 0; h < partial.length; h++) {
        LaneCombination.addProducts(masks.masks(h), partial[h][p], u.column(p), samples);
      }
      LaneCombination.multiply(u.column(p), masks.negatedLabels(), samples);
    }
    u.settle();
  }

  /** Adds up columns times limbs; how many since carries were taken. */
  private int addColumns(double[][] product, int n) {
    int count = columns.length;
    int most = rowsAtOnce(count, largestInput);
    int pending = 0;
    for (int c = 0; c < count; c += ROWS) {
      int width = Math.min(ROWS, count - c);
      if (pending + width > most) {
        settle(n);
        pending = 0;
      }
      pending += width;
      for (int h = 0; h < partial.length; h++) {
        for (int p = 0; p < n; p++) {
          LaneCombination.add(
              product[p], h * count + c, columns, c, width, partial[h][p + 1], samples);
        }
      }
    }
    return pending;
  }

  private void settle(int n) {
    for (double[][] sums : partial) {
      for (int p = n; p > 0; p--) {
        LaneCombination.carry(sums[p], sums[p - 1], samples);
      }
    }
  }

  /** Begins with {@code M_vc}, settled, by head and column. */
  void gradients(LaneBank weights, int k, int n, GateMasks masks, LaneSums sums) {
    double[][] e = weights.at(k);
    double[][] rows = masks.rows();
    int lanes = partial.length * columns.length;
    sums.begin(weights.exponent() + LaneDigits.BITS, n, lanes);
    int most = rowsAtOnce(samples, masks.largest());
    int pending = 0;
    for (int i = 0; i < samples; i += ROWS) {
      int width = Math.min(ROWS, samples - i);
      if (pending + width > most) {
        sums.settle();
        pending = 0;
      }
      pending += width;
      for (int p = 0; p < n; p++) {
        LaneCombination.add(e[p], i, rows, i, width, sums.column(p + 1), lanes);
      }
    }
    sums.settle();
  }
}
