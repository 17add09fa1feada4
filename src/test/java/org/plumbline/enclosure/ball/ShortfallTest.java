package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Ranges and shortfalls of polynomials against exact values at many points. */
final class ShortfallTest {
  private static final int POINTS = 1 << 10;

  private static SeriesBall polynomial(Dyadic... coefficients) {
    return SeriesBall.approximate(List.of(coefficients), 6);
  }

  private static Dyadic whole(long value) {
    return Dyadic.of(value);
  }

  private static Dyadic power(long exponent) {
    return Dyadic.ONE.scale(exponent);
  }

  private static Dyadic at(SeriesBall ball, Dyadic tau) {
    Dyadic value = Dyadic.ZERO;
    for (int k = ball.length() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(ball.coefficient(k));
    }
    return value;
  }

  private static Dyadic point(int j) {
    return Dyadic.of(j).multiply(Dyadic.of(1.0 / POINTS));
  }

  /** No value lies deeper, and negative ones are found on no more points than the duration has. */
  private static void assertHolds(Shortfall shortfall, SeriesBall ball, Dyadic lower) {
    int negative = 0;
    Dyadic depth = shortfall.depth().toDyadic().negate();
    for (int j = 0; j <= POINTS; j++) {
      Dyadic value = at(ball, point(j)).add(lower);
      assertThat(value).isGreaterThanOrEqualTo(depth);
      negative += value.signum() < 0 ? 1 : 0;
    }
    Dyadic covered = shortfall.duration().toDyadic().multiply(Dyadic.of(POINTS));
    assertThat(covered.add(whole(2))).isGreaterThanOrEqualTo(whole(negative));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rangesHoldExactValues(long seed) {
    Random random = new Random(seed);
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      coefficients.add(Dyadic.of(random.nextGaussian()).scale(-2L * k));
    }
    SeriesBall ball = SeriesBall.approximate(coefficients, 3);
    PolynomialRange values = PolynomialRange.enclosing(ball);
    PolynomialRange slopes = PolynomialRange.enclosingDerivative(ball);
    for (int j = 0; j + 64 <= POINTS; j += 64) {
      DoubleInterval range =
          values.on(point(j).approximateDouble(), point(j + 64).approximateDouble());
      DoubleInterval slope =
          slopes.on(point(j).approximateDouble(), point(j + 64).approximateDouble());
      for (int k = j; k <= j + 64; k += 8) {
        assertContains(range, at(ball, point(k)));
        assertContains(slope, at(ball.derivative(), point(k)));
      }
    }
    assertThat(values.on(0.5, 0.5).upper() - values.on(0.5, 0.5).lower()).isLessThan(0x1p-40);
  }

  private static void assertContains(DoubleInterval range, Dyadic value) {
    assertThat(Dyadic.of(range.lower())).isLessThanOrEqualTo(value);
    assertThat(Dyadic.of(range.upper())).isGreaterThanOrEqualTo(value);
  }

  @Test
  void rangesOfWhatDoublesCannotHoldAreUnbounded() {
    PolynomialRange huge = PolynomialRange.enclosing(polynomial(power(2_000), power(-3)));
    assertThat(huge.on(0, 1)).isEqualTo(DoubleInterval.ENTIRE);
    PolynomialRange tiny = PolynomialRange.enclosing(polynomial(power(-2_000).negate()));
    assertThat(tiny.on(0, 1).lower()).isNegative();
    SeriesBall unknown = polynomial(Dyadic.ONE).widened(Magnitude.INFINITY);
    assertThat(PolynomialRange.enclosing(unknown).on(0, 1)).isEqualTo(DoubleInterval.ENTIRE);
  }

  @Test
  void positiveSeriesFallNowhereShort() {
    assertThat(Shortfall.of(polynomial(Dyadic.ONE, whole(-1).scale(-1)), 0, 1).integral().isZero())
        .isTrue();
    assertThat(Shortfall.of(SeriesBall.ZERO, 0, 1).integral().isZero()).isTrue();
  }

  /** A line that starts 2^-160 below zero: depth and duration to the last bit of a double. */
  @Test
  void linesThatStartBelowZeroClimbOut() {
    SeriesBall line = polynomial(power(-160).negate(), Dyadic.ONE);
    Shortfall shortfall = Shortfall.of(line, 0, 0.25);
    assertThat(shortfall.depth().toDyadic()).isEqualTo(power(-160));
    assertThat(shortfall.duration().toDyadic()).isGreaterThanOrEqualTo(power(-160));
    assertThat(shortfall.duration()).isLessThan(Magnitude.ONE.scale(-159));
    Shortfall mirrored =
        Shortfall.of(polynomial(Dyadic.ONE.subtract(power(-160)), whole(-1)), 0.75, 1);
    assertThat(mirrored.depth().toDyadic()).isEqualTo(power(-160));
  }

