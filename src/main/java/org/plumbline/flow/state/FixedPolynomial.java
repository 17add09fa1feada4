package org.plumbline.flow.state;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * A polynomial on {@code [0, 1]} in fixed point: {@code Σ c_k τ^k} with {@code c_k} in units of
 * {@code 2^unit}.
 */
public final class FixedPolynomial {
  private final BigInteger[] coefficients;
  private final int bits;

  private FixedPolynomial(BigInteger[] coefficients, int bits) {
    this.coefficients = coefficients;
    this.bits = bits;
  }

  /** The polynomial scaled so that its largest coefficient has about {@code bits} bits. */
  public static FixedPolynomial of(List<Dyadic> coefficients, int bits) {
    long top =
        coefficients.stream()
            .filter(c -> c.signum() != 0)
            .mapToLong(Dyadic::magnitudeExponent)
            .max()
            .orElse(0);
    BigInteger[] fixed = new BigInteger[coefficients.size()];
    for (int k = 0; k < fixed.length; k++) {
      fixed[k] = fixed(coefficients.get(k), bits - top);
    }
    return new FixedPolynomial(fixed, bits);
  }

  /** {@code value · 2^shift}, rounded down. */
  private static BigInteger fixed(Dyadic value, long shift) {
    long total = value.exponent() + shift;
    return total >= 0
        ? value.significand().shiftLeft(Math.toIntExact(total))
        : value.significand().shiftRight(Math.toIntExact(Math.min(-total, Integer.MAX_VALUE)));
  }

  /** The polynomial divided by {@code τ^m}, its lower coefficients dropped. */
  public FixedPolynomial deflated(int m) {
    BigInteger[] upper = new BigInteger[Math.max(1, coefficients.length - m)];
    for (int k = 0; k < upper.length; k++) {
      upper[k] = k + m < coefficients.length ? coefficients[k + m] : BigInteger.ZERO;
    }
    return new FixedPolynomial(upper, bits);
  }

  public FixedPolynomial negated() {
    BigInteger[] negated = new BigInteger[coefficients.length];
    for (int k = 0; k < negated.length; k++) {
      negated[k] = coefficients[k].negate();
    }
    return new FixedPolynomial(negated, bits);
  }

  FixedPolynomial derivative() {
    BigInteger[] derived = new BigInteger[Math.max(1, coefficients.length - 1)];
    derived[0] = BigInteger.ZERO;
    for (int k = 1; k < coefficients.length; k++) {
      derived[k - 1] = coefficients[k].multiply(BigInteger.valueOf(k));
    }
    return new FixedPolynomial(derived, bits);
  }

  public int degree() {
    return coefficients.length - 1;
  }

  /** The value at {@code tau}, given in units of {@code 2^-bits}. */
  BigInteger at(BigInteger tau) {
    BigInteger value = BigInteger.ZERO;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      value = value.multiply(tau).shiftRight(bits).add(coefficients[k]);
    }
    return value;
  }

  /** The coefficients about {@code tau}, by repeated division by {@code τ - tau}. */
  BigInteger[] taylorCoefficients(BigInteger tau) {
    BigInteger[] shifted = coefficients.clone();
    for (int first = 0; first < shifted.length - 1; first++) {
      for (int k = shifted.length - 2; k >= first; k--) {
        shifted[k] = shifted[k].add(shifted[k + 1].multiply(tau).shiftRight(bits));
      }
    }
    return shifted;
  }

  /** The coefficients in double arithmetic, the largest about 1. */
  double[] approximateCoefficients() {
    double[] approximate = new double[coefficients.length];
    for (int k = 0; k < approximate.length; k++) {
      approximate[k] = Dyadic.of(coefficients[k], -(long) bits).approximateDouble();
    }
    return approximate;
  }

  /** A bound of {@code |p'|} on {@code [0, 1]}. */
  BigInteger slopeUpper() {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 1; k < coefficients.length; k++) {
      sum = sum.add(coefficients[k].abs().multiply(BigInteger.valueOf(k)));
    }
    return sum;
  }

  int bits() {
    return bits;
  }
}
