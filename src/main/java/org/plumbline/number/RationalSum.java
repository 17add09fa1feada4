package org.plumbline.number;

import java.math.BigInteger;
import org.plumbline.number.qual.PolyRigorous;

/**
 * A sum of rational numbers and of their products, exact, that is brought to lowest terms once, at
 * the end.
 *
 * <p>Its denominator is the least common multiple of those met so far. Where thousands of numbers
 * have few denominators among them, as weights and inputs do, a summand then takes a product and an
 * addition; {@link Rational#add} takes a greatest common divisor each time, which is ten times as
 * much.
 */
// The bodies vouch for the signatures: fields carry no qualifier, so no checker follows them.
@SuppressWarnings({"rigorous:return", "rigorous:assignment"})
public final class RationalSum {
  private BigInteger numerator = BigInteger.ZERO;
  private BigInteger denominator = BigInteger.ONE;

  /** A denominator, and what numerators over it are multiplied by: those of the last summand. */
  private BigInteger known = BigInteger.ONE;

  private BigInteger factor = BigInteger.ONE;

  /** The sum of nothing. */
  public RationalSum() {
    // Nothing to add up yet.
  }

  /** Adds {@code value}. */
  public void add(@PolyRigorous Rational value) {
    add(value.numerator(), value.denominator());
  }

  /** Adds {@code a · b}. */
  public void addProduct(@PolyRigorous Rational a, @PolyRigorous Rational b) {
    if (a.signum() != 0 && b.signum() != 0) {
      add(a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator()));
    }
  }

  /** Subtracts {@code a · b}. */
  public void subtractProduct(@PolyRigorous Rational a, @PolyRigorous Rational b) {
    if (a.signum() != 0 && b.signum() != 0) {
      BigInteger product = a.numerator().multiply(b.numerator());
      add(product.negate(), a.denominator().multiply(b.denominator()));
    }
  }

  private void add(BigInteger top, BigInteger bottom) {
    if (!bottom.equals(known)) {
      makeRoom(bottom);
    }
    BigInteger summand = factor.equals(BigInteger.ONE) ? top : top.multiply(factor);
    numerator = numerator.add(summand);
  }

  /** Makes the denominator a multiple of another one. */
  private void makeRoom(BigInteger bottom) {
    BigInteger[] quotient = denominator.divideAndRemainder(bottom);
    if (quotient[1].signum() != 0) {
      BigInteger missing = bottom.divide(GreatestCommonDivisor.of(denominator, bottom));
      numerator = numerator.multiply(missing);
      denominator = denominator.multiply(missing);
      quotient[0] = denominator.divide(bottom);
    }
    known = bottom;
    factor = quotient[0];
  }

  /** The sum so far. */
  public @PolyRigorous Rational value() {
    return Rational.of(numerator, denominator);
  }
}