  /** {@code τ² - aτ} is short by {@code a²/4} for {@code a}. */
  @Test
  void parabolasBendBack() {
    SeriesBall parabola = polynomial(Dyadic.ZERO, power(-100).negate(), Dyadic.ONE);
    Shortfall shortfall = Shortfall.of(parabola, 0, 0.5);
    assertThat(shortfall.depth().toDyadic()).isGreaterThanOrEqualTo(power(-202));
    assertThat(shortfall.depth()).isLessThan(Magnitude.ONE.scale(-198));
    assertThat(shortfall.duration().toDyadic()).isGreaterThanOrEqualTo(power(-100));
    assertThat(shortfall.duration()).isLessThan(Magnitude.ONE.scale(-98));
    assertHolds(
        Shortfall.of(polynomial(Dyadic.ZERO, power(-2).negate(), Dyadic.ONE), 0, 1),
        polynomial(Dyadic.ZERO, power(-2).negate(), Dyadic.ONE),
        Dyadic.ZERO);
  }

  /** The radius as a constant, and as what vanishes at the start. */
  @Test
  void theRadiusIsHeld() {
    Dyadic radius = power(-4);
    SeriesBall ball =
        polynomial(Dyadic.ZERO, power(-6), Dyadic.ONE).widened(Magnitude.ONE.scale(-4));
    assertHolds(Shortfall.of(ball, 0, 1), ball, radius.negate());
    Shortfall vanishing = Shortfall.vanishingAtStart(ball, 0, 1);
    SeriesBall least = polynomial(Dyadic.ZERO, power(-6).subtract(radius), Dyadic.ONE);
    assertHolds(vanishing, least, Dyadic.ZERO);
    assertThat(vanishing.depth()).isLessThan(Shortfall.of(ball, 0, 1).depth());
  }

  /**
   * {@code τ - τ²/4} less at most {@code τ/4} is nowhere negative, less at most {@code τ} it is.
   */
  @Test
  void whatLeavesSteeplyDoesNotComeBack() {
    SeriesBall steep = polynomial(Dyadic.ZERO, Dyadic.ONE, power(-2).negate());
    SeriesBall near = steep.widened(Magnitude.ONE.scale(-2));
    assertThat(Shortfall.vanishingAtStart(near, 0, 1)).isEqualTo(Shortfall.NONE);
    Shortfall wide = Shortfall.vanishingAtStart(steep.widened(Magnitude.ONE), 0, 1);
    assertHolds(wide, polynomial(Dyadic.ZERO, Dyadic.ZERO, power(-2).negate()), Dyadic.ZERO);
    assertThat(wide.integral().isZero()).isFalse();
  }

  /** Cubics with roots anywhere, on the whole step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cubicsHold(long seed) {
    Random random = new Random(seed);
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      coefficients.add(Dyadic.of(random.nextGaussian()));
    }
    SeriesBall ball = SeriesBall.approximate(coefficients, 3);
    assertHolds(Shortfall.of(ball, 0, 1), ball, Dyadic.ZERO);
  }

  /** What is zero but for noise, or flat at a root of high order, ends the search all the same. */
  @Test
  void hopelessSearchesEnd() {
    SeriesBall noise = polynomial(power(-150), power(-149).negate(), power(-150));
    assertHolds(Shortfall.of(noise, 0, 1), noise, Dyadic.ZERO);
    SeriesBall flat = polynomial(Dyadic.ONE);
    SeriesBall factor = polynomial(power(-1).negate(), Dyadic.ONE);
    for (int k = 0; k < 20; k++) {
      flat = SeriesSum.product(flat, factor, 32, 8);
    }
    assertHolds(Shortfall.of(flat, 0, 1), flat, Dyadic.ZERO);
  }

  /** Parts of a series beyond its ends, looked at from 1: {@code T(1 - τ)}. */
  private static SeriesBall mirrored(Dyadic... c) {
    Dyadic[] all = new Dyadic[4];
    for (int k = 0; k < 4; k++) {
      all[k] = k < c.length ? c[k] : Dyadic.ZERO;
    }
    Dyadic two = all[2].scale(1);
    Dyadic three = all[3].multiply(whole(3));
    return polynomial(
        all[0].add(all[1]).add(all[2]).add(all[3]),
        all[1].add(two).add(three).negate(),
        all[2].add(three),
        all[3].negate());
  }

