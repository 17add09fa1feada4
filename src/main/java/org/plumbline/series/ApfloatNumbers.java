package org.plumbline.series;

import java.math.BigInteger;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatContext;
import org.apfloat.ApfloatMath;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Conversion between dyadics and apfloats of radix 2, exact up to the stated precision.
 *
 * <p>Radix 2 makes every apfloat a dyadic. The significand crosses over in words of {@value #WORD}
 * bits: apfloat's own conversion from {@link BigInteger} goes through text and takes a hundred
 * times as long.
 */
final class ApfloatNumbers {
  private static final int RADIX = 2;
  private static final int WORD = 62;

  private final int bits;

  /** Numbers of {@code bits} bits, for the current thread. */
  ApfloatNumbers(int bits) {
    this.bits = bits;
    useOneProcessor();
  }

  /**
   * Gives the thread a context of its own, which computes in this thread only and in memory only.
   */
  private static void useOneProcessor() {
    if (ApfloatContext.getThreadContext() == null) {
      ApfloatContext context = (ApfloatContext) ApfloatContext.getGlobalContext().clone();
      context.setNumberOfProcessors(1);
      context.setMemoryThreshold(Long.MAX_VALUE / 4);
      ApfloatContext.setThreadContext(context);
    }
  }

  Apfloat zero() {
    return Apfloat.ZERO;
  }

  Apfloat of(long value) {
    return new Apfloat(value, bits, RADIX);
  }

  Apfloat of(Dyadic value) {
    Dyadic rounded = value.round(bits);
    BigInteger rest = rounded.significand().abs();
    Apfloat sum = Apfloat.ZERO;
    long shift = rounded.exponent();
    BigInteger mask = BigInteger.ONE.shiftLeft(WORD).subtract(BigInteger.ONE);
    while (rest.signum() != 0) {
      long word = rest.and(mask).longValueExact();
      if (word != 0) {
        sum = sum.add(ApfloatMath.scale(of(word), shift).precision(2L * bits));
      }
      shift += WORD;
      rest = rest.shiftRight(WORD);
    }
    Apfloat result = sum.signum() == 0 ? sum : sum.precision(bits);
    return value.signum() < 0 ? result.negate() : result;
  }

  Apfloat of(Rational value) {
    return of(Dyadic.approximate(value, bits));
  }

  Dyadic dyadic(Apfloat value) {
    if (value.signum() == 0) {
      return Dyadic.ZERO;
    }
    long exponent = value.scale() - value.size();
    BigInteger significand = ApfloatMath.scale(value, -exponent).truncate().toBigInteger();
    return Dyadic.of(significand, exponent);
  }

  /**
   * The value with its full precision restored after a cancellation, as in a float of fixed length.
   */
  Apfloat padded(Apfloat value) {
    return value.signum() == 0 ? value : value.precision(bits);
  }
}
