package org.plumbline.number;

import java.math.BigInteger;

/**
 * Exponential and logarithm of dyadics to a stated relative accuracy, with exponents of any size.
 *
 * <p>Every result {@code y} of {@link #exp} satisfies {@code |y - e^x| <= 2^-bits e^x}; every
 * result of {@link #log} satisfies {@code |y - log x| <= 2^-bits max(1, |log x|)}. Working in fixed
 * point with {@value #GUARD} guard bits, the Taylor terms lose a few units in the last place, and
 * the squarings multiply that by 2^{@value #HALVINGS}: proofs-notes/elementary.md has the proof.
 */
public final class Elementary {
  private static final int GUARD = 48;
  private static final int HALVINGS = 12;
  private static final int MOST_BITS = 1 << 26;

  /** Arguments lie below {@code 2^MOST_ARGUMENT_BITS}. */
  private static final int MOST_ARGUMENT_BITS = 60;

  /** The length to which log 2 is at hand: some 1,200 digits. */
  private static final int KNOWN_WIDTH = 4096;

  private static final BigInteger LOG_TWO = computedLogTwo(KNOWN_WIDTH);

  private final int bits;
  private final int scale;
  private final BigInteger one;

  private Elementary(int bits) {
    this.bits = bits;
    this.scale = bits + GUARD;
    this.one = BigInteger.ONE.shiftLeft(scale);
  }

  /**
   * Functions with relative error at most {@code 2^-bits}.
   *
   * @throws IllegalArgumentException unless {@code 1 <= bits <= 2^26}
   */
  public static Elementary withBits(int bits) {
    if (bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits must lie in 1 … " + MOST_BITS + ", not " + bits);
    }
    return new Elementary(bits);
  }

  /**
   * The exponential {@code e^x}, relative error at most {@code 2^-bits}.
   *
   * @throws RangeException if {@code |x| >= 2^60}, where the exponent of the result overflows
   */
  public Dyadic exp(Dyadic x) {
    if (x.signum() == 0) {
      return Dyadic.ONE;
    }
    long magnitude = x.magnitudeExponent();
    if (magnitude > MOST_ARGUMENT_BITS) {
      throw new RangeException("the exponential of a number beyond 2^60");
    }
    if (magnitude < -scale) {
      return Dyadic.ONE;
    }
    int extra = (int) Math.max(0, magnitude) + 2;
    BigInteger fixed = fixed(x, scale + extra);
    BigInteger logTwo = logTwo(scale + extra);
    BigInteger[] parts = fixed.divideAndRemainder(logTwo);
    BigInteger power = parts[0];
    BigInteger remainder = parts[1].shiftRight(extra);
    return Dyadic.of(expOfRemainder(remainder), power.longValueExact() - scale).round(bits + 8);
  }

  /**
   * The exponential {@code e^x}, or 0 where {@code x <= -2^60}: for proposals, which nothing so
   * small takes part in.
   *
   * @throws RangeException if {@code x >= 2^60}
   */
  public Dyadic approximateExp(Dyadic x) {
    boolean isNothing = x.signum() < 0 && x.magnitudeExponent() > MOST_ARGUMENT_BITS;
    return isNothing ? Dyadic.ZERO : exp(x);
  }

  /**
   * {@code 2^scale e^r} for {@code |r| < log 2}: Taylor at {@code r / 2^HALVINGS}, then squarings.
   */
  private BigInteger expOfRemainder(BigInteger r) {
    BigInteger small = r.shiftRight(HALVINGS);
    BigInteger term = one;
    BigInteger sum = one;
    for (int k = 1; term.signum() != 0 && !isMinusOne(term); k++) {
      term = term.multiply(small).shiftRight(scale).divide(BigInteger.valueOf(k));
      sum = sum.add(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum).shiftRight(scale);
    }
    return sum;
  }

  private static boolean isMinusOne(BigInteger term) {
    return term.signum() < 0 && term.bitLength() == 0;
  }

