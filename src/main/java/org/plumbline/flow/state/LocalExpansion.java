package org.plumbline.flow.state;

import java.math.BigInteger;

/**
 * A polynomial about the middle of a short interval, {@code Σ b_k s^k} with {@code s} from -1 to 1
 * over the interval: its own coefficients there tell what bounds for all of {@code [0, 1]} are too
 * crude for, where many derivatives vanish at once.
 *
 * @param value the value in the middle, {@code b_0}
 * @param slope the coefficient {@code b_1}
 * @param variation {@code Σ_{k>=1} |b_k|}, at least the distance of any value from that in the
 *     middle
 * @param bending {@code Σ_{k>=2} k |b_k|}, at least the distance of any slope from that in the
 *     middle
 * @param noise about what rounding makes of all of it
 */
record LocalExpansion(
    BigInteger value,
    BigInteger slope,
    BigInteger variation,
    BigInteger bending,
    BigInteger noise) {
  /** Units of the last place that one coefficient may be off, after rounding and shifting. */
  private static final long UNITS = 4;

  /** The expansion on {@code [middle - half, middle + half]}. */
  static LocalExpansion of(FixedPolynomial polynomial, BigInteger middle, BigInteger half) {
    BigInteger[] b = polynomial.taylorCoefficients(middle);
    BigInteger slope = BigInteger.ZERO;
    BigInteger variation = BigInteger.ZERO;
    BigInteger bending = BigInteger.ZERO;
    BigInteger power = BigInteger.ONE.shiftLeft(polynomial.bits());
    for (int k = 1; k < b.length; k++) {
      power = power.multiply(half).shiftRight(polynomial.bits()).add(BigInteger.ONE);
      BigInteger term = b[k].multiply(power).shiftRight(polynomial.bits());
      BigInteger size = term.abs().add(BigInteger.ONE);
      variation = variation.add(size);
      slope = k == 1 ? term : slope;
      bending = k == 1 ? bending : bending.add(size.multiply(BigInteger.valueOf(k)));
    }
    return new LocalExpansion(
        b[0], slope, variation, bending, BigInteger.valueOf(UNITS * (polynomial.degree() + 1)));
  }

  /** Whether the polynomial is positive throughout, by more than noise. */
  boolean isPositive() {
    return value.compareTo(variation.add(noise)) > 0;
  }

  /** Whether the derivative keeps its sign throughout. */
  boolean isMonotone() {
    return slope.abs().compareTo(bending.add(noise)) > 0;
  }

  /** Whether no value can be told from 0, wherever the interval is split. */
  boolean isFlat() {
    return value.abs().compareTo(noise.shiftLeft(1)) <= 0 && variation.compareTo(noise) <= 0;
  }
}
