package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exponentials and logarithms against their published decimals and against longer ones. */
final class ElementaryTest {
  private static final int BITS = 100;
  private static final Elementary ELEMENTARY = Elementary.withBits(BITS);

  /** Published to far more digits than are asked for: their own error is below the 60th. */
  private static void assertNear(Dyadic actual, String decimal) {
    Rational exact = Rational.parse(decimal);
    Rational scale = exact.abs();
    assertThat(actual.toRational().subtract(exact).abs())
        .isLessThanOrEqualTo(scale.multiply(Dyadic.ONE.scale(-BITS).toRational()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2.718281828459045235360287471352662497757247093699959574966967",
    "-1, 0.367879441171442321595523770161460867445811131031767834507836",
    "0.5, 1.648721270700128146848650787814163571653776100710148011575079",
    "10, 22026.46579480671651695790064528424436635351261855678107423542",
    "100, 2.688117141816135448412625551580013587361111877374192241519160e43",
  })
  void exponentialsAreThoseOfTables(double x, String decimal) {
    assertNear(ELEMENTARY.exp(Dyadic.of(x)), decimal);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.693147180559945309417232121458176568075500134360255254120680",
    "3, 1.098612288668109691395245236922525704647490557822749451734694",
    "10, 2.302585092994045684017991454684364207601101488628772976033327",
    "0.5, -0.693147180559945309417232121458176568075500134360255254120680",
  })
  void logarithmsAreThoseOfTables(double x, String decimal) {
    assertNear(ELEMENTARY.log(Dyadic.of(x)), decimal);
  }

  /** Rounded from more bits than are promised, to the nearest of {@code bits + 8}. */
  @ParameterizedTest
  @ValueSource(doubles = {0.7, -0.7, 3, -3, 1e-9, -1e-9, 700.3, -12345.6, 1e15, -1e15, 0.693})
  void exponentialsAreRoundedToNearest(double argument) {
    Dyadic x = Dyadic.of(argument);
    Dyadic reference = Elementary.withBits(400).exp(x);
    for (int bits : new int[] {1, 2, 24, 53, 100, 200}) {
      assertThat(Elementary.withBits(bits).exp(x)).isEqualTo(reference.round(bits + 8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.5, 3, 1e-9, 700.3, 1e300, 0x1p-1074, 0.999})
  void logarithmsAreRoundedToNearest(double argument) {
    Dyadic x = Dyadic.of(argument);
    Dyadic reference = Elementary.withBits(400).log(x);
    for (int bits : new int[] {1, 2, 24, 53, 100, 200}) {
      assertThat(Elementary.withBits(bits).log(x).subtract(reference).abs())
          .isLessThanOrEqualTo(Dyadic.ONE.max(reference.abs()).scale(-bits - 16L));
    }
  }

  @Test
  void theLimitsOfArguments() {
    assertThat(ELEMENTARY.exp(Dyadic.ZERO)).isEqualTo(Dyadic.ONE);
    assertThat(ELEMENTARY.exp(Dyadic.ONE.scale(-150))).isEqualTo(Dyadic.ONE);
    assertThat(Elementary.withBits(200).exp(Dyadic.ONE.scale(-150)).round(160))
        .isEqualTo(Dyadic.ONE.add(Dyadic.ONE.scale(-150)));
    Dyadic edge = Dyadic.ONE.scale(60);
    assertThatThrownBy(() -> ELEMENTARY.exp(edge)).isInstanceOf(RangeException.class);
    assertThatThrownBy(() -> ELEMENTARY.exp(edge.negate())).isInstanceOf(RangeException.class);
    Dyadic within = edge.subtract(Dyadic.ONE);
    // 2^60 / log 2 = 1663312720...: the exponent of the result, by its first digits.
    assertThat(ELEMENTARY.exp(within).magnitudeExponent())
        .isBetween(1_663_310_000_000_000_000L, 1_663_320_000_000_000_000L);
    assertThat(ELEMENTARY.approximateExp(edge.negate())).isEqualTo(Dyadic.ZERO);
    assertThat(ELEMENTARY.approximateExp(within.negate()))
        .isEqualTo(ELEMENTARY.exp(within.negate()));
    assertThat(ELEMENTARY.approximateExp(Dyadic.of(3))).isEqualTo(ELEMENTARY.exp(Dyadic.of(3)));
    assertThatThrownBy(() -> ELEMENTARY.approximateExp(edge)).isInstanceOf(RangeException.class);
  }

  @Test
  void theLimitsOfAccuracy() {
    assertThatThrownBy(() -> Elementary.withBits(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> Elementary.withBits((1 << 26) + 1))
        .hasMessageContaining("not 67108865");
    assertThat(Elementary.withBits(1 << 26)).isNotNull();
  }

  /** Longer than the logarithm of 2 that is at hand. */
  @Test
  void longExponentialsAgreeWithShorterOnes() {
    Dyadic x = Dyadic.of(3.25);
    Dyadic longer = Elementary.withBits(4_200).exp(x);
    assertThat(Elementary.withBits(3_900).exp(x)).isEqualTo(longer.round(3_908));
  }

  @Test
  void logarithmsNeedPositiveNumbers() {
    assertThatThrownBy(() -> ELEMENTARY.log(Dyadic.ZERO)).hasMessageContaining("not positive");
    assertThatThrownBy(() -> ELEMENTARY.log(Dyadic.of(-1))).hasMessageContaining("not positive");
    assertThatThrownBy(() -> ELEMENTARY.logOnePlus(Dyadic.of(-1))).hasMessageContaining("negative");
    assertThat(ELEMENTARY.logOnePlus(Dyadic.ZERO)).isEqualTo(Dyadic.ZERO);
  }

  /** Small, at both changes of the method, and large; against the logarithm to many more bits. */
  @ParameterizedTest
  @ValueSource(ints = {-200, -60, -18, -17, -16, -15, -1, 0, 40, 106, 107, 108, 109, 300})
  void logarithmsOfOnePlusAreRelativelyAccurate(int exponent) {
    Dyadic e = Dyadic.of(1.375).scale(exponent);
    Dyadic exact = Elementary.withBits(600).log(Dyadic.ONE.add(e));
    assertThat(ELEMENTARY.logOnePlus(e).subtract(exact).abs())
        .isLessThanOrEqualTo(exact.scale(-BITS - 7L));
  }

  /** Results are rounded to a few bits more than are promised, not carried on at full length. */
  @Test
  void resultsAreShort() {
    Dyadic x = Dyadic.of(0.7);
    assertThat(ELEMENTARY.exp(x).significand().bitLength()).isLessThanOrEqualTo(BITS + 8);
    assertThat(ELEMENTARY.log(x).significand().bitLength()).isLessThanOrEqualTo(BITS + 16);
    Dyadic small = ELEMENTARY.logOnePlus(x.scale(-30));
    assertThat(small.significand().bitLength()).isLessThanOrEqualTo(BITS + 8);
    assertThat(ELEMENTARY.approximateExp(Dyadic.ZERO)).isEqualTo(Dyadic.ONE);
  }
}
