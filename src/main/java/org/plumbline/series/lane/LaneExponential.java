package org.plumbline.series.lane;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * Exponentials of numbers in lanes, with scratch numbers of its own: one for each thread.
 *
 * <p>{@code e^u = 2^q e^(a 2^-8) e^(b 2^-16) e^t}: the nearest multiple of log 2 is taken off
 * {@code u}, then two digits of eight bits, for which there are tables, and the rest, below {@code
 * 2^-16.9}, is a Taylor series by Horner's rule with as many limbs as each power of {@code t} asks
 * for. With one limb more than the result has, all this loses less than {@code 2^-16} units of it
 * (proofs-notes/limb-series.md, L6).
 */
public final class LaneExponential {
  /** Arguments are below this in absolute value. */
  static final double LARGEST_ARGUMENT = 0x1p30;

  private static final double LOG_TWO = StrictMath.log(2);

  /** Bits of a digit. */
  private static final int DIGIT = 8;

  /** Bits by which each power of the rest is smaller than the one before. */
  private static final double REST_BITS = 16.9;

  /** The largest first digit: half of log 2 and {@code 2^-9} have 90 units of it. */
  private static final int LARGEST_FIRST = 90;

  private static final int LARGEST_SECOND = 1 << (DIGIT - 1);

  /** Bits beyond the limbs with which tables are made. */
  private static final int GUARD = 32;

  /** What exponentials of so many limbs have in common; threads may share it. */
  public static final class Tables {
    private final int limbs;
    private final double[] logTwo;
    private final double[][] first;
    private final double[][] second;
    private final List<double[]> inverseFactorials = new ArrayList<>();

    /** Tables for results of at most {@code limbs} limbs. */
    public Tables(int limbs) {
      this.limbs = limbs + 2;
      int bits = this.limbs * NarrowLimbs.BITS + GUARD;
      Elementary elementary = Elementary.withBits(bits);
      this.logTwo = LaneConstants.digits(elementary.log(Dyadic.of(2)), 0, this.limbs);
      this.first = powers(elementary, DIGIT, LARGEST_FIRST, this.limbs);
      this.second = powers(elementary, 2 * DIGIT, LARGEST_SECOND, this.limbs);
      Dyadic term = Dyadic.ONE;
      for (int k = 1; reached(k - 1) < bits; k++) {
        inverseFactorials.add(wholeAndFraction(term, this.limbs));
        term = term.approximateQuotient(Dyadic.of(k), bits);
      }
    }

    /** A limb before the point, and the limbs after it. */
    private static double[] wholeAndFraction(Dyadic value, int limbs) {
      return LaneConstants.digits(value, NarrowLimbs.BITS, limbs);
    }

    /** The powers {@code e^(j 2^-shift)}, {@code |j| <= largest}; limb by limb. */
    private static double[][] powers(Elementary elementary, int shift, int largest, int limbs) {
      int bits = limbs * NarrowLimbs.BITS + GUARD;
      double[][] table = new double[limbs][2 * largest + 1];
      for (int sign = -1; sign <= 1; sign += 2) {
        Dyadic base = elementary.exp(Dyadic.of(sign).scale(-shift));
        Dyadic power = Dyadic.ONE;
        for (int j = 0; j <= largest; j++) {
          double[] digits = wholeAndFraction(power, limbs);
          for (int p = 0; p < limbs; p++) {
            table[p][largest + sign * j] = digits[p];
          }
          power = power.multiply(base).round(bits);
        }
      }
      return table;
    }

    /** Bits by which {@code t^k / k!} is below 1, at least. */
    private static double reached(int k) {
      double bits = REST_BITS * k;
      for (int j = 2; j <= k; j++) {
        bits += StrictMath.log(j) / LOG_TWO;
      }
      return bits;
    }

    /** The degree beyond which Taylor terms lie below {@code bits} bits. */
    private static int terms(int bits) {
      int k = 1;
      while (reached(k) < bits) {
        k++;
      }
      return k;
    }
  }

  private final Tables tables;
  private final int[] firstDigits = new int[LaneBlock.MOST_LANES];
  private final int[] secondDigits = new int[LaneBlock.MOST_LANES];
  private final double[] low = new double[LaneBlock.MOST_LANES];
  private final double[] high = new double[LaneBlock.MOST_LANES];
  private final long[] powers = new long[LaneBlock.MOST_LANES];
  private final double[][] gathered;
  private LaneColumns sum;
  private LaneColumns other;

  LaneExponential(Tables tables) {
    this.tables = tables;
    this.gathered = new double[tables.limbs][LaneBlock.MOST_LANES];
    this.sum = new LaneColumns(tables.limbs, LaneBlock.MOST_LANES);
    this.other = new LaneColumns(tables.limbs, LaneBlock.MOST_LANES);
  }

  /** Bits {@code m} with {@code e^u < 2^m}, of a number known to {@code 2^-9}. */
  static long magnitude(double approximately) {
    return (long) Math.floor(approximately / LOG_TWO + 0x1p-8) + 1;
  }

