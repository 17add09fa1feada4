package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/** Roots of series, and the slopes of all losses on them, against values in long intervals. */
final class BallFunctionsTest {
  private static final int ORDER = 60;
  private static final int COUNT = 3;
  private static final int BITS = 400;
  private static final Dyadic HALF = Dyadic.ONE.scale(-1);
  private static final List<Dyadic> TIMES =
      List.of(Dyadic.ZERO, HALF.scale(-2), HALF, Dyadic.of(0.875), Dyadic.ONE);

  private static SeriesBall ball(double... coefficients) {
    List<Dyadic> exact = new ArrayList<>();
    for (double c : coefficients) {
      exact.add(Dyadic.of(c));
    }
    return SeriesBall.approximate(exact, COUNT + 1);
  }

  /** A series that begins at {@code first}, and whose other coefficients add up to 1/3 at most. */
  private static SeriesBall series(double first) {
    Random random = new Random((long) (first * 8));
    List<Dyadic> coefficients = new ArrayList<>(List.of(Dyadic.of(first)));
    for (int k = 1; k < 20; k++) {
      BigInteger digits = new BigInteger(110, random);
      coefficients.add(Dyadic.of(k % 3 == 0 ? digits.negate() : digits, -112L - 3L * k));
    }
    return SeriesBall.approximate(coefficients, COUNT + 1);
  }

  private static Dyadic at(SeriesBall ball, Dyadic tau) {
    Dyadic value = Dyadic.ZERO;
    for (int k = ball.length() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(ball.coefficient(k));
    }
    return value;
  }

  private static void assertMeets(SeriesBall ball, Dyadic tau, DyadicInterval value) {
    Dyadic radius = ball.radius().toDyadic();
    assertThat(at(ball, tau).subtract(radius)).isLessThanOrEqualTo(value.upper());
    assertThat(at(ball, tau).add(radius)).isGreaterThanOrEqualTo(value.lower());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-60, 1, 4, 1e9, 1e40})
  void rootsHoldTheirValues(double first) {
    SeriesRoots roots = new SeriesRoots(ORDER, COUNT);
    SeriesBall x = ball(first, first / 16, -first / 64, first / 512);
    for (Dyadic tau : TIMES) {
      DyadicInterval root = DyadicInterval.of(at(x, tau)).sqrt(BITS);
      assertMeets(roots.sqrt(x), tau, root);
      assertMeets(roots.inverseSqrt(x), tau, DyadicInterval.ONE.divide(root, BITS));
    }
    for (SeriesBall found : List.of(roots.sqrt(x), roots.inverseSqrt(x))) {
      assertThat(found.radius()).isLessThanOrEqualTo(found.normUpper().scale(-85));
    }
  }

  /** Both ends of the argument's interval have their roots in the ball. */
  @Test
  void theRadiusOfTheArgumentIsCovered() {
    Magnitude width = Magnitude.ONE.scale(-12);
    SeriesBall root = new SeriesRoots(ORDER, COUNT).sqrt(ball(4, 0.5).widened(width));
    for (Dyadic off : List.of(width.toDyadic(), width.toDyadic().negate())) {
      for (Dyadic tau : TIMES) {
        Dyadic x = Dyadic.of(4).add(HALF.multiply(tau)).add(off);
        assertMeets(root, tau, DyadicInterval.of(x).sqrt(BITS));
      }
    }
  }

  /** What is cut off at a low order is in the radius, and little more than that. */
  @Test
  void whatIsCutOffIsCovered() {
    SeriesBall x = ball(1, 0.25);
    SeriesBall root = new SeriesRoots(4, COUNT).inverseSqrt(x);
    for (Dyadic tau : TIMES) {
      DyadicInterval exact = DyadicInterval.of(at(x, tau)).sqrt(BITS);
      assertMeets(root, tau, DyadicInterval.ONE.divide(exact, BITS));
    }
    assertThat(root.radius().doubleUpper()).isBetween(0.246 / 1024, 0.001);
  }

  /** {@code 1 + 2τ - 4τ²} vanishes within the step, {@code 1 + 2τ} next to it. */
  @Test
  void rootsThatDoNotConvergeAreNotBounded() {
    SeriesRoots roots = new SeriesRoots(ORDER, COUNT);
    SeriesBall vanishing = ball(1, 2, -4);
    assertThatThrownBy(() -> roots.inverseSqrt(vanishing)).isInstanceOf(ArithmeticException.class);
    assertThat(new SeriesRoots(20, COUNT).inverseSqrt(vanishing).radius().isInfinite()).isTrue();
    assertThat(new SeriesRoots(20, COUNT).inverseSqrt(ball(1, 2)).radius().isInfinite()).isTrue();
    SeriesBall wide = ball(1).widened(Magnitude.enclosingAbove(0.75));
    assertThat(roots.inverseSqrt(wide).radius().isInfinite()).isTrue();
    SeriesBall narrow = ball(1).widened(Magnitude.enclosingAbove(0.49));
    Dyadic radius = roots.inverseSqrt(narrow).radius().toDyadic();
    assertThat(radius.approximateDouble()).isBetween(1 / Math.sqrt(0.51) - 1, 0.491);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void slopesOfAllLossesHoldTheirValues(Loss loss) {
    BallFunctions functions = new BallFunctions(ORDER, COUNT);
    DyadicFunctions exact = new DyadicFunctions(BITS);
    for (double first : new double[] {-300, -7.5, -0.25, 0, 0.125, 2, 40, 300}) {
      SeriesBall p = series(first);
      SeriesBall slope = loss.slope(functions, p);
      for (Dyadic tau : TIMES) {
        assertMeets(slope, tau, loss.slope(exact, DyadicInterval.of(at(p, tau))));
      }
      assertThat(slope.radius()).isLessThanOrEqualTo(slope.normUpper().scale(-80));
    }
  }

  /** A sample that comes over from the wrong side, within the circle where the series converges. */
  @Test
  void theSlopeOfSquareplusHoldsAcrossZero() {
    SeriesBall p = ball(-0.5, 1, 0.125).widened(Magnitude.ONE.scale(-40));
    SeriesBall slope = Loss.SQUAREPLUS.slope(new BallFunctions(200, COUNT), p);
    Dyadic off = Dyadic.ONE.scale(-40);
    for (Dyadic tau : TIMES) {
      for (Dyadic moved : List.of(off, off.negate())) {
        DyadicInterval margin = DyadicInterval.of(at(p, tau).add(moved));
        assertMeets(slope, tau, Loss.SQUAREPLUS.slope(new DyadicFunctions(BITS), margin));
      }
    }
    assertThat(slope.radius()).isLessThan(Magnitude.ONE.scale(-33));
  }
}
