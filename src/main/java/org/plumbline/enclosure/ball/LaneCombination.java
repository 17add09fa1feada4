package org.plumbline.enclosure.ball;

import java.util.Arrays;

/**
 * Sums of series side by side, each times an integer: lane {@code s} of the result is {@code Σ_j
 * rows[j][s]} times lane {@code j}.
 *
 * <p>Exact: the sums of the absolute values of the integers of a lane are at most {@link #MOST}, so
 * a column is below {@code 2^52}. Rows are taken eight at a time for all coefficients, so that they
 * are read from memory once.
 */
public final class LaneCombination {
  /** What the absolute values of the integers of a lane may add up to. */
  public static final double MOST = 0x1p29;

  /** Digits above those of the series that are combined. */
  private static final int MORE_ROWS = 2;

  private static final int AT_ONCE = 8;

  private final double[][] rows;
  private final int lanes;

  /** The combinations with the given integers, a row for each series. */
  public LaneCombination(double[][] rows, int lanes) {
    int padded = (rows.length + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    this.rows = new double[padded][];
    Arrays.fill(this.rows, new double[lanes]);
    System.arraycopy(rows, 0, this.rows, 0, rows.length);
    this.lanes = lanes;
  }

  /** Contains the combinations of all series in the balls. */
  public LaneSeries of(LaneSeries a) {
    double[][][] columns = new double[a.length()][][];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = new double[a.digits(k).length][];
    }
    double[][] block = new double[AT_ONCE][];
    for (int first = 0; first < rows.length; first += AT_ONCE) {
      System.arraycopy(rows, first, block, 0, AT_ONCE);
      for (int k = 0; k < columns.length; k++) {
        for (int p = 0; p < columns[k].length; p++) {
          if (first == 0) {
            columns[k][p] = a.digits(k)[p].length == 0 ? LaneSeries.NONE : new double[lanes];
          }
          if (columns[k][p].length > 0) {
            double[] factors = a.digits(k)[p];
            boolean isWhole = first + AT_ONCE <= factors.length;
            LaneLoops.addMultiples(
                isWhole ? factors : Arrays.copyOfRange(factors, first, first + AT_ONCE),
                isWhole ? first : 0,
                block,
                columns[k][p],
                lanes);
          }
        }
      }
    }
    return new LaneSeries(lanes, a.unit(), a.top() + MORE_ROWS, settled(columns, a), radius(a));
  }

  private double[][][] settled(double[][][] sums, LaneSeries a) {
    LaneColumns columns = new LaneColumns(lanes, a.unit(), a.rows() + MORE_ROWS);
    double[][][] digits = new double[sums.length][][];
    for (int k = 0; k < digits.length; k++) {
      columns.clear();
      columns.addMultiple(1, sums[k], a.unit());
      columns.settle();
      digits[k] = columns.digits();
    }
    return digits;
  }

  private double[] radius(LaneSeries a) {
    double[] radius = new double[lanes];
    for (int j = 0; j < a.lanes(); j++) {
      LaneLoops.addAbsolute(a.radius()[j], rows[j], radius, lanes);
    }
    LaneLoops.scale(radius, LaneSeries.unit(MORE_ROWS) * LaneSeries.UPWARD, lanes);
    return radius;
  }
}
