package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Formal polynomials cancel exactly, and only where they should. */
final class FormalPolynomialTest {
  private static final FormalPolynomial X = FormalPolynomial.symbol("x");
  private static final FormalPolynomial Y = FormalPolynomial.symbol("y");

  @Test
  void productsCommuteAndSquaresExpand() {
    assertThat(X.multiply(Y)).isEqualTo(Y.multiply(X));
    FormalPolynomial difference = X.add(Y).multiply(X.subtract(Y));
    assertThat(difference).isEqualTo(X.multiply(X).subtract(Y.multiply(Y)));
    assertThat(difference.isZero()).isFalse();
  }

  @Test
  void symbolsWithCommonPrefixesStayApart() {
    FormalPolynomial one = FormalPolynomial.symbol("w1");
    FormalPolynomial eleven = FormalPolynomial.symbol("w11");
    assertThat(one.multiply(eleven).subtract(one.multiply(one)).isZero()).isFalse();
    assertThat(one.multiply(eleven).subtract(eleven.multiply(one)).isZero()).isTrue();
  }

  @Test
  void constantsAreFactors() {
    FormalPolynomial half = FormalPolynomial.constant(Rational.of(1, 2));
    assertThat(half.multiply(X).add(X.multiply(half))).isEqualTo(X);
    assertThat(X.scale(Rational.ZERO).isZero()).isTrue();
  }
}
