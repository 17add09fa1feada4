package org.plumbline.claim.law;

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

  @Test
  void textsShowTheFirstTerms() {
    assertThat(FormalPolynomial.ZERO).hasToString("0");
    assertThat(X.add(Y.scale(Rational.of(-2)))).hasToString("1·x + -2·y");
    FormalPolynomial four = X.add(Y).add(X.multiply(X)).add(X.multiply(Y));
    assertThat(four).hasToString("1·x + 1·x·x + 1·x·y + 1·y");
    assertThat(four.add(Y.multiply(Y))).hasToString("1·x + 1·x·x + 1·x·y + 1·y + …");
    assertThat(FormalPolynomial.constant(Rational.ZERO)).isEqualTo(FormalPolynomial.ZERO);
  }
}
