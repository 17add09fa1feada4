package org.plumbline.series.lane;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.plumbline.series.limb.NarrowLimbs;

/** What the lanes of a block add to each of a group's sums {@code Σ_i w_mi e_i}. */
public final class LaneShares {
  private final LaneGroup group;
  private final int lanes;

  /** The limbs of the weights in all sums, which sum, and which limb. */
  private final double[][] weightLimbs;

  private final int[] weightSums;
  private final int[] weightOffsets;
  private final long[][] columns;
  private final long[] exponents;

  /** The shares of some samples, in so many columns. */
  LaneShares(LaneGroup group, int[] samples, int count) {
    this.group = group;
    this.lanes = samples.length;
    int limbs = IntStream.range(0, group.sums()).map(m -> group.weights(m).limbs()).sum();
    this.weightLimbs = new double[limbs][];
    this.weightSums = new int[limbs];
    this.weightOffsets = new int[limbs];
    int next = 0;
    for (int m = 0; m < group.sums(); m++) {
      for (int q = 0; q < group.weights(m).limbs(); q++) {
        weightLimbs[next] = group.weights(m).lanes(0, q, samples);
        weightSums[next] = m;
        weightOffsets[next++] = q;
      }
    }
    this.columns = new long[group.sums()][count];
    this.exponents = new long[group.sums()];
  }

  /** The columns of the share in sum {@code m}: column {@code i} is worth {@code 2^(-24(i+1))}. */
  public long[] columns(int m) {
    return columns[m];
  }

  /** The exponent of the share in sum {@code m}. */
  public long exponent(int m) {
    return exponents[m];
  }

  /** Adds up the lanes' terms of all sums. */
  void addUp(LaneSeries exponentials, int order, LaneScratch scratch) {
    double[][] e = exponentials.at(order);
    int n = exponentials.limbs(order);
    for (int m = 0; m < columns.length; m++) {
      Arrays.fill(columns[m], 0L);
      exponents[m] = exponentials.exponent() + group.weights(m).exponent();
    }
    double[] dots = scratch.dots();
    for (int p = 0; p < n; p++) {
      for (int t = 0; t < weightLimbs.length; t += 4) {
        LaneLoops.dots(weightLimbs, t, e[p], dots, lanes);
        for (int i = t; i < Math.min(t + 4, weightLimbs.length); i++) {
          int column = p + weightOffsets[i];
          if (column <= n) {
            long product = (long) dots[i - t];
            long high = product >> NarrowLimbs.BITS;
            long[] sum = columns[weightSums[i]];
            sum[column] += high;
            sum[column + 1] += product - (high << NarrowLimbs.BITS);
          }
        }
      }
    }
  }
}
