package org.plumbline.enclosure.box;

import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain {@code Σ_j w_j x_ji} for all samples {@code i} at once: sums of middles in
 * plain doubles, with what they may be off by (proofs-notes/growth.md, "A linear head").
 *
 * <p>Of {@code (m ± r)(x ± s)} are summed {@code mx}, {@code |m|s + r(|x| + s)} and {@code |m||x|},
 * which the roundings are in proportion to.
 */
final class RangeSums {
  /** More than what underflow can take from a sum of products. */
  private static final double UNDERFLOW = 0x1p-1000;

  private static final double UNIT = 0x1p-53;

  private final double[] middle;
  private final double[] spread;
  private final double[] size;
  private int terms;

  /** Empty sums for so many samples. */
  RangeSums(int samples) {
    this.middle = new double[samples];
    this.spread = new double[samples];
    this.size = new double[samples];
  }

  /**
   * Adds products with a weight.
   *
   * @param middles doubles near the factors
   * @param radii how far from those they are at most
   * @param sizes at least their absolute values
   */
  void add(DoubleInterval weight, double[] middles, double[] radii, double[] sizes) {
    double m = weight.approximateMiddle();
    add(m, middles, middle);
    add(Math.abs(m), radii, spread);
    add(weight.radiusUpper(m), sizes, spread);
    add(Math.abs(m), sizes, size);
    terms++;
  }

  private static void add(double factor, double[] x, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private double gamma() {
    return Directed.quotientUpper((terms + 8) * UNIT, 1 - 0x1p-20);
  }

  /** The doubles that the sums are near. */
  double[] middles() {
    return middle;
  }

  /** How far from the middles the sums are at most; not a number where no bound is known. */
  double[] spreads() {
    double gamma = gamma();
    double[] spreads = new double[middle.length];
    for (int i = 0; i < middle.length; i++) {
      spreads[i] = (spread[i] + gamma * size[i]) * (1 + 4 * gamma) + UNDERFLOW;
    }
    return spreads;
  }

  /** Distances that are not larger than what the factors themselves span. */
  double[] spans() {
    double gamma = gamma();
    double[] spans = new double[middle.length];
    for (int i = 0; i < middle.length; i++) {
      spans[i] = spread[i] - 4 * gamma * (size[i] + spread[i]);
    }
    return spans;
  }
}
