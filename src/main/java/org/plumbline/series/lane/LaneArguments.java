package org.plumbline.series.lane;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbSum;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * The arguments {@code u_i = b_i + Σ_a c_ai s_a} of some samples of a group, one in each lane, put
 * together from the registers of the {@code s_a}.
 */
final class LaneArguments {
  /** How far below the scale of the product a source may have its own, in bits. */
  static final int REACH = 40;

  /** Arguments are below {@code 2^BITS}. */
  private static final int BITS = Math.getExponent(LaneExponential.LARGEST_ARGUMENT);

  /** Limbs of an argument beyond those of its exponential, at most. */
  private static final int MOST_LIMBS = 4;

  private final LaneGroup group;
  private final LimbRegisters registers;
  private final int lanes;

  /** The limbs of the {@code c_ai}, and of the {@code b_i} after them. */
  private final double[][][] margins;

  LaneArguments(LaneGroup group, int[] samples, LimbRegisters registers) {
    this.group = group;
    this.registers = registers;
    this.lanes = samples.length;
    this.margins = new double[group.sources() + 1][group.margins().limbs()][];
    for (int a = 0; a < margins.length; a++) {
      for (int q = 0; q < margins[a].length; q++) {
        margins[a][q] = group.margins().lanes(a, q, samples);
      }
    }
  }

  /**
   * Reads all {@code order s_a}, at order 0 the {@code s_a} and 1; an {@code m} with {@code |s| <
   * 2^m} for all that is read.
   */
  long read(int order, LaneScratch scratch) {
    int words = registers.limbs();
    long largest = LaneColumns.NOTHING;
    for (int a = 0; a < margins.length; a++) {
      LimbSum source = scratch.source(a);
      if (a == group.sources()) {
        source.set(order == 0 && group.isBiased() ? Dyadic.ONE : Dyadic.ZERO);
      } else {
        registers.read(group.source(a), order, source);
        source.multiply(Math.max(1, order), words);
        source.settle(words);
      }
      if (!source.isZero(words)) {
        largest = Math.max(largest, source.magnitude(words));
      }
    }
    return largest;
  }

  /** Puts {@code D order u_order / 2^exponent} into the columns {@code -1 … n} and settles. */
  void combine(int n, long exponent, LaneScratch scratch) {
    LaneColumns columns = scratch.result();
    columns.clear(n, lanes);
    long own = exponent - group.margins().exponent() + 2 * NarrowLimbs.BITS;
    LaneMultiples multiples = scratch.multiples();
    for (int a = 0; a < margins.length; a++) {
      if (scratch.source(a).isZero(registers.limbs())) {
        continue;
      }
      double[] source = scratch.split(a, own, n + 2);
      for (int q = 0; q < margins[a].length; q++) {
        multiples.add(source, margins[a][q], q);
        if (multiples.isFull()) {
          multiples.addTo(columns, n, lanes);
        }
      }
    }
    multiples.addTo(columns, n, lanes);
  }

  /**
   * Puts {@code u_0} into the columns of the argument, settled, with {@code fraction} limbs after
   * the point, right to few units of the last but one; the column worth {@code 2^24}.
   */
  int putFirst(int fraction, LaneScratch scratch) {
    BigInteger divisor = group.margins().divisor();
    long exponent = exponent(group, read(0, scratch));
    combine(limbs(exponent, divisor) + fraction - 1, exponent, scratch);
    LaneReciprocals reciprocals = group.reciprocals();
    int scale = (int) reciprocals.scale(1, exponent);
    int last = scale + fraction - 2;
    LaneColumns argument = scratch.argument();
    argument.clear(last, lanes);
    double[][] factor = scratch.everywhere(reciprocals.limbs(1, exponent), last + 1, lanes);
    argument.addTriangle(scratch.result(), factor, 0, last + 1, lanes);
    argument.settle(-1, last, lanes);
    // Column c is worth 2^(24(scale - c - 2)).
    return scale - 3;
  }

  /**
   * Whether arguments of sources below {@code 2^magnitude} can be computed in the room there is.
   */
  static boolean hasRoom(LaneGroup group, long magnitude) {
    BigInteger divisor = group.margins().divisor();
    return limbs(exponent(group, magnitude), divisor) <= MOST_LIMBS;
  }

  /** The exponent under which {@code D u_0} is put together. */
  private static long exponent(LaneGroup group, long magnitude) {
    LaneConstants margins = group.margins();
    return Math.max(
        BITS + 2 + margins.divisor().bitLength(), magnitude + margins.exponent() - REACH);
  }

  /** Limbs from there to the one before the last of {@code D} units, five bits to spare. */
  private static int limbs(long exponent, BigInteger divisor) {
    long bits = exponent - divisor.bitLength() + 5;
    return (int) Math.min((bits + NarrowLimbs.BITS - 1) / NarrowLimbs.BITS, Integer.MAX_VALUE / 2);
  }
}
