package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Quotients of {@code e = 1/2 + τ/4}, which is 3/4 at 1. */
final class LaneQuotientTest {
  private static final int ROWS = 6;
  private static final int ORDERS = 50;

  /** With so many coefficients that the rest of the quotients is next to nothing. */
  private static SeriesBall e() {
    List<Dyadic> coefficients = new ArrayList<>(Collections.nCopies(ORDERS, Dyadic.ZERO));
    coefficients.set(0, Dyadic.of(0.5));
    coefficients.set(1, Dyadic.of(0.25));
    coefficients.set(ORDERS - 1, Dyadic.ONE.scale(-90));
    return SeriesBall.approximate(coefficients, 4);
  }

  private static final Rational AT_ONE = Rational.of(3, 4).add(Dyadic.ONE.scale(-90).toRational());

  private static LaneSeries found(Magnitude radius) {
    SeriesBall ball = e().widened(radius);
    LaneSeries lanes = LaneSeries.enclosing(List.of(ball, ball), ROWS);
    return new LaneQuotient(lanes, new boolean[] {false, true}, ROWS).found();
  }

  private static Rational atOne(LaneSeries series, int lane) {
    Rational sum = Rational.ZERO;
    for (int k = 0; k < series.length(); k++) {
      sum = sum.add(series.coefficient(k, lane).toRational());
    }
    return sum;
  }

  private static Magnitude radius(LaneSeries series, int lane) {
    return series.absolute(series.radius()[lane]);
  }

  @Test
  void theNumeratorIsOneInTheGivenLanes() {
    LaneSeries quotients = found(Magnitude.ZERO);
    Rational divisor = Rational.ONE.add(AT_ONE);
    Rational[] exact = {AT_ONE.divide(divisor), Rational.ONE.divide(divisor)};
    for (int s = 0; s < 2; s++) {
      Rational off = atOne(quotients, s).subtract(exact[s]).abs();
      assertThat(off).isLessThanOrEqualTo(radius(quotients, s).toDyadic().toRational());
      assertThat(radius(quotients, s)).isLessThan(Magnitude.ONE.scale(-75));
    }
  }

  /** The slope of both is {@code 1/(1 + e)²} in size, 16/49 at least. */
  @Test
  void theRadiusOfTheArgumentEnters() {
    LaneSeries quotients = found(Magnitude.ONE.scale(-20));
    for (int s = 0; s < 2; s++) {
      assertThat(radius(quotients, s).doubleUpper()).isBetween(16 / 49.0 * 0x1p-20, 0x1p-18);
    }
  }

  /** Orders beyond those of the argument are in the radius: of {@code 1/(3/2 + τ/4)} these. */
  @Test
  void ordersThatAreCutEnter() {
    SeriesBall ball = SeriesBall.approximate(List.of(Dyadic.of(0.5), Dyadic.of(0.25)), 4);
    LaneSeries lanes = LaneSeries.enclosing(List.of(ball), ROWS);
    LaneSeries cut = new LaneQuotient(lanes, new boolean[] {true}, ROWS).found();
    Rational off = atOne(cut, 0).subtract(Rational.of(4, 7)).abs();
    assertThat(off).isGreaterThan(Rational.of(1, 100));
    assertThat(off).isLessThanOrEqualTo(radius(cut, 0).toDyadic().toRational());
    assertThat(radius(cut, 0).doubleUpper()).isLessThan(0.1);
  }

  /** Of a series without radius, of so many orders that next to nothing is cut. */
  @Test
  void whatRoundingLosesEnters() {
    LaneSeries exact =
        LaneSeries.enclosing(
            List.of(SeriesBall.approximate(List.of(Dyadic.of(0.5), Dyadic.of(0.25)), 4)), 3);
    double[][][] digits = new double[ORDERS][0][];
    digits[0] = exact.digits(0);
    digits[1] = exact.digits(1);
    LaneSeries lanes = new LaneSeries(1, exact.unit(), exact.top(), digits, new double[1]);
    for (boolean isOne : new boolean[] {true, false}) {
      LaneSeries found = new LaneQuotient(lanes, new boolean[] {isOne}, 3).found();
      Rational off = atOne(found, 0).subtract(Rational.of(isOne ? 4 : 3, 7)).abs();
      assertThat(off).isGreaterThan(Dyadic.ONE.scale(-90).toRational());
      assertThat(off).isLessThanOrEqualTo(radius(found, 0).toDyadic().toRational());
      assertThat(radius(found, 0)).isLessThan(Magnitude.ONE.scale(-35));
    }
  }
}
