package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Functions of series against values in long intervals, and their functional equations. */
final class SeriesFunctionsTest {
  private static final int ORDER = 40;
  private static final int BITS = 400;
  private static final Dyadic HALF = Dyadic.ONE.scale(-1);

  private static SeriesBall series(long seed, Dyadic first) {
    Random random = new Random(seed);
    List<Dyadic> coefficients = new ArrayList<>(List.of(first));
    for (int k = 1; k < 20; k++) {
      BigInteger digits = new BigInteger(120, random);
      coefficients.add(Dyadic.of(k % 3 == 0 ? digits.negate() : digits, -121L - 3L * k));
    }
    return SeriesBall.approximate(coefficients, 4);
  }

  private static Dyadic at(SeriesBall ball, Dyadic tau) {
    Dyadic value = Dyadic.ZERO;
    for (int k = ball.length() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(ball.coefficient(k));
    }
    return value;
  }

  /** The ball's value and the interval have a point in common. */
  private static void assertMeets(SeriesBall ball, Dyadic tau, DyadicInterval value) {
    Dyadic center = at(ball, tau);
    Dyadic radius = ball.radius().toDyadic();
    assertThat(center.subtract(radius)).isLessThanOrEqualTo(value.upper());
    assertThat(center.add(radius)).isGreaterThanOrEqualTo(value.lower());
  }

  private static void assertTight(SeriesBall ball, int bits) {
    assertThat(ball.radius()).isLessThanOrEqualTo(ball.normUpper().scale(-bits));
  }

  @ParameterizedTest
  @ValueSource(ints = {-700, -34, -1, 0, 1, 34, 300})
  void exponentialsHoldTheirValues(int first) {
    SeriesBall u = series(first, Dyadic.of(first).add(HALF.scale(-3)));
    SeriesBall e = new SeriesFunctions(ORDER, 3).exp(u);
    for (Dyadic tau : List.of(Dyadic.ZERO, HALF, Dyadic.ONE, HALF.negate())) {
      assertMeets(e, tau, DyadicInterval.of(at(u, tau)).exp(BITS));
    }
    assertTight(e, 110);
  }

  /** Just above {@code 2^49}, where the cut to limbs loses most of a coefficient's last bits. */
  @Test
  void theFirstCoefficientMayLoseTwoBits() {
    Dyadic least = new DyadicInterval(Dyadic.ONE.scale(49), Dyadic.ONE.scale(49)).log(90).upper();
    for (int j = 1; j < 50; j++) {
      Dyadic nearby = least.add(Dyadic.of(j).scale(-40));
      SeriesBall u = SeriesBall.approximate(List.of(nearby), 3);
      SeriesBall e = new SeriesFunctions(1, 1).exp(u);
      assertMeets(e, Dyadic.ZERO, DyadicInterval.of(u.coefficient(0)).exp(BITS));
    }
  }

  /** Just below 1/2 the balanced digits of the first coefficient carry into a limb more. */
  @Test
  void theFirstCoefficientMayCarry() {
    for (String halved : List.of("-0.6931471805599453095", "-0.6931471805599453094")) {
      SeriesBall u =
          SeriesBall.approximate(
              List.of(Dyadic.approximate(Rational.parse(halved), 200), Dyadic.ONE.scale(-9)), 4);
      SeriesBall e = new SeriesFunctions(ORDER, 4).exp(u);
      assertMeets(e, Dyadic.ZERO, DyadicInterval.of(u.coefficient(0)).exp(BITS));
      assertThat(e.radius()).isLessThan(Magnitude.ONE.scale(-180));
    }
  }

  @Test
  void exponentialsTurnSumsIntoProducts() {
    SeriesFunctions functions = new SeriesFunctions(ORDER, 3);
    SeriesBall u = series(1, Dyadic.of(2));
    SeriesBall v = series(2, Dyadic.of(-3));
    SeriesBall[] both = {u, v};
    SeriesBall one = SeriesBall.approximate(List.of(Dyadic.ONE), 1);
    SeriesBall sum = SeriesSum.dot(both, new SeriesBall[] {one, one}, ORDER, 5);
    SeriesBall product = SeriesSum.product(functions.exp(u), functions.exp(v), ORDER, 3);
    assertOverlap(functions.exp(sum), product);
  }

