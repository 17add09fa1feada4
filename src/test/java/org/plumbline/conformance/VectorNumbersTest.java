package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Intervals as texts, and what computed numbers may be off. */
final class VectorNumbersTest {
  private static DyadicInterval interval(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  @Test
  void shortNumbersAreExactDecimals() {
    assertThat(VectorNumbers.number(interval(-0.375, -0.375))).isEqualTo("-0.375");
    assertThat(VectorNumbers.number(interval(0, 0))).isEqualTo("0");
    assertThat(VectorNumbers.numbers(List.of(interval(1, 1), interval(2, 2))))
        .containsExactly("1", "2");
  }

  @Test
  void widerIntervalsAreAMiddleAndARadius() {
    assertThat(VectorNumbers.number(interval(2, 4))).isEqualTo(Map.of("mid", "3", "rad", "1"));
    assertThat(VectorNumbers.number(interval(1, 1.0009765625)))
        .isEqualTo(Map.of("mid", "1.00048828125", "rad", "0.000489"));
  }

  /** One half times the 200th power of one half takes 140 digits, and the middle has 50. */
  @Test
  void whatIsWrittenContainsTheNumberForCertain() {
    for (DyadicInterval interval :
        List.of(
            DyadicInterval.enclosing(Rational.of(1, 3), 384),
            DyadicInterval.of(Dyadic.ONE.scale(-201)),
            DyadicInterval.of(Dyadic.ONE.scale(300)))) {
      Map<?, ?> ball = (Map<?, ?>) VectorNumbers.number(interval);
      BigDecimal middle = new BigDecimal((String) ball.get("mid"));
      BigDecimal radius = new BigDecimal((String) ball.get("rad"));
      assertThat(middle.precision()).isLessThanOrEqualTo(50);
      assertThat(radius.precision()).isLessThanOrEqualTo(3);
      assertThat(radius).isPositive().isLessThan(middle.movePointLeft(48));
      assertThat(middle.subtract(radius)).isLessThanOrEqualTo(Decimals.exact(interval.lower()));
      assertThat(middle.add(radius)).isGreaterThanOrEqualTo(Decimals.exact(interval.upper()));
    }
  }

  /** On either side of the line, and where doing nothing is right. */
  @Test
  void tolerancesReachAlmostToTheIdleNumber() {
    List<DyadicInterval> value = List.of(DyadicInterval.of(Dyadic.of(3)));
    assertThat(tolerances(value, 1, Dyadic.ONE)).contains(List.of("1"));
    assertThat(tolerances(value, 2, Dyadic.ONE)).isEmpty();
    assertThat(tolerances(value, 4, Dyadic.ZERO)).isEmpty();
    assertThat(tolerances(value, 4, Dyadic.of(3))).contains(List.of("4"));
    List<DyadicInterval> wide = List.of(new DyadicInterval(Dyadic.of(2), Dyadic.of(4)));
    assertThat(tolerances(wide, 1, Dyadic.ONE)).isEmpty();
    assertThat(tolerances(wide, 1, Dyadic.ZERO)).contains(List.of("2"));
  }

  private static Optional<List<String>> tolerances(
      List<DyadicInterval> value, int error, Dyadic idle) {
    return VectorNumbers.tolerances(
        value, List.of(Magnitude.enclosingAbove(Dyadic.of(error))), List.of(idle));
  }
}
