package org.plumbline.flow;

import java.math.BigInteger;
import java.util.Optional;
import org.plumbline.number.Dyadic;

/**
 * The first zero in {@code [0, 1]} of a polynomial that starts positive.
 *
 * <p>Intervals are searched from the left. One is left aside when a Lipschitz bound shows the
 * polynomial positive on it; one on which the derivative keeps its sign is settled by the signs at
 * its ends and, if they differ, by bisection and Newton's method. An interval that shrinks to the
 * resolution counts as a zero: there the polynomial touches zero as far as the precision can tell.
 */
final class FirstZero {
  private final FixedPolynomial polynomial;
  private final FixedPolynomial derivative;
  private final BigInteger slope;
  private final BigInteger curvature;
  private final int bits;

  private FirstZero(FixedPolynomial polynomial) {
    this.polynomial = polynomial;
    this.derivative = polynomial.derivative();
    this.slope = polynomial.slopeUpper();
    this.curvature = derivative.slopeUpper();
    this.bits = polynomial.bits();
  }

  /** The first {@code τ ∈ [0, 1]} at which the polynomial is no longer positive. */
  static Optional<Dyadic> of(FixedPolynomial polynomial) {
    FirstZero search = new FirstZero(polynomial);
    return search
        .in(BigInteger.ZERO, BigInteger.ONE.shiftLeft(search.bits))
        .map(tau -> Dyadic.of(tau, -search.bits));
  }

  private Optional<BigInteger> in(BigInteger left, BigInteger right) {
    BigInteger middle = left.add(right).shiftRight(1);
    BigInteger half = right.subtract(left).shiftRight(1).add(BigInteger.ONE);
    BigInteger value = polynomial.at(middle);
    if (value.compareTo(times(slope, half)) > 0) {
      return Optional.empty();
    }
    if (half.bitLength() <= bits / 2) {
      return value.signum() > 0 ? touching(left, right) : Optional.of(left);
    }
    if (derivative.at(middle).abs().compareTo(times(curvature, half)) > 0) {
      return monotone(left, right);
    }
    Optional<BigInteger> before = in(left, middle);
    return before.isPresent() ? before : in(middle, right);
  }

  /**
   * An interval too short to split, positive in its middle: a zero only if an end is not positive.
   */
  private Optional<BigInteger> touching(BigInteger left, BigInteger right) {
    if (polynomial.at(left).signum() <= 0) {
      return Optional.of(left);
    }
    return polynomial.at(right).signum() <= 0 ? Optional.of(right) : Optional.empty();
  }

  private Optional<BigInteger> monotone(BigInteger left, BigInteger right) {
    if (polynomial.at(left).signum() <= 0) {
      return Optional.of(left);
    }
    return polynomial.at(right).signum() > 0 ? Optional.empty() : Optional.of(refine(left, right));
  }

  /** The zero between a positive left end and a right end that is not positive. */
  private BigInteger refine(BigInteger left, BigInteger right) {
    BigInteger low = left;
    BigInteger high = right;
    BigInteger tau = low.add(high).shiftRight(1);
    while (high.subtract(low).bitLength() > 2) {
      BigInteger value = polynomial.at(tau);
      if (value.signum() > 0) {
        low = tau;
      } else {
        high = tau;
      }
      BigInteger next = newton(tau, value);
      boolean inside = next.compareTo(low) > 0 && next.compareTo(high) < 0;
      if (inside && next.subtract(tau).abs().bitLength() <= 2) {
        return next;
      }
      tau = inside ? next : low.add(high).shiftRight(1);
    }
    return high;
  }

  private BigInteger newton(BigInteger tau, BigInteger value) {
    BigInteger rate = derivative.at(tau);
    return rate.signum() == 0 ? tau : tau.subtract(value.shiftLeft(bits).divide(rate));
  }

  private BigInteger times(BigInteger bound, BigInteger width) {
    return bound.multiply(width).shiftRight(bits).add(BigInteger.ONE);
  }
}