  /**
   * Puts the exponentials of {@code u = Σ_i x_i 2^(24(1 - i))}, {@code x_i} the settled column
   * {@code first + i}, which are lost, into limbs.
   *
   * @param approximately the numbers, to {@code 2^-9}
   * @param n the limbs of the result
   * @param exponent an exponent at which it fits
   */
  void put(
      LaneColumns u,
      int first,
      double[] approximately,
      int n,
      long exponent,
      int lanes,
      double[][] into) {
    int fraction = n + 1;
    reduce(u, first, fraction, approximately, lanes);
    double[][] rest = new double[fraction][];
    for (int p = 0; p < fraction; p++) {
      rest[p] = u.at(first + 2 + p);
    }
    takeDigits(rest[0], lanes);
    taylor(rest, fraction, lanes);
    multiply(tables.first, firstDigits, LARGEST_FIRST, fraction, lanes);
    multiply(tables.second, secondDigits, LARGEST_SECOND, fraction, lanes);
    shift(fraction, n, exponent, lanes, into);
  }

  /** Takes the nearest multiples of log 2 off. */
  private void reduce(LaneColumns u, int first, int fraction, double[] approximately, int lanes) {
    for (int s = 0; s < lanes; s++) {
      double power = Math.rint(approximately[s] / LOG_TWO);
      powers[s] = (long) power;
      high[s] = Math.rint(power / LaneLoops.RADIX);
      low[s] = power - high[s] * LaneLoops.RADIX;
    }
    for (int p = 0; p <= fraction; p++) {
      LaneLoops.addMultiple(-tables.logTwo[p], high, u.at(first + p + 1), lanes);
      if (p < fraction) {
        LaneLoops.addMultiple(-tables.logTwo[p], low, u.at(first + p + 2), lanes);
      }
    }
    u.settle(first, first + fraction + 1, lanes);
  }

  /** Takes two digits off the first limb. */
  private void takeDigits(double[] limb, int lanes) {
    double unit = 1 << DIGIT;
    for (int s = 0; s < lanes; s++) {
      double a = Math.rint(limb[s] / (unit * unit));
      double b = Math.rint((limb[s] - a * unit * unit) / unit);
      limb[s] -= (a * unit + b) * unit;
      firstDigits[s] = (int) a;
      secondDigits[s] = (int) b;
    }
  }

  /** Puts {@code Σ_k t^k / k!} into the sum: column 0 before the point, the others after it. */
  private void taylor(double[][] rest, int fraction, int lanes) {
    int terms = Tables.terms(fraction * NarrowLimbs.BITS);
    int last = limbs(terms, fraction);
    sum.clear(last, lanes);
    sum.addEverywhere(tables.inverseFactorials.get(terms), last, lanes);
    for (int k = terms - 1; k >= 0; k--) {
      last = limbs(k, fraction);
      other.clear(last, lanes);
      other.addTriangle(sum, rest, 1, last, lanes);
      other.addEverywhere(tables.inverseFactorials.get(k), last, lanes);
      other.settle(0, last, lanes);
      swap();
    }
  }

  /** The limbs after the point of what is multiplied by power {@code k} of the rest. */
  private static int limbs(int k, int fraction) {
    return Math.max(1, fraction - (int) (REST_BITS * k / NarrowLimbs.BITS));
  }

  /** Multiplies by entries of a table. */
  private void multiply(double[][] table, int[] entries, int middle, int fraction, int lanes) {
    for (int p = 0; p <= fraction; p++) {
      for (int s = 0; s < lanes; s++) {
        gathered[p][s] = table[p][middle + entries[s]];
      }
    }
    other.clear(fraction, lanes);
    other.addTriangle(sum, gathered, 0, fraction + 1, lanes);
    other.settle(0, fraction, lanes);
    swap();
  }

  private void swap() {
    LaneColumns settled = other;
    other = sum;
    sum = settled;
  }

  /** Puts the sum times its power of two into limbs under an exponent, cut off below the last. */
  private void shift(int fraction, int n, long exponent, int lanes, double[][] limbs) {
    for (int s = 0; s < lanes; s++) {
      long shift = exponent - powers[s] - NarrowLimbs.BITS;
      int words = (int) Math.min(Math.floorDiv(shift, (long) NarrowLimbs.BITS), n);
      int rest = (int) Math.floorMod(shift, (long) NarrowLimbs.BITS);
      long carry = 0;
      for (int p = n - 1; p >= 0; p--) {
        long above = sum(p - words - 1, fraction, s) << (NarrowLimbs.BITS - rest);
        long value =
            (sum(p - words, fraction, s) >> rest)
                + (p > 0 ? above & NarrowLimbs.MASK : above)
                + carry;
        carry = p > 0 ? (value + NarrowLimbs.HALF) >> NarrowLimbs.BITS : 0;
        limbs[p][s] = value - (carry << NarrowLimbs.BITS);
      }
    }
  }

  private long sum(int p, int fraction, int lane) {
    return p < 0 || p > fraction ? 0 : (long) sum.at(p)[lane];
  }
}
