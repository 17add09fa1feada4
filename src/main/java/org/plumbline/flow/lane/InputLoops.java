package org.plumbline.flow.lane;

import org.plumbline.data.InputColumns;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneCombination;
import org.plumbline.series.lane.LaneSums;

/**
 * The loops in which the inputs of some samples enter vertex by vertex: {@code Σ_c X_ic w_vc} and
 * {@code Σ_i X_ic b_v^i}, of small integers and limbs.
 */
final class InputLoops {
  private static final double EXACT = 0x1p52;
  private static final double LARGEST_LIMB = 0x1p23;
  private static final int ROWS = LaneCombination.ROWS;

  private final double[][] columns;
  private final double[][] rows;
  private final int atOnce;

  /** The inputs of the given samples. */
  InputLoops(InputColumns inputs, int[] samples) {
    this.columns = new double[inputs.count()][samples.length];
    this.rows = new double[samples.length][inputs.count()];
    for (int c = 0; c < columns.length; c++) {
      for (int s = 0; s < samples.length; s++) {
        double x = inputs.column(c)[samples[s]];
        columns[c][s] = x;
        rows[s][c] = x;
      }
    }
    int most = (int) Math.min(1 << 20, EXACT / (LARGEST_LIMB * Math.max(1, inputs.largest())));
    this.atOnce = Math.max(ROWS, most / ROWS * ROWS);
  }

  /** The number of columns. */
  int columns() {
    return columns.length;
  }

  /** The number of samples. */
  int samples() {
    return rows.length;
  }

  /**
   * Begins with {@code Σ_c X_ic w_c}, settled, the weights in lanes of a bank from the given on.
   */
  void forward(LaneBank weights, int from, int n, LaneSums sums) {
    double[][] w = weights.at(0);
    sums.begin(weights.exponent() + LaneDigits.BITS, n, samples());
    add(w, from, columns, n, sums, samples());
  }

  /** Begins with {@code Σ_i X_ic b_i}, settled, by column. */
  void backward(LaneBank signals, int k, int n, LaneSums sums) {
    sums.begin(signals.exponent() + LaneDigits.BITS, n, columns.length);
    add(signals.at(k), 0, rows, n, sums, columns.length);
  }

  private void add(double[][] m, int at, double[][] x, int n, LaneSums sums, int lanes) {
    int pending = 0;
    for (int r = 0; r < x.length; r += ROWS) {
      int width = Math.min(ROWS, x.length - r);
      if (pending + width > atOnce) {
        sums.settle();
        pending = 0;
      }
      pending += width;
      for (int p = 0; p < n; p++) {
        LaneCombination.add(m[p], at + r, x, r, width, sums.column(p + 1), lanes);
      }
    }
    sums.settle();
  }
}