  @Test
  void moreLimbsOverlapFewer() {
    SeriesBall u = series(5, HALF);
    SeriesFunctions fine = new SeriesFunctions(ORDER + 20, 6);
    assertOverlap(new SeriesFunctions(ORDER, 2).exp(u), fine.exp(u));
    assertOverlap(new SeriesFunctions(ORDER, 2).logistic(u), fine.logistic(u));
    assertThat(fine.exp(u).radius()).isLessThan(new SeriesFunctions(ORDER, 2).exp(u).radius());
  }

  private static void assertOverlap(SeriesBall a, SeriesBall b) {
    List<Dyadic> center = new ArrayList<>();
    for (int k = 0; k < b.length(); k++) {
      center.add(b.coefficient(k));
    }
    assertThat(SeriesSumTest.lack(center, a))
        .isLessThanOrEqualTo(a.radius().add(b.radius()).toDyadic());
  }

  @ParameterizedTest
  @ValueSource(ints = {-600, -5, 0, 5, 600})
  void logisticsHoldTheirValues(int first) {
    SeriesBall u = series(first + 1_000L, Dyadic.of(first));
    SeriesBall c = new SeriesFunctions(ORDER, 3).logistic(u);
    for (Dyadic tau : List.of(Dyadic.ZERO, HALF, Dyadic.ONE)) {
      DyadicInterval e = DyadicInterval.of(at(u, tau).negate()).exp(BITS);
      DyadicInterval whole = e.add(DyadicInterval.of(Dyadic.ONE));
      assertMeets(c, tau, DyadicInterval.of(Dyadic.ONE).divide(whole, BITS));
    }
    assertTight(c, 80);
  }

  @Test
  void logisticsOfOppositesAddUpToOne() {
    SeriesFunctions functions = new SeriesFunctions(ORDER, 3);
    SeriesBall u = series(11, HALF);
    SeriesBall one = SeriesBall.approximate(List.of(Dyadic.ONE), 1);
    SeriesBall sum =
        SeriesSum.dot(
            new SeriesBall[] {functions.logistic(u), functions.logistic(u.negated())},
            new SeriesBall[] {one, one},
            ORDER,
            4);
    assertOverlap(sum, one);
  }

  @Test
  void reciprocalsMultiplyToOne() {
    SeriesBall e = series(4, Dyadic.of(3)).widened(Magnitude.ONE.scale(-90));
    SeriesBall inverse = new SeriesFunctions(ORDER, 3).reciprocalOfOnePlus(e);
    SeriesBall one = SeriesBall.approximate(List.of(Dyadic.ONE), 1);
    SeriesBall whole =
        SeriesSum.dot(new SeriesBall[] {one, e}, new SeriesBall[] {one, one}, ORDER, 4);
    assertOverlap(SeriesSum.product(whole, inverse, ORDER, 3), one);
    assertThat(inverse.radius()).isLessThan(Magnitude.ONE.scale(-85));
  }

  /** {@code 1 + e} with a zero inside the unit disc has no reciprocal there. */
  @Test
  void reciprocalsThatDoNotConvergeAreNotBounded() {
    SeriesBall e = SeriesBall.approximate(List.of(Dyadic.ZERO, Dyadic.of(2)), 2);
    assertThat(new SeriesFunctions(ORDER, 2).reciprocalOfOnePlus(e).radius().isInfinite()).isTrue();
  }

  /** A series that changes by {@code ±change} from 0 to 1, half of it in either coefficient. */
  private static SeriesBall changing(long first, double change) {
    Dyadic half = Dyadic.of(change / 2);
    return SeriesBall.approximate(List.of(Dyadic.of(first), half, half), 6);
  }

  /** While some digits are left they are kept, however far the coefficients outgrow the first. */
  @ParameterizedTest
  @ValueSource(doubles = {36, -36, 75, -75, 200})
  void exponentialsMayOutgrowTheirFirstCoefficient(double change) {
    SeriesBall u = changing(-70, change);
    SeriesBall e = new SeriesFunctions(900, 6).exp(u);
    for (Dyadic tau : List.of(Dyadic.ZERO, HALF, Dyadic.ONE)) {
      assertMeets(e, tau, DyadicInterval.of(at(u, tau)).exp(BITS));
    }
    assertThat(e.radius())
        .isLessThan(Magnitude.enclosingAbove(-70 + 2 * Math.abs(change)).expUpper().scale(-270));
  }

