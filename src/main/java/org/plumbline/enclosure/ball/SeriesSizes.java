package org.plumbline.enclosure.ball;

import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Upper bounds of the absolute values of a polynomial's coefficients.
 *
 * <p>Each is {@code size_k 2^exponent_k} in units of one power of two, with an exponent of its own:
 * some polynomials fall by twenty bits an order, others are noise in all of thousands of orders,
 * and a double holds neither (proofs-notes/verifier.md, V2).
 */
final class SeriesSizes {
  /** Few enough that a double holds them exactly. */
  private static final int BOUND_BITS = 50;

  /** The bits of a double below its exponent. */
  private static final int FRACTION_BITS = 52;

  /** The difference of exponents from which on a summand is replaced by a larger one. */
  private static final int FAR = 1_000;

  /** More than what a few thousand rounded additions and products may lose. */
  private static final double UPWARD = 1 + 0x1p-38;

  private final long scale;
  private final double[] sizes;
  private final int[] exponents;

  /** Sums of the coefficients from each order on. */
  private final double[] rests;

  private final int[] restExponents;

  private SeriesSizes(long scale, double[] sizes, int[] exponents) {
    this.scale = scale;
    this.sizes = sizes;
    this.exponents = exponents;
    this.rests = new double[sizes.length + 1];
    this.restExponents = new int[sizes.length + 1];
    for (int k = sizes.length - 1; k >= 0; k--) {
      int exponent = Math.max(restExponents[k + 1], exponents[k]);
      rests[k] =
          rests[k + 1] * power(restExponents[k + 1] - exponent)
              + sizes[k] * power(exponents[k] - exponent);
      restExponents[k] = exponent;
    }
  }

  /** The sizes of coefficients {@code Σ_i limbs[i][k] 2^(50 (unit + i))}. */
  static SeriesSizes of(long[][] limbs, long unit) {
    int length = 0;
    for (long[] row : limbs) {
      length = Math.max(length, row.length);
    }
    double[] sizes = new double[length];
    int[] exponents = new int[length];
    for (int k = 0; k < length; k++) {
      int i = highest(limbs, k);
      sizes[k] = size(limbs, i, k);
      exponents[k] = SeriesBall.BITS * (i - 1);
    }
    return new SeriesSizes(SeriesBall.BITS * unit, sizes, exponents);
  }

  /** The highest row in which coefficient {@code k} is not zero; -1 if there is none. */
  private static int highest(long[][] limbs, int k) {
    int i = limbs.length - 1;
    while (i >= 0 && !(k < limbs[i].length && limbs[i][k] != 0)) {
      i--;
    }
    return i;
  }

  /**
   * An upper bound of coefficient {@code k} in units of {@code 2^50} below its highest limb, in row
   * {@code i}: that limb and the next, and one unit for all that follow, which add up to less.
   */
  private static double size(long[][] limbs, int i, int k) {
    if (i < 0) {
      return 0;
    }
    double second = i > 0 && k < limbs[i - 1].length ? limbs[i - 1][k] : 0;
    return (Math.abs(limbs[i][k] * 0x1p50 + second) + 1) * UPWARD;
  }

  /** At least {@code 2^power}, and that itself unless it is far below 1; {@code power <= 0}. */
  private static double power(int power) {
    return Double.longBitsToDouble(
        (long) (Math.max(power, -FAR) + Double.MAX_EXPONENT) << FRACTION_BITS);
  }

  /** An upper bound of the sum of the coefficients from order {@code k} on. */
  private Magnitude restUpper(int k) {
    return k >= sizes.length
        ? Magnitude.ZERO
        : Magnitude.enclosingAbove(rests[k] * UPWARD).scale(scale + restExponents[k]);
  }

  /** An upper bound of {@code Σ_k |c_k|}. */
  Magnitude normUpper() {
    return restUpper(0);
  }

  /** An exponent {@code e} with {@code Σ_k |c_k| < 2^e}; of a polynomial that is not zero. */
  long exponent() {
    return normUpper().exponent() + 1;
  }

  /** An upper bound of {@code Σ_{k>=1} |c_k|}. */
  Magnitude normWithoutConstantUpper() {
    return restUpper(1);
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
    int exponent = Integer.MIN_VALUE / 2;
    for (int j = Math.max(0, order + 2 - b.rests.length); j < a.sizes.length; j++) {
      int first = Math.max(0, order + 1 - j);
      double term = a.sizes[j] * b.rests[first];
      if (term != 0) {
        int next = a.exponents[j] + b.restExponents[first];
        int larger = Math.max(exponent, next);
        sum = sum * power(exponent - larger) + term * power(next - larger);
        exponent = larger;
      }
    }
    return sum == 0
        ? Magnitude.ZERO
        : Magnitude.enclosingAbove(sum * UPWARD).scale(a.scale + b.scale + exponent);
  }
}
