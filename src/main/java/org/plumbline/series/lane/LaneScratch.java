package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.series.limb.LimbKernels;
import org.plumbline.series.limb.LimbSum;
import org.plumbline.series.limb.NarrowLimbs;

/** What one thread needs to work on a block of lanes. */
public final class LaneScratch {
  /** Limbs beyond those of the numbers: what products and shifts need. */
  public static final int SPARE = 8;

  private final LaneColumns product;
  private final LaneColumns result;
  private final LaneColumns argument;
  private final LaneExponential exponentials;
  private final double[] dots = new double[4];
  private final LaneMultiples multiples = new LaneMultiples();
  private final double[][] factor;
  private final List<LimbSum> sources = new ArrayList<>();
  private final long[] wide;

  /** Room for blocks of the most lanes there are, of numbers of so many limbs of 24 bits. */
  public LaneScratch(int limbs, LaneExponential.Tables tables) {
    this.product = new LaneColumns(limbs + SPARE, LaneBlock.MOST_LANES);
    this.result = new LaneColumns(limbs + SPARE, LaneBlock.MOST_LANES);
    this.argument = new LaneColumns(limbs + SPARE, LaneBlock.MOST_LANES);
    this.exponentials = new LaneExponential(tables);
    this.factor = new double[limbs + SPARE][LaneBlock.MOST_LANES];
    this.wide = new long[wideLimbs(limbs)];
  }

  /** The limbs of 56 bits that reach as far as so many of 24, and some more. */
  private static int wideLimbs(int limbs) {
    return limbs * NarrowLimbs.BITS / LimbKernels.BITS + SPARE;
  }

  /** Columns of the product. */
  LaneColumns product() {
    return product;
  }

  /** Columns of a margin or a quotient. */
  LaneColumns result() {
    return result;
  }

  /** Room for four sums over the lanes. */
  double[] dots() {
    return dots;
  }

  /** Columns of the argument of an exponential. */
  LaneColumns argument() {
    return argument;
  }

  LaneMultiples multiples() {
    return multiples;
  }

  LaneExponential exponentials() {
    return exponentials;
  }

  /** One of several single numbers. */
  LimbSum source(int a) {
    while (sources.size() <= a) {
      sources.add(new LimbSum(wide.length));
    }
    return sources.get(a);
  }

  /** The first {@code n} limbs of a number, each in all lanes. */
  double[][] everywhere(double[] limbs, int n, int lanes) {
    for (int q = 0; q < n; q++) {
      Arrays.fill(factor[q], 0, lanes, limbs[q]);
    }
    return factor;
  }

  /**
   * The limbs of 24 bits of {@link #source}, settled, under an exponent at which it fits: limb
   * {@code i} has the weight {@code 2^(exponent - 24(i+1))}.
   */
  double[] split(int a, long exponent, int count) {
    source(a).writeTo(wide, 0, 1, exponent, wide.length);
    return NarrowLimbs.split(wide, count);
  }
}
