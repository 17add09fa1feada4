package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Polynomials in atoms, term by term. */
final class FormalSumTest {
  private static final FormalSum X = FormalSum.atom(1);
  private static final FormalSum Y = FormalSum.atom(2);

  private static FormalSum product(FormalSum a, FormalSum b) {
    return new FormalSum.Builder().add(a, b).sum();
  }

  private static FormalSum sum(FormalSum a, FormalSum b) {
    return new FormalSum.Builder().add(Rational.ONE, a).add(Rational.ONE, b).sum();
  }

  @Test
  void productsCommute() {
    assertThat(product(X, Y)).isEqualTo(product(Y, X)).isNotEqualTo(product(X, X));
  }

  @Test
  void whatCancelsIsGone() {
    FormalSum zero = new FormalSum.Builder().add(Rational.ONE, X).add(Rational.of(-1), X).sum();
    assertThat(zero.isZero()).isTrue();
    assertThat(zero).isEqualTo(FormalSum.ZERO).isEqualTo(FormalSum.constant(Rational.ZERO));
  }

  @Test
  void squaresOfSumsHaveTheirMixedTermTwice() {
    FormalSum square = product(sum(X, Y), sum(X, Y));
    FormalSum expected =
        new FormalSum.Builder().add(X, X).add(Y, Y).add(Rational.of(2), product(X, Y)).sum();
    assertThat(square).isEqualTo(expected);
    assertThat(square.size()).isEqualTo(3);
  }

  /** {@code (x² y)' = 2 x y x' + x² y'}, with {@code x' = y} and {@code y' = 3}. */
  @Test
  void derivativesObeyTheProductRule() {
    FormalSum term = product(product(X, X), Y);
    FormalSum derived = term.derivative(atom -> atom == 1 ? Y : FormalSum.constant(Rational.of(3)));
    FormalSum expected =
        new FormalSum.Builder()
            .add(Rational.of(2), product(product(X, Y), Y))
            .add(Rational.of(3), product(X, X))
            .sum();
    assertThat(derived).isEqualTo(expected);
    assertThat(FormalSum.constant(Rational.ONE).derivative(atom -> X).isZero()).isTrue();
  }
}
