package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Quantity;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

final class NumbersTest {
  private static final Dyadic THIRD = Dyadic.approximate(Rational.of(1, 3), 60);

  @Test
  void exactNumbersAreTextsOfUpToFortyCharacters() {
    assertThat(Numbers.json(Rational.of(-1, 3))).isEqualTo("-1/3");
    String forty = "1" + "0".repeat(39);
    assertThat(Numbers.json(Rational.parse(forty))).isEqualTo(forty);
    assertThat(Numbers.json(Rational.parse(forty + "0")))
        .isEqualTo(Map.of("mid", "1e40", "rad", "0"));
  }

  @Test
  void longerOnesAreBallsThatContainThem() {
    Rational exact = Rational.parse("2".repeat(40) + "/7");
    Map<?, ?> ball = (Map<?, ?>) Numbers.json(exact);
    assertThat(ball.keySet()).hasToString("[mid, rad]");
    Rational middle = Rational.parse(String.valueOf(ball.get("mid")));
    Rational radius = Rational.parse(String.valueOf(ball.get("rad")));
    Rational error = exact.subtract(middle).abs();
    assertThat(radius).isBetween(error, error.multiply(Rational.of(11, 10)));
    assertThat(error.signum()).isEqualTo(1);
  }

  @Test
  void measuredNumbersSayThatTheyAreApproximate() {
    Quantity measured = new Quantity.Measured(THIRD, 8);
    assertThat(Numbers.json(measured)).isEqualTo(Map.of("approximate", "0.33333333"));
    assertThat(Numbers.shown(measured)).isEqualTo("~0.333333");
    assertThat(Numbers.shown(new Quantity.Measured(THIRD, 2))).isEqualTo("~0.33");
  }

  @Test
  void enclosedNumbersHaveARadius() {
    DyadicInterval interval = new DyadicInterval(Dyadic.of(0.25), Dyadic.of(0.375));
    assertThat(Numbers.json(new Quantity.Enclosed(interval)))
        .isEqualTo(Map.of("mid", "0.3125", "rad", "0.0625"));
    assertThat(Numbers.shown(new Quantity.Enclosed(interval))).isEqualTo("0.31(7)");
  }

  @Test
  void rangesAreRoundedOutwards() {
    DyadicInterval range = new DyadicInterval(THIRD.negate(), THIRD);
    assertThat(Numbers.range(range)).containsExactly("-0.333333333334", "0.333333333334");
    assertThat(Numbers.shownRange(range)).isEqualTo("-0.334 … 0.334 throughout");
    DyadicInterval positive = new DyadicInterval(THIRD, THIRD.scale(1));
    assertThat(Numbers.shownRange(positive)).isEqualTo("0.333 … 0.667 throughout");
  }

  @Test
  void exactNumbersOfMoreThanTwelveCharactersAreShownRounded() {
    assertThat(Numbers.shown(Rational.parse("12345/123457"))).isEqualTo("12345/123457");
    assertThat(Numbers.shown(Rational.parse("123455/123457"))).isEqualTo("0.999984");
    assertThat(Numbers.decimal(Rational.of(1, 3))).isEqualTo("0.333333");
  }
}