  /** When none is left, what is small at all times is still known to be. */
  @Test
  void exponentialsThatLoseAllDigitsAreBoundedByTheirSize() {
    SeriesBall u = changing(-400, 300).widened(Magnitude.ONE);
    SeriesBall e = new SeriesFunctions(ORDER, 2).exp(u);
    DyadicInterval largest = DyadicInterval.of(Dyadic.of(-99)).exp(BITS);
    assertThat(e.radius().toDyadic()).isGreaterThanOrEqualTo(largest.lower());
    assertThat(e.radius()).isLessThan(Magnitude.enclosingAbove(largest.upper()).scale(1));
    assertThat(new SeriesFunctions(ORDER, 2).exp(changing(0, 0x1p200)).radius().isInfinite())
        .isTrue();
  }

  /** The radius of the source enters: both ends of a constant's interval are held. */
  @Test
  void theSourcesRadiusIsCovered() {
    Magnitude width = Magnitude.ONE.scale(-20);
    SeriesBall u = SeriesBall.approximate(List.of(HALF), 2).widened(width);
    SeriesBall e = new SeriesFunctions(ORDER, 2).exp(u);
    SeriesBall c = new SeriesFunctions(ORDER, 2).logistic(u);
    for (Dyadic end : List.of(HALF.add(width.toDyadic()), HALF.subtract(width.toDyadic()))) {
      assertMeets(e, Dyadic.ZERO, DyadicInterval.of(end).exp(BITS));
      DyadicInterval whole =
          DyadicInterval.of(end.negate()).exp(BITS).add(DyadicInterval.of(Dyadic.ONE));
      assertMeets(c, Dyadic.ZERO, DyadicInterval.of(Dyadic.ONE).divide(whole, BITS));
    }
  }

  /** An argument that falls or rises by far more than there are digits. */
  @ParameterizedTest
  @ValueSource(longs = {-100_000_000, -5_000, 5_000})
  void anExponentialThatMovesFarIsBoundedByItsLargestValue(long change) {
    long first = change > 0 ? -200 - change : -200;
    List<Dyadic> line = List.of(Dyadic.of(first), Dyadic.of(change));
    SeriesBall e = new SeriesFunctions(ORDER, 4).exp(SeriesBall.approximate(line, 4));
    for (int k = 0; k <= 16; k++) {
      Dyadic tau = Dyadic.of(k).scale(-4);
      Dyadic u = Dyadic.of(first).add(Dyadic.of(change).multiply(tau));
      assertMeets(e, tau, DyadicInterval.of(u).exp(BITS));
    }
    Dyadic largest = DyadicInterval.of(Dyadic.of(-200)).exp(BITS).upper();
    assertThat(e.normUpper().toDyadic()).isLessThan(largest.multiply(Dyadic.of(1.001)));
  }

  /** Rising in between and no higher at the end than at the start. */
  @Test
  void anExponentialThatRisesInBetweenIsBoundedThere() {
    List<Dyadic> arch = List.of(Dyadic.of(-900), Dyadic.of(2_000), Dyadic.of(-2_000));
    SeriesBall e = new SeriesFunctions(ORDER, 4).exp(SeriesBall.approximate(arch, 4));
    assertMeets(e, HALF, DyadicInterval.of(Dyadic.of(-400)).exp(BITS));
  }

  @Test
  void anExponentialOfMinusInfinityAlmostIsNextToNothing() {
    SeriesBall e =
        new SeriesFunctions(ORDER, 4)
            .exp(SeriesBall.approximate(List.of(Dyadic.ONE.scale(33_000).negate()), 4));
    assertThat(e.isZero()).isTrue();
    assertThat(e.radius().exponent()).isLessThan(-(1L << 58));
    assertThat(e.radius().isZero()).isFalse();
  }

