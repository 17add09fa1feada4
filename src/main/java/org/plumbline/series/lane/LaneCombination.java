package org.plumbline.series.lane;

/**
 * Sums of rows of small integers, each row times a number: what constants are multiplied by, all
 * lanes of a row in one loop.
 *
 * <p>Eight rows a loop and one column: with several columns in one loop, sharing the rows, HotSpot
 * gives up vector registers (0.12 nanoseconds a product instead of 0.06). Callers take eight rows
 * at a time for all their columns, so that these stay in a core's nearest memory.
 */
public final class LaneCombination {
  /** The rows of one loop. */
  public static final int ROWS = 8;

  private LaneCombination() {}

  /**
   * Adds {@code Σ_{r<count} m[at + r] rows[first + r]}, at most {@value #ROWS} rows.
   *
   * @param sum integers that stay below {@code 2^53}
   */
  public static void add(
      double[] m, int at, double[][] rows, int first, int count, double[] sum, int lanes) {
    if (count == ROWS) {
      LaneLoops.addRows(m, at, rows, first, sum, lanes);
      return;
    }
    for (int r = 0; r < count; r++) {
      LaneLoops.addMultiple(m[at + r], rows[first + r], sum, lanes);
    }
  }

  /** Adds products of lanes, integers that stay below {@code 2^53}. */
  public static void addProducts(double[] x, double[] y, double[] sum, int lanes) {
    LaneLoops.addProducts(x, y, sum, lanes);
  }

  /** Multiplies each lane by a number of its own. */
  public static void multiply(double[] x, double[] m, int lanes) {
    LaneLoops.multiply(x, m, lanes);
  }

  /** Leaves limbs in a column and adds what exceeds them to the column above. */
  public static void carry(double[] column, double[] above, int lanes) {
    LaneLoops.carry(column, above, lanes);
  }
}
