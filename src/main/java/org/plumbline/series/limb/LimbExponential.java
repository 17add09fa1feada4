package org.plumbline.series.limb;

import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/**
 * Exponentials of coefficients, with scratch numbers of its own: one for each thread.
 *
 * <p>{@code e^u = 2^q Π_l e^(j_l 2^(-6l)) · e^t}: a multiple of log 2 is taken off {@code u}, then
 * three digits of six bits, for which there are tables, and the rest is a Taylor series by Horner's
 * rule with as many limbs as each power of {@code t} asks for. With one limb more than the result
 * has, all this loses less than {@code 2^-10} units of it (proofs-notes/limb-series.md, L5).
 */
public final class LimbExponential {
  /** Bits of a digit, and how many digits there are. */
  private static final int DIGIT = 6;

  private static final int DIGITS = 3;

  /** The scale of what is left of an argument, below 1 before digits are taken off. */
  private static final int REST_EXPONENT = 2;

  /** The scale of Taylor coefficients and sums, which are at most 1.01. */
  private static final int SUM_EXPONENT = 3;

  /** Bits between a result and its scale. */
  private static final int SUM_ROOM = 2;

  private static final double LOG_TWO = StrictMath.log(2);

  /** What exponentials of so many limbs have in common. */
  public static final class Tables {
    private final int limbs;
    private final int terms;
    private final LimbConstants logTwo;
    private final LimbConstants[] powers = new LimbConstants[DIGITS];
    private final LimbConstants inverseFactorials;

    /** Tables for results of the given number of limbs. */
    public Tables(int resultLimbs) {
      this.limbs = resultLimbs + 1;
      int bits = limbs * LimbKernels.BITS;
      this.terms = terms(bits);
      Elementary elementary = Elementary.withBits(bits);
      this.logTwo = LimbConstants.powers(2, limbs, elementary.log(Dyadic.of(2)));
      for (int l = 0; l < DIGITS; l++) {
        Dyadic base = elementary.exp(Dyadic.ONE.scale(-(long) DIGIT * (l + 1)));
        powers[l] = LimbConstants.powers(1 << DIGIT, limbs, base);
      }
      this.inverseFactorials = LimbConstants.inverseFactorials(terms + 1, limbs, SUM_EXPONENT);
    }

    /** The degree beyond which Taylor terms lie below all limbs. */
    private static int terms(int bits) {
      double reached = 0;
      int k = 0;
      while (reached < bits) {
        k++;
        reached += DIGIT * DIGITS + StrictMath.log(k) / LOG_TWO;
      }
      return k;
    }

    /** The limbs of what is multiplied by power {@code k} of the rest. */
    private int limbs(int k) {
      return Math.max(1, limbs - DIGIT * DIGITS * k / LimbKernels.BITS);
    }
  }

  private final Tables tables;
  private final LimbSum rest;
  private final LimbSum sum;
  private final LimbConstants factor;
  private final int[] digits = new int[DIGITS];

  public LimbExponential(Tables tables) {
    this.tables = tables;
    this.rest = new LimbSum(tables.limbs);
    this.sum = new LimbSum(tables.limbs);
    this.factor = LimbConstants.zero(tables.limbs);
  }

  /**
   * The exponential of the number of {@code n} limbs, {@code stride} apart, under an exponent.
   *
   * @param approximately the number, below 2^30 in absolute value
   * @return a number that is lost at the next call, one limb longer than the tables were made for
   */
  public LimbSum of(long[] d, int at, int stride, int n, long exponent, double approximately) {
    long power = (long) Math.floor(approximately / LOG_TWO);
    rest.read(d, at, stride, n, exponent);
    if (power != 0) {
      sum.set(tables.logTwo, 1);
      sum.multiply(LimbFactor.of(-power, 0), tables.limbs);
      rest.add(sum, tables.limbs);
    }
    rest.settle(tables.limbs);
    rest.moveTo(REST_EXPONENT, tables.limbs);
    takeDigits();
    rest.moveTo(0, tables.limbs);
    factor.take(1, rest);
    taylor();
    for (int l = 0; l < DIGITS; l++) {
      if (digits[l] != 0) {
        sum.multiply(tables.powers[l], digits[l], tables.limbs);
      }
    }
    sum.moveTo(sum.magnitude(tables.limbs) + SUM_ROOM, tables.limbs);
    sum.scale(power);
    return sum;
  }

  /** Takes the digits off the rest; one that is a little below zero has none. */
  private void takeDigits() {
    for (int l = 0; l < DIGITS; l++) {
      int shift = LimbKernels.BITS - REST_EXPONENT - DIGIT * (l + 1);
      digits[l] = (int) Math.max(0, rest.columns()[0] >> shift);
      rest.columns()[0] -= (long) digits[l] << shift;
    }
  }

  /** Puts the exponential of the factor, {@code Σ_k t^k / k!}, into the sum. */
  private void taylor() {
    sum.start(SUM_EXPONENT);
    sum.add(tables.inverseFactorials, tables.terms, tables.limbs(tables.terms));
    for (int k = tables.terms - 1; k >= 0; k--) {
      sum.multiply(factor, 1, tables.limbs(k));
      sum.add(tables.inverseFactorials, Math.max(1, k), tables.limbs(k));
    }
  }
}
