package org.plumbline.series.lane;

/**
 * Products of numbers that are the same in all lanes with limbs that differ, several in one loop.
 */
final class LaneMultiples {
  /** As many as may be added between carries, in fours. */
  private static final int MOST = LaneLoops.PRODUCTS / 4 * 4;

  private static final double[] NOTHING = new double[LaneBlock.MOST_LANES];

  private final double[][] numbers = new double[MOST][];
  private final double[][] limbs = new double[MOST][];
  private final int[] offsets = new int[MOST];
  private int size;

  /** Limb {@code p} of the number times that of the lanes is to go to column p - 1 + offset. */
  void add(double[] number, double[] limb, int offset) {
    numbers[size] = number;
    limbs[size] = limb;
    offsets[size] = offset;
    size++;
  }

  /** Whether what there is has to be added before there can be more. */
  boolean isFull() {
    return size == MOST;
  }

  /** Adds the products to the columns {@code -1 … n}, settles these and forgets the products. */
  void addTo(LaneColumns columns, int n, int lanes) {
    for (int rest = size; rest % 4 != 0; rest++) {
      limbs[rest] = NOTHING;
      numbers[rest] = numbers[0];
      offsets[rest] = 0;
    }
    for (int column = -1; column <= n; column++) {
      for (int t = 0; t < size; t += 4) {
        LaneLoops.addMultiples(
            number(t, column),
            limbs[t],
            number(t + 1, column),
            limbs[t + 1],
            number(t + 2, column),
            limbs[t + 2],
            number(t + 3, column),
            limbs[t + 3],
            columns.at(column),
            lanes);
      }
    }
    columns.settle(-1, n, lanes);
    size = 0;
  }

  private double number(int t, int column) {
    int p = column + 1 - offsets[t];
    return p < 0 ? 0 : numbers[t][p];
  }
}
