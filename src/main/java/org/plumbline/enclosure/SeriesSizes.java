package org.plumbline.enclosure;

import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Upper bounds of the absolute values of a polynomial's coefficients.
 *
 * <p>Kept as {@code size_k 4^k} in doubles under one power of two: coefficients in the scaled time
 * of a step fall by two or three bits an order, and so thousands of bits stay within the range of a
 * double.
 */
final class SeriesSizes {
  /** Coefficients are multiplied by {@code 2^(LIFT k)}. */
  private static final int LIFT = 2;

  /** Few enough that a double holds them exactly. */
  private static final int BOUND_BITS = 50;

  /** The bits of a double below its exponent. */
  private static final int FRACTION_BITS = 52;

  /** More than what a few thousand rounded additions and products may lose. */
  private static final double UPWARD = 1 + 0x1p-38;

  private final long scale;
  private final double[] lifted;
  private final double[] suffixes;
  private final Magnitude norm;

  private SeriesSizes(long scale, double[] lifted) {
    this.scale = scale;
    this.lifted = lifted;
    this.suffixes = suffixes(lifted);
    this.norm = norm(lifted, scale);
  }

  /** The sizes of coefficients {@code Σ_i limbs[i][k] 2^(50 (unit + i))}. */
  static SeriesSizes of(long[][] limbs, long unit) {
    int length = 0;
    for (long[] row : limbs) {
      length = Math.max(length, row.length);
    }
    int top = limbs.length;
    double[] lifted = new double[length];
    for (int k = 0; k < length; k++) {
      lifted[k] = lifted(limbs, k);
    }
    return new SeriesSizes(SeriesBall.BITS * (unit + top), lifted);
  }

  /**
   * An upper bound of coefficient {@code k}, lifted, in units of {@code 2^(50 rows)}: its two
   * highest limbs, and one unit of the second for all that follow, which add up to less.
   */
  private static double lifted(long[][] limbs, int k) {
    int i = limbs.length - 1;
    while (i >= 0 && !(k < limbs[i].length && limbs[i][k] != 0)) {
      i--;
    }
    if (i < 0) {
      return 0;
    }
    double second = i > 0 && k < limbs[i - 1].length ? limbs[i - 1][k] : 0;
    double value = Math.abs(limbs[i][k] * 0x1p50 + second) + 1;
    int power = SeriesBall.BITS * (i - 1 - limbs.length) + LIFT * k;
    return Math.max(scaled(value * UPWARD, power), Double.MIN_NORMAL);
  }

  /** The number {@code value 2^power}, without the detours where the power itself is a double. */
  private static double scaled(double value, int power) {
    return Math.abs(power) <= Double.MAX_EXPONENT - 1
        ? value * Double.longBitsToDouble((long) (power + Double.MAX_EXPONENT) << FRACTION_BITS)
        : Math.scalb(value, power);
  }

  private static double[] suffixes(double[] lifted) {
    double[] suffixes = new double[lifted.length + 1];
    for (int k = lifted.length - 1; k >= 0; k--) {
      suffixes[k] = suffixes[k + 1] + lifted[k];
    }
    return suffixes;
  }

  private static Magnitude norm(double[] lifted, long scale) {
    double sum = 0;
    for (int k = lifted.length - 1; k >= 0; k--) {
      sum = sum / (1 << LIFT) + lifted[k];
    }
    return Magnitude.enclosingAbove(sum * UPWARD + Double.MIN_NORMAL).scale(scale);
  }

  /** An upper bound of {@code Σ_k |c_k|}. */
  Magnitude normUpper() {
    return lifted.length == 0 ? Magnitude.ZERO : norm;
  }

  /** An exponent {@code e} with {@code Σ_k |c_k| < 2^e}; of a polynomial that is not zero. */
  long exponent() {
    return norm.exponent() + 1;
  }

  /** An upper bound of {@code Σ_{k>=1} |c_k|}. */
  Magnitude normWithoutConstantUpper() {
    if (lifted.length < 2) {
      return Magnitude.ZERO;
    }
    double[] rest = lifted.clone();
    rest[0] = 0;
    return norm(rest, scale);
  }

  /** A positive lower bound of {@code size - rest}, if it is positive. */
  static Optional<Magnitude> differenceLower(Dyadic size, Magnitude rest) {
    if (rest.isInfinite()) {
      return Optional.empty();
    }
    Dyadic lower = DyadicInterval.of(size.subtract(rest.toDyadic())).outward(BOUND_BITS).lower();
    return lower.signum() > 0 ? Optional.of(Magnitude.enclosingAbove(lower)) : Optional.empty();
  }

  /**
   * An upper bound of {@code Σ_{j+k>order} |a_j| |b_k|}: what a product cut at {@code order} lacks.
   */
  static Magnitude tailUpper(SeriesSizes a, SeriesSizes b, int order) {
    double sum = 0;
    boolean isEmpty = true;
    for (int j = 0; j < a.lifted.length; j++) {
      int first = Math.max(0, order + 1 - j);
      if (first < b.lifted.length && a.lifted[j] != 0) {
        isEmpty = false;
        sum += a.lifted[j] * b.suffixes[first];
      }
    }
    return isEmpty
        ? Magnitude.ZERO
        : Magnitude.enclosingAbove(sum * UPWARD + Double.MIN_NORMAL)
            .scale(a.scale + b.scale - (long) LIFT * (order + 1));
  }
}
