package org.plumbline.flow.state;

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
 *
 * <p>Bounds for all of {@code [0, 1]} are cheap and settle most intervals. Where a polynomial is
 * flat, as {@code (τ - 1/2)^20} is, they would have every interval of a wide range split to the
 * resolution; so short intervals are judged by the polynomial's own coefficients there, and one on
 * which it cannot be told from 0 is split no further.
 */
public final class FirstZero {
  private static final int DOUBLE_BISECTIONS = 52;

  /** Intervals longer than {@code 2^-WIDE} are split by the cheap bounds alone. */
  private static final int WIDE = 6;

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
  public static Optional<Dyadic> of(FixedPolynomial polynomial) {
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
    if (half.bitLength() <= bits - WIDE) {
      LocalExpansion local = LocalExpansion.of(polynomial, middle, half);
      if (local.isPositive()) {
        return Optional.empty();
      }
      if (local.isMonotone()) {
        return monotone(left, right);
      }
      if (local.isFlat()) {
        return touching(left, right);
      }
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
    BigInteger tau = estimate(low, high);
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

  /** The zero between two ends to about the precision of double, by bisection. */
  private BigInteger estimate(BigInteger left, BigInteger right) {
    double[] c = polynomial.approximateCoefficients();
    double low = Math.scalb(left.doubleValue(), -bits);
    double high = Math.scalb(right.doubleValue(), -bits);
    for (int i = 0; i < DOUBLE_BISECTIONS; i++) {
      double middle = (low + high) / 2;
      double value = 0;
      for (int k = c.length - 1; k >= 0; k--) {
        value = value * middle + c[k];
      }
      if (value > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    // 62 bits hold what a double says of a number in [0, 1].
    BigInteger found =
        bits >= 62
            ? BigInteger.valueOf((long) Math.scalb(high, 62)).shiftLeft(bits - 62)
            : BigInteger.valueOf((long) Math.scalb(high, bits));
    boolean isInside = found.compareTo(left) > 0 && found.compareTo(right) < 0;
    return isInside ? found : left.add(right).shiftRight(1);
  }

  private BigInteger newton(BigInteger tau, BigInteger value) {
    BigInteger rate = derivative.at(tau);
    return rate.signum() == 0 ? tau : tau.subtract(value.shiftLeft(bits).divide(rate));
  }

  private BigInteger times(BigInteger bound, BigInteger width) {
    return bound.multiply(width).shiftRight(bits).add(BigInteger.ONE);
  }
}