  /** What the radius of the source makes grows with the series: by {@code e^4} at the end. */
  @Test
  void theSourcesRadiusGrows() {
    Magnitude width = Magnitude.ONE.scale(-20);
    SeriesBall u = SeriesBall.approximate(List.of(Dyadic.ZERO, Dyadic.of(4)), 2).widened(width);
    SeriesBall e = new SeriesFunctions(ORDER, 2).exp(u);
    for (Dyadic end : List.of(width.toDyadic(), width.toDyadic().negate())) {
      assertMeets(e, Dyadic.ONE, DyadicInterval.of(Dyadic.of(4).add(end)).exp(BITS));
    }
  }

  /** So does the error of the first coefficient, of 50 bits here. */
  @Test
  void theErrorAtTheStartGrows() {
    for (int j = 1; j < 20; j++) {
      Dyadic first = Dyadic.of(j).scale(-7);
      SeriesBall u = SeriesBall.approximate(List.of(first, Dyadic.of(3), Dyadic.of(3)), 3);
      SeriesBall e = new SeriesFunctions(60, 1).exp(u);
      assertMeets(e, Dyadic.ONE, DyadicInterval.of(first.add(Dyadic.of(6))).exp(BITS));
    }
  }

  /**
   * Each coefficient is off by three units at most, the first by four, and errors grow by {@code
   * e^c}; what is cut off is negligible.
   */
  @Test
  void roundingIsCountedOrderByOrder() {
    double c = 0x1p-10;
    SeriesBall u = SeriesBall.approximate(List.of(Dyadic.ZERO, Dyadic.of(c)), 4);
    Dyadic radius = new SeriesFunctions(20, 3).exp(u).radius().toDyadic().scale(150);
    double expected = 4 * Math.exp(c) + 60 * Math.exp(2 * c);
    assertThat(radius.approximateDouble()).isBetween(expected - 1e-9, expected * 1.001);
  }

  /** {@code c^5/5!} and hardly more is missing of a series to order 4. */
  @Test
  void whatIsCutOffIsIntegrated() {
    double c = 0x1p-10;
    SeriesBall u = SeriesBall.approximate(List.of(Dyadic.ZERO, Dyadic.of(c)), 4);
    double radius = new SeriesFunctions(4, 4).exp(u).radius().doubleUpper();
    assertThat(radius).isBetween(Math.pow(c, 5) / 120, Math.pow(c, 5) / 120 * 1.01);
  }

  /** Highest two thirds of the way, after a start without a slope. */
  @Test
  void anExponentialThatRisesLateIsBoundedThere() {
    List<Dyadic> late = List.of(Dyadic.of(-900), Dyadic.ZERO, Dyadic.of(4_000), Dyadic.of(-4_000));
    SeriesBall u = SeriesBall.approximate(late, 4);
    SeriesBall e = new SeriesFunctions(ORDER, 4).exp(u);
    Dyadic tau = Dyadic.of(0.6875);
    assertMeets(e, tau, DyadicInterval.of(at(u, tau)).exp(BITS));
  }

  /**
   * {@code 1/(1 + e)} for {@code |e| <= 1/4} reaches 4/3; for {@code |e| <= 0.7} it is unbounded.
   */
  @Test
  void reciprocalsOfWideBalls() {
    SeriesBall quarter = SeriesBall.ZERO.widened(Magnitude.ONE.scale(-2));
    Dyadic radius = new SeriesFunctions(4, 2).reciprocalOfOnePlus(quarter).radius().toDyadic();
    assertThat(radius).isBetween(Dyadic.of(1.0 / 3), Dyadic.of(0.501));
    SeriesBall wide = SeriesBall.ZERO.widened(Magnitude.enclosingAbove(0.7));
    assertThat(new SeriesFunctions(4, 2).reciprocalOfOnePlus(wide).radius().isInfinite()).isTrue();
  }

  @Test
  void reciprocalsOfExactSeriesKeepTheirDigits() {
    SeriesBall e = SeriesBall.approximate(List.of(Dyadic.of(3), Dyadic.of(0.125)), 2);
    SeriesBall inverse = new SeriesFunctions(ORDER, 3).reciprocalOfOnePlus(e);
    assertThat(inverse.radius()).isLessThan(Magnitude.ONE.scale(-132));
    assertThat(at(inverse, Dyadic.ZERO).subtract(Dyadic.of(0.25)).abs())
        .isLessThanOrEqualTo(inverse.radius().toDyadic());
  }
}