  private static void assertNear(Magnitude found, Magnitude least) {
    assertThat(found).isBetween(least, least.multiply(Magnitude.enclosingAbove(1 + 0x1p-12)));
  }

  /** {@code -x + 4τ} with a radius as large as {@code x}: depth {@code 2x}, for {@code x/2}. */
  @Test
  void linesClimbAtTheirSlope() {
    Dyadic[] line = {power(-160).negate(), whole(4)};
    for (Shortfall shortfall :
        List.of(
            Shortfall.of(polynomial(line).widened(Magnitude.ONE.scale(-160)), 0, 0.5),
            Shortfall.of(mirrored(line).widened(Magnitude.ONE.scale(-160)), 0.5, 1))) {
      assertNear(shortfall.depth(), Magnitude.ONE.scale(-159));
      assertNear(shortfall.duration(), Magnitude.ONE.scale(-161));
      assertNear(shortfall.integral(), Magnitude.ONE.scale(-320));
    }
  }

  /** What does not climb out is short for the whole part, and no longer. */
  @Test
  void shortfallsEndWithTheirPart() {
    Dyadic[] line = {Dyadic.of(-0.5), Dyadic.ONE};
    assertThat(Shortfall.of(polynomial(line), 0, 0.25).duration())
        .isEqualTo(Magnitude.ONE.scale(-2));
    assertThat(Shortfall.of(mirrored(line), 0.75, 1).duration()).isEqualTo(Magnitude.ONE.scale(-2));
    Shortfall middle = Shortfall.of(polynomial(whole(-1)), 0.5, 0.75);
    assertThat(middle.duration()).isEqualTo(Magnitude.ONE.scale(-2));
    assertNear(middle.depth(), Magnitude.ONE);
    Dyadic[] bent = {Dyadic.of(-2.0), Dyadic.of(-1.0), Dyadic.ONE};
    assertThat(Shortfall.of(polynomial(bent), 0, 0.25).duration())
        .isEqualTo(Magnitude.ONE.scale(-2));
  }

  /** {@code -x - qτ + τ²}, {@code x = q² = 2^-100}: negative for less than {@code (1 + √5)/2 q}. */
  @Test
  void bentSeriesComeBack() {
    Dyadic[] bent = {power(-100).negate(), power(-50).negate(), Dyadic.ONE};
    double until = (1 + Math.sqrt(5)) / 2 * (1 - 1e-12);
    for (Shortfall shortfall :
        List.of(Shortfall.of(polynomial(bent), 0, 0.5), Shortfall.of(mirrored(bent), 0.5, 1))) {
      assertNear(shortfall.duration().scale(50), Magnitude.enclosingAbove(until));
      assertNear(shortfall.depth().scale(100), Magnitude.enclosingAbove(1 + until));
    }
  }

  /**
   * Of what vanishes at the start a radius is one of the slope: {@code -2qτ + τ²}, whatever the
   * constant says.
   */
  @Test
  void radiiOfWhatVanishesAreSlopes() {
    for (long constant : new long[] {-5, 0, 5}) {
      SeriesBall ball = polynomial(whole(constant), power(-50).negate(), Dyadic.ONE);
      Shortfall shortfall =
          Shortfall.vanishingAtStart(ball.widened(Magnitude.ONE.scale(-50)), 0, 0.5);
      assertNear(shortfall.duration(), Magnitude.ONE.scale(-49));
      assertNear(shortfall.depth(), Magnitude.ONE.scale(-98));
    }
  }

  /** Where a shorter part shows a climb, {@code x/q} counts, not {@code √x}. */
  @Test
  void climbsAreLookedForOnShorterParts() {
    Dyadic[] cubic = {power(-160).negate(), power(-3), Dyadic.ONE, power(-2).negate()};
    for (Shortfall shortfall :
        List.of(Shortfall.of(polynomial(cubic), 0, 1), Shortfall.of(mirrored(cubic), 0, 1))) {
      assertThat(shortfall.depth()).isLessThanOrEqualTo(Magnitude.ONE.scale(-159));
      assertThat(shortfall.duration()).isLessThan(Magnitude.ONE.scale(-150));
      assertThat(shortfall.duration()).isGreaterThan(Magnitude.ONE.scale(-158));
    }
  }
}
