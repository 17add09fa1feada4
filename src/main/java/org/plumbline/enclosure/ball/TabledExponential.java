package org.plumbline.enclosure.ball;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/**
 * Exponentials with a relative error of at most {@code 2^-bits}, from tables: for many arguments.
 *
 * <p>With {@code x = q log 2 + d_1/2^6 + d_2/2^12 + d_3/2^18 + t}, {@code e^x} is {@code 2^q} times
 * three numbers of tables times a short Taylor sum (proofs-notes/verifier.md, V17).
 */
final class TabledExponential {
  /** Bits beyond those asked for. */
  private static final int GUARD = 16;

  private static final int DIGIT = 6;

  private static final int TABLES = 3;

  /** Arguments beyond this power of two are left to the general function. */
  private static final int MOST_ARGUMENT_BITS = 30;

  private final Elementary general;
  private final int scale;
  private final BigInteger logTwo;
  private final BigInteger[][] tables = new BigInteger[TABLES][1 << DIGIT];
  private final BigInteger[] coefficients;

  private TabledExponential(int bits) {
    this.general = Elementary.withBits(bits);
    this.scale = bits + GUARD;
    Elementary fine = Elementary.withBits(scale + 2 * MOST_ARGUMENT_BITS);
    this.logTwo = floor(fine.log(Dyadic.of(2)), scale + MOST_ARGUMENT_BITS);
    for (int j = 0; j < TABLES; j++) {
      for (int d = 0; d < 1 << DIGIT; d++) {
        Dyadic argument = Dyadic.of(d).scale(-DIGIT * (j + 1L));
        tables[j][d] = floor(fine.exp(argument), scale);
      }
    }
    this.coefficients = coefficients(scale);
  }

  /** {@code 1/k!} until what follows is less than a unit for {@code t < 2^-18}. */
  private static BigInteger[] coefficients(int scale) {
    int terms = scale / (TABLES * DIGIT) + 1;
    BigInteger[] coefficients = new BigInteger[terms + 1];
    coefficients[0] = BigInteger.ONE.shiftLeft(scale);
    BigInteger factorial = BigInteger.ONE;
    for (int k = 1; k <= terms; k++) {
      factorial = factorial.multiply(BigInteger.valueOf(k));
      coefficients[k] = coefficients[0].divide(factorial);
    }
    return coefficients;
  }

  /** Exponentials with relative errors of at most {@code 2^-bits}. */
  static TabledExponential withBits(int bits) {
    return new TabledExponential(bits);
  }

  /** The exponential {@code e^x}. */
  Dyadic exp(Dyadic x) {
    if (x.signum() != 0 && x.magnitudeExponent() > MOST_ARGUMENT_BITS) {
      return general.exp(x);
    }
    BigInteger[] parts = divideFloor(floor(x, scale + MOST_ARGUMENT_BITS));
    BigInteger rest = parts[1].shiftRight(MOST_ARGUMENT_BITS);
    BigInteger product = taylor(rest.and(mask(scale - TABLES * DIGIT)));
    for (int j = 0; j < TABLES; j++) {
      int digit = rest.shiftRight(scale - DIGIT * (j + 1)).intValue() & (1 << DIGIT) - 1;
      product = product.multiply(tables[j][digit]).shiftRight(scale);
    }
    return Dyadic.of(product, parts[0].longValueExact() - scale);
  }

  /** The quotient by log 2 rounded down, and the rest. */
  private BigInteger[] divideFloor(BigInteger x) {
    BigInteger[] parts = x.divideAndRemainder(logTwo);
    return parts[1].signum() >= 0
        ? parts
        : new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(logTwo)};
  }

  private BigInteger taylor(BigInteger t) {
    BigInteger sum = coefficients[coefficients.length - 1];
    for (int k = coefficients.length - 2; k >= 0; k--) {
      sum = sum.multiply(t).shiftRight(scale).add(coefficients[k]);
    }
    return sum;
  }

  private static BigInteger mask(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  /** {@code ⌊2^width x⌋}. */
  private static BigInteger floor(Dyadic x, int width) {
    long shift = Math.max(x.exponent() + width, Integer.MIN_VALUE / 2);
    return x.significand().shiftLeft(Math.toIntExact(shift));
  }
}
