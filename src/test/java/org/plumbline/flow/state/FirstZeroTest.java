package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** The first zero of polynomials whose zeros are known. */
final class FirstZeroTest {
  private static final int BITS = 128;

  private static Optional<Dyadic> zero(String... coefficients) {
    List<Dyadic> exact =
        Arrays.stream(coefficients)
            .map(Rational::parse)
            .map(c -> Dyadic.approximate(c, BITS))
            .toList();
    return FirstZero.of(FixedPolynomial.of(exact, BITS));
  }

  /** Newton's method ends within two units, and evaluation errs by a unit per coefficient. */
  private static void assertNear(Optional<Dyadic> found, Rational zero, int lostBits) {
    assertThat(found).isPresent();
    assertThat(found.get().toRational().subtract(zero).abs())
        .isLessThanOrEqualTo(Dyadic.ONE.scale(lostBits - BITS).toRational());
  }

  @Test
  void findsASimpleZero() {
    assertNear(zero("1", "-3"), Rational.of(1, 3), 5);
  }

  @Test
  void findsTheFirstOfSeveral() {
    // (τ - 1/4)(τ - 1/2)(τ - 3/4), reflected to start positive
    assertNear(zero("3/32", "-11/16", "3/2", "-1"), Rational.of(1, 4), 7);
  }

  @Test
  void separatesTwoZerosVeryCloseTogether() {
    // (τ - 1/2)² - 2^-40
    assertNear(
        zero("274877906943/1099511627776", "-1", "1"),
        Rational.of(1, 2).subtract(Rational.of(1, 1L << 20)),
        30);
  }

  @Test
  void passesOverWhatStaysPositive() {
    // (τ - 1/2)² + 2^-40
    assertThat(zero("274877906945/1099511627776", "-1", "1")).isEmpty();
    assertThat(zero("1", "-1/2")).isEmpty();
  }

  @Test
  void countsAZeroAtTheEnd() {
    assertNear(zero("1", "-1"), Rational.ONE, 5);
  }

  @Test
  void countsAStartThatIsNotPositive() {
    assertThat(zero("-1", "3")).contains(Dyadic.ZERO);
  }
}
