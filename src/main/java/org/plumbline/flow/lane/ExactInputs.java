package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.data.Dataset;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneOverflow;
import org.plumbline.series.lane.LaneSums;

/**
 * The inputs of single samples as limbs: {@code x_a = 2^E Σ_q x_qa 2^(-24(q+1))}, for what is asked
 * of a few samples only.
 */
final class ExactInputs {
  private static final int BITS = 24;
  private static final BigInteger HALF = BigInteger.ONE.shiftLeft(BITS - 1);

  /** What the first digit of a multiple may be. */
  private static final double LARGEST_DIGIT = 0x1p28;

  /** Products of two limbs that a double sums up exactly. */
  private static final int EXACT = 64;

  private final Dataset data;
  private final int bits;
  private final @Nullable Sample[] known;

  /** The inputs of a sample. */
  static final class Sample {
    private final double[][] limbs;
    private final int exponent;

    private Sample(double[][] limbs, int exponent) {
      this.limbs = limbs;
      this.exponent = exponent;
    }

    /** Limb by limb, by feature. */
    double[][] limbs() {
      return limbs;
    }

    /** The exponent {@code E}. */
    int exponent() {
      return exponent;
    }

    /** Adds a multiple to sums from a lane on, cut off below their last column. */
    void addMultiple(Dyadic m, LaneSums sums, int from) {
      // Limb j of m is worth 2^(E - Ex - 24 j), so that its product with x_q goes to column j + q.
      int last = sums.last();
      BigInteger rest = LaneDigits.fixed(m, sums.exponent() - exponent - (long) BITS * last);
      for (int j = last; j >= 0; j--) {
        BigInteger carry = j == 0 ? BigInteger.ZERO : rest.add(HALF).shiftRight(BITS);
        double digit = rest.subtract(carry.shiftLeft(BITS)).doubleValue();
        if (Math.abs(digit) > LARGEST_DIGIT) {
          throw new LaneOverflow("a multiple of a sample");
        }
        rest = carry;
        for (int q = 0; digit != 0 && q < limbs.length && j + q <= last; q++) {
          double[] column = sums.column(j + q);
          for (int a = 0; a < limbs[q].length; a++) {
            column[from + a] += digit * limbs[q][a];
          }
        }
      }
    }
  }

  ExactInputs(Dataset data, int bits) {
    this.data = data;
    this.bits = bits;
    this.known = new Sample[data.size()];
  }

  /** The inputs of sample {@code i}. */
  Sample of(int i) {
    Sample sample = known[i];
    if (sample == null) {
      sample = split(data.point(i));
      known[i] = sample;
    }
    return sample;
  }

  private Sample split(List<Rational> x) {
    List<Dyadic> values = x.stream().map(c -> Dyadic.approximate(c, bits)).toList();
    long top = 1;
    long bottom = Long.MAX_VALUE;
    for (Dyadic value : values) {
      if (value.signum() != 0) {
        top = Math.max(top, value.magnitudeExponent());
        bottom = Math.min(bottom, value.exponent());
      }
    }
    // Two bits more: a limb may be negative, and is rounded.
    int words = (int) Math.max(0, (top + 2 + BITS - 1) / BITS);
    int exponent = words * BITS;
    long wanted = Math.max(1, exponent - Math.max(bottom, top - bits));
    int count = (int) ((wanted + BITS - 1) / BITS);
    double[][] limbs = new double[count][x.size()];
    for (int a = 0; a < x.size(); a++) {
      BigInteger rest = scaled(values.get(a), (long) BITS * count - exponent);
      for (int q = count - 1; q >= 0; q--) {
        BigInteger carry = rest.add(HALF).shiftRight(BITS);
        limbs[q][a] = rest.subtract(carry.shiftLeft(BITS)).doubleValue();
        rest = carry;
      }
    }
    return new Sample(limbs, exponent);
  }

  private static BigInteger scaled(Dyadic value, long shift) {
    long total = value.exponent() + shift;
    return total >= 0
        ? value.significand().shiftLeft(Math.toIntExact(total))
        : value.significand().shiftRight(Math.toIntExact(-total));
  }

  /**
   * The integer {@code v} for which {@code Σ_a x_a y_a = v 2^(E + F - 24(count + m))}, {@code y_a =
   * 2^F Σ_p y_p,from+a 2^(-24(p+1))}, {@code m} limbs in {@code double}.
   *
   * @param y limbs, the first of which may be larger than the others, below {@code 2^28}
   */
  static BigInteger dot(Sample x, double[][] y, int from, int m) {
    int count = x.limbs().length;
    BigInteger sum = BigInteger.ZERO;
    for (int c = 0; c <= count + m - 2; c++) {
      long column = 0;
      for (int q = Math.max(0, c - m + 1); q <= Math.min(c, count - 1); q++) {
        column += dot(x.limbs()[q], y[c - q], from);
      }
      sum = sum.shiftLeft(BITS).add(BigInteger.valueOf(column));
    }
    return sum;
  }

  private static long dot(double[] x, double[] y, int from) {
    long sum = 0;
    for (int first = 0; first < x.length; first += EXACT) {
      double part = 0;
      for (int a = first; a < Math.min(x.length, first + EXACT); a++) {
        part += x[a] * y[from + a];
      }
      sum += (long) part;
    }
    return sum;
  }
}
