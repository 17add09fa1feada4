package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.series.limb.LimbRegisters;

/**
 * Makes up blocks of the samples of a group, sorted by the size of their exponentials, so that
 * those of a block are near one another.
 */
public final class LaneBlocks {
  /** The most bits by which an exponential may lie above what it is added to. */
  private static final int MOST_HEIGHT = 40;

  /** Arguments are sorted by whole multiples of {@code 2^-FINE_BITS}. */
  private static final int FINE_BITS = 8;

  private LaneBlocks() {}

  /** The number of blocks of a group. */
  public static int count(LaneGroup group) {
    return (group.size() + LaneBlock.MOST_LANES - 1) / LaneBlock.MOST_LANES;
  }

  /** Where, by size, the samples of a block begin. */
  public static int start(LaneGroup group, int index) {
    return (int) ((long) group.size() * index / count(group));
  }

  /** The blocks of a group whose sources are known at order 0; none if their sizes do not suit. */
  public static Optional<List<LaneBlock>> of(
      LaneGroup group, LimbRegisters registers, LanePool pool) {
    Optional<double[]> arguments = arguments(group, registers);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    double[] u = arguments.get();
    long[] magnitudes = Arrays.stream(u).mapToLong(LaneExponential::magnitude).toArray();
    long[] levels = levels(group, magnitudes);
    int[] sorted = sorted(u);
    List<LaneBlock> made = new ArrayList<>();
    for (int b = 0; b < count(group); b++) {
      int[] samples = Arrays.copyOfRange(sorted, start(group, b), start(group, b + 1));
      long level = Arrays.stream(samples).mapToLong(i -> levels[i]).min().orElseThrow();
      long height =
          Arrays.stream(samples).mapToLong(i -> magnitudes[i]).max().orElseThrow() - level;
      if (height > MOST_HEIGHT) {
        return Optional.empty();
      }
      double[] own = Arrays.stream(samples).mapToDouble(i -> u[i]).toArray();
      made.add(new LaneBlock(group, samples, own, registers, pool, height));
    }
    return Optional.of(made);
  }

  /** The arguments at order 0 to {@code 2^-9}, if they and what they are made of suit. */
  private static Optional<double[]> arguments(LaneGroup group, LimbRegisters registers) {
    double[] u = new double[group.size()];
    double[] size = new double[group.size()];
    double largest = group.isBiased() ? 1 : 0;
    for (int a = 0; a <= group.sources(); a++) {
      double source =
          a < group.sources() ? registers.approximateCoefficient(group.source(a), 0) : 1;
      largest = a < group.sources() ? Math.max(largest, Math.abs(source)) : largest;
      for (int i = 0; i < u.length; i++) {
        double term = group.approximate(a, i) * source;
        u[i] += term;
        size[i] += Math.abs(term);
      }
    }
    boolean areBelow =
        Arrays.stream(size).allMatch(s -> s < LaneExponential.LARGEST_ARGUMENT)
            && Double.isFinite(largest);
    return areBelow && LaneArguments.hasRoom(group, Math.getExponent(largest) + 4L)
        ? Optional.of(u)
        : Optional.empty();
  }

  /**
   * For each sample the size that its exponential would have were its term the largest, in the sum
   * in which it is nearest to it.
   */
  private static long[] levels(LaneGroup group, long[] magnitudes) {
    long[] levels = new long[magnitudes.length];
    Arrays.fill(levels, Long.MAX_VALUE);
    for (int m = 0; m < group.sums(); m++) {
      LaneConstants weights = group.weights(m);
      long largest = Long.MIN_VALUE;
      for (int i = 0; i < levels.length; i++) {
        if (!weights.isZero(0, i)) {
          largest = Math.max(largest, magnitudes[i] + weights.magnitude(0, i));
        }
      }
      for (int i = 0; i < levels.length; i++) {
        if (!weights.isZero(0, i)) {
          levels[i] = Math.min(levels[i], largest - weights.magnitude(0, i));
        }
      }
    }
    return levels;
  }

  /** The samples, those with the largest exponentials first. */
  private static int[] sorted(double[] arguments) {
    double largest = Arrays.stream(arguments).max().orElse(0);
    long[] keys = new long[arguments.length];
    for (int i = 0; i < keys.length; i++) {
      long below = (long) Math.scalb(largest - arguments[i], FINE_BITS);
      keys[i] = (Math.min(below, Integer.MAX_VALUE) << Integer.SIZE) + i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }
}
