package org.plumbline.flow.lane;

import java.util.Arrays;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;
import org.plumbline.series.limb.NarrowLimbs;

/**
 * The series of a bank in the scaled time of a step: each coefficient times a power of the step's
 * length, all lanes at once, and then lane by lane the limbs of a polynomial.
 */
final class LanePolynomials {
  private static final int WIDE = LimbPolynomial.BITS;
  private static final long HALF = 1L << (WIDE - 1);

  /** The bits of powers beyond those of the numbers. */
  private static final int GUARD = 24;

  private final LaneBank series;
  private final int order;
  private final int limbs;
  private final int wideLimbs;
  private final double[][][] scaled;
  private final LimbPolynomial.Builder builder;
  private final long[] narrow;
  private final long[] wide;

  LanePolynomials(LaneBank series, int order, int limbs) {
    this.series = series;
    this.order = order;
    this.limbs = limbs;
    this.wideLimbs = (limbs * LaneDigits.BITS + WIDE - 1) / WIDE;
    this.scaled = new double[order + 1][][];
    this.builder = new LimbPolynomial.Builder(order, wideLimbs);
    this.narrow = new long[limbs];
    this.wide = new long[wideLimbs];
  }

  /** Multiplies coefficient {@code k} by power {@code k} of the length. */
  void scale(Dyadic length, LaneSums sums) {
    int lanes = series.lanes();
    LaneBank result = new LaneBank(lanes, 1);
    int bits = LaneDigits.BITS * limbs + GUARD;
    Dyadic power = Dyadic.ONE;
    scaled[0] = series.at(0);
    LaneSums source = new LaneSums(limbs, lanes);
    for (int k = 1; k <= order; k++) {
      power = power.multiply(length).round(bits);
      int n = series.limbs(k);
      int exponent = LaneDigits.exponent(power);
      double[][] factors = LaneDigits.everywhere(power, exponent, n + 1, lanes);
      source.begin(series.exponent(), n, lanes);
      for (int p = 0; p < n; p++) {
        System.arraycopy(series.at(k)[p], 0, source.column(p), 0, lanes);
      }
      sums.multiply(source, factors, exponent, n);
      result.begin(series.exponent());
      sums.store(result, 0, limbs);
      scaled[k] = copy(result.at(0), limbs);
    }
  }

  private static double[][] copy(double[][] x, int n) {
    double[][] copy = new double[n][];
    for (int p = 0; p < n; p++) {
      copy[p] = x[p].clone();
    }
    return copy;
  }

  /** The polynomial of a lane. */
  Polynomial polynomial(int lane) {
    for (int k = 0; k <= order; k++) {
      for (int p = 0; p < limbs; p++) {
        narrow[p] = p < scaled[k].length ? (long) scaled[k][p][lane] : 0;
      }
      widen();
      builder.add(wide, wideLimbs);
    }
    return builder.build(series.exponent() - (long) WIDE * wideLimbs);
  }

  private void widen() {
    Arrays.fill(wide, 0);
    NarrowLimbs.addTo(wide, wideLimbs, narrow);
    for (int i = wideLimbs - 1; i > 0; i--) {
      long carry = (wide[i] + HALF) >> WIDE;
      wide[i] -= carry << WIDE;
      wide[i - 1] += carry;
    }
  }
}
