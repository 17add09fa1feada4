package org.plumbline.claim.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.number.Rational;

/**
 * The integers modulo a prime below 2^31, as {@code long} values from 0 to {@code prime - 1}.
 *
 * <p>Rational numbers whose denominators the prime does not divide map into it, and sums and
 * products with them. A minor that is not 0 here is not 0 over the rationals: ranks modulo the
 * prime are lower bounds (proofs-notes/law-count.md, L3).
 *
 * @param prime the prime
 */
record PrimeField(long prime) {
  private static final long LARGEST = Integer.MAX_VALUE;
  private static final int BITS = 31;

  /** The field of the largest prime below 2^31 that divides none of the denominators. */
  static PrimeField fitting(Stream<Rational> constants) {
    List<BigInteger> denominators =
        new ArrayList<>(constants.map(Rational::denominator).distinct().toList());
    long prime = LARGEST;
    while (!isPrime(prime) || divides(prime, denominators)) {
      prime -= 2;
    }
    return new PrimeField(prime);
  }

  private static boolean divides(long prime, List<BigInteger> denominators) {
    BigInteger divisor = BigInteger.valueOf(prime);
    return denominators.stream().anyMatch(d -> d.mod(divisor).signum() == 0);
  }

  private static boolean isPrime(long odd) {
    for (long d = 3; d * d <= odd; d += 2) {
      if (odd % d == 0) {
        return false;
      }
    }
    return true;
  }

  /** The residue of a rational number; the prime must not divide its denominator. */
  long of(Rational value) {
    BigInteger modulus = BigInteger.valueOf(prime);
    return value
        .numerator()
        .mod(modulus)
        .multiply(value.denominator().modInverse(modulus))
        .mod(modulus)
        .longValueExact();
  }

  /**
   * The residue of a number from 0 to {@code 2^62 + 2^31}, such as a residue plus a product of two.
   *
   * <p>The usual prime is {@code 2^31 - 1}, for which {@code 2^31 = 1}: no division is needed.
   */
  long reduced(long number) {
    if (prime != LARGEST) {
      return number % prime;
    }
    long once = (number & LARGEST) + (number >>> BITS);
    long twice = (once & LARGEST) + (once >>> BITS);
    return twice >= LARGEST ? twice - LARGEST : twice;
  }

  /** The number {@code 1 / a}, for {@code a} not 0. */
  long inverse(long a) {
    return BigInteger.valueOf(a).modInverse(BigInteger.valueOf(prime)).longValueExact();
  }

  /** The number {@code -a}. */
  long negative(long a) {
    return a == 0 ? 0 : prime - a;
  }

  /** The fraction {@code n/d} with {@code |n|, d <= √(prime/2)} whose residue is given, if any. */
  Optional<Rational> fraction(long residue) {
    long bound = (long) Math.sqrt(prime / 2.0);
    long r0 = prime;
    long r1 = residue;
    long t0 = 0;
    long t1 = 1;
    while (r1 > bound) {
      long quotient = r0 / r1;
      long r = r0 - quotient * r1;
      long t = t0 - quotient * t1;
      r0 = r1;
      r1 = r;
      t0 = t1;
      t1 = t;
    }
    return Math.abs(t1) <= bound && t1 != 0
        ? Optional.of(Rational.of(t1 < 0 ? -r1 : r1, Math.abs(t1)))
        : Optional.empty();
  }
}