  /**
   * The natural logarithm, absolute error at most {@code 2^-bits max(1, |log x|)}.
   *
   * @throws ArithmeticException unless {@code x > 0}
   */
  public Dyadic log(Dyadic x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("the logarithm of a number that is not positive");
    }
    long power = x.magnitudeExponent();
    Dyadic mantissa = x.scale(-power);
    Dyadic logarithm = Dyadic.of(StrictMath.log(mantissa.approximateDouble()));
    Elementary inner = withBits(bits + 16);
    for (int correct = 40; correct < 3 * (bits + 16); correct *= 3) {
      logarithm = logarithm.add(inner.halleyStep(mantissa, inner.exp(logarithm))).round(bits + 32);
    }
    int width = bits + 80;
    Dyadic logTwo = Dyadic.of(logTwo(width), -width);
    return logarithm.add(logTwo.multiply(Dyadic.of(power))).round(bits + 16);
  }

  /**
   * The logarithm {@code log(1 + e)} for {@code 0 <= e}, relative error at most {@code 2^-bits},
   * however small {@code e} is.
   *
   * @throws ArithmeticException if {@code e} is negative
   */
  public Dyadic logOnePlus(Dyadic e) {
    if (e.signum() < 0) {
      throw new ArithmeticException("log(1 + e) of a negative e");
    }
    if (e.signum() == 0) {
      return Dyadic.ZERO;
    }
    long magnitude = e.magnitudeExponent();
    if (magnitude > bits + 8) {
      return withBits(bits + 24).log(e);
    }
    if (magnitude > -16) {
      return withBits(bits + 24).log(Dyadic.ONE.add(e));
    }
    Dyadic sum = Dyadic.ZERO;
    Dyadic power = e;
    for (int k = 1; (k - 1) * -magnitude <= bits + 8; k++) {
      Dyadic term = power.approximateQuotient(Dyadic.of(k % 2 == 1 ? k : -k), bits + 16);
      sum = sum.add(term);
      power = power.multiply(e).round(bits + 16);
    }
    return sum.round(bits + 8);
  }

  /** Halley's correction {@code 2 (m - e) / (m + e)}, cubically convergent. */
  private Dyadic halleyStep(Dyadic m, Dyadic e) {
    BigInteger numerator = fixed(m.subtract(e), 2 * scale + 1);
    BigInteger denominator = fixed(m.add(e), scale);
    return Dyadic.of(numerator.divide(denominator), -scale);
  }

  /** {@code floor(2^width x)}. */
  private static BigInteger fixed(Dyadic x, int width) {
    long shift = x.exponent() + width;
    return shift >= 0
        ? x.significand().shiftLeft(Math.toIntExact(shift))
        : x.significand().shiftRight(Math.toIntExact(Math.min(-shift, Integer.MAX_VALUE)));
  }

  /** {@code 2^width log 2} to within {@code 3 width + 40} units. */
  private static BigInteger logTwo(int width) {
    return width <= KNOWN_WIDTH - 16
        ? LOG_TWO.shiftRight(KNOWN_WIDTH - width)
        : computedLogTwo(width);
  }

  /** The same by {@code 18 atanh 1/26 - 2 atanh 1/4801 + 8 atanh 1/8749}. */
  private static BigInteger computedLogTwo(int width) {
    BigInteger unit = BigInteger.ONE.shiftLeft(width);
    return inverseAtanh(unit, 26)
        .multiply(BigInteger.valueOf(18))
        .subtract(inverseAtanh(unit, 4801).shiftLeft(1))
        .add(inverseAtanh(unit, 8749).shiftLeft(3));
  }

  /** {@code unit · atanh(1/n)} by its Taylor series. */
  private static BigInteger inverseAtanh(BigInteger unit, long n) {
    BigInteger square = BigInteger.valueOf(n * n);
    BigInteger power = unit.divide(BigInteger.valueOf(n));
    BigInteger sum = BigInteger.ZERO;
    for (long k = 1; power.signum() != 0; k += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
      power = power.divide(square);
    }
    return sum;
  }
}
