package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** The squareplus loss against the equations that define it, in exact arithmetic. */
final class SquarePlusTest {
  private static final Loss LOSS = Loss.SQUAREPLUS;
  private static final Dyadic FOUR = Dyadic.of(4);

  private static DyadicInterval point(double p) {
    return DyadicInterval.of(Dyadic.of(p));
  }

  /** The sign of {@code y² + py - 1}: negative below the root, positive above it. */
  private static int side(Dyadic y, Dyadic p) {
    return y.multiply(y).add(p.multiply(y)).subtract(Dyadic.ONE).signum();
  }

  /** The sign of {@code (1 - 2w)² (4 + p²) - p²}. */
  private static int slopeSide(Dyadic w, Dyadic p) {
    Dyadic rest = Dyadic.ONE.subtract(w.scale(1));
    Dyadic square = p.multiply(p);
    return rest.multiply(rest).multiply(FOUR.add(square)).subtract(square).signum();
  }

  private static void assertTight(DyadicInterval found, int bits) {
    Dyadic width = found.upper().subtract(found.lower());
    assertThat(width).isLessThanOrEqualTo(found.lower().scale(-bits));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e300, -1e9, -3.7, -1e-12, 0, 1e-12, 0.3, 5, 1e9, 1e300})
  void valuesAndSlopesAreRoots(double margin) {
    Dyadic p = Dyadic.of(margin);
    for (int bits : new int[] {60, 120, 500}) {
      DyadicFunctions functions = new DyadicFunctions(bits);
      DyadicInterval value = LOSS.value(functions, point(margin));
      assertThat(side(value.lower(), p)).isLessThanOrEqualTo(0);
      assertThat(side(value.upper(), p)).isGreaterThanOrEqualTo(0);
      assertTight(value, bits - 8);
      DyadicInterval slope = LOSS.slope(functions, point(margin));
      int sign = margin < 0 ? 1 : -1;
      assertThat(sign * slopeSide(slope.lower(), p)).isLessThanOrEqualTo(0);
      assertThat(sign * slopeSide(slope.upper(), p)).isGreaterThanOrEqualTo(0);
      assertTight(slope, bits - 8);
    }
  }

  /** What is kept beside the slope in series is {@code 1/√(4 + p²)}. */
  @Test
  void whatIsKeptBesideTheSlopeIsARoot() {
    for (double margin : new double[] {-40, -0.5, 0, 3, 1e5}) {
      List<DyadicInterval> both = LOSS.solution(new DyadicFunctions(200), point(margin));
      DyadicInterval square = both.get(1).square();
      Dyadic whole = FOUR.add(Dyadic.of(margin).multiply(Dyadic.of(margin)));
      assertThat(square.lower().multiply(whole)).isLessThanOrEqualTo(Dyadic.ONE);
      assertThat(square.upper().multiply(whole)).isGreaterThanOrEqualTo(Dyadic.ONE);
      assertTight(square, 190);
      assertThat(both.get(0)).isEqualTo(LOSS.slope(new DyadicFunctions(200), point(margin)));
    }
  }

  @Test
  void intervalsReachFromEndToEnd() {
    DyadicFunctions functions = new DyadicFunctions(80);
    DyadicInterval wide = new DyadicInterval(Dyadic.of(-3), Dyadic.of(5));
    DyadicInterval value = LOSS.value(functions, wide);
    assertThat(value.lower()).isEqualTo(LOSS.value(functions, point(5)).lower());
    assertThat(value.upper()).isEqualTo(LOSS.value(functions, point(-3)).upper());
    DyadicInterval slope = LOSS.slope(functions, wide);
    assertThat(slope.lower()).isEqualTo(LOSS.slope(functions, point(5)).lower());
    assertThat(slope.upper()).isEqualTo(LOSS.slope(functions, point(-3)).upper());
  }

  @Test
  void theInverseIsExactlyKnown() {
    for (Rational r : List.of(Rational.of(1, 1L << 40), Rational.of(3, 8), Rational.of(5000))) {
      Dyadic at = Dyadic.approximate(r, 100);
      DyadicInterval margin = LOSS.inverse(new DyadicFunctions(200), DyadicInterval.of(at));
      Rational exact = Rational.ONE.divide(r).subtract(r);
      assertThat(margin.lower().toRational()).isLessThanOrEqualTo(exact);
      assertThat(margin.upper().toRational()).isGreaterThanOrEqualTo(exact);
      assertThat(margin.upper().subtract(margin.lower()).approximateDouble()).isLessThan(1e-45);
    }
  }

  /** Also where a slope of the exponential loss would be out of range. */
  @ParameterizedTest
  @ValueSource(doubles = {-1e12, -1e3, -1.5, 0, 2, 1e3, 1e12, 1e100})
  void doublesAreNear(double margin) {
    DyadicFunctions functions = new DyadicFunctions(120);
    double slope = LOSS.slope(functions, point(margin)).middle().approximateDouble();
    assertThat(LOSS.slope(SlopeFunctions.DOUBLE, margin)).isCloseTo(slope, within(1e-15 * slope));
    assertThat(LOSS.approximateLogSlope(margin)).isCloseTo(Math.log(slope), within(1e-12));
    DoubleInterval scaled = LOSS.slope(SlopeFunctions.scaled(-300), DoubleInterval.of(margin));
    assertThat(scaled.contains(Math.scalb(slope, 300))).isTrue();
  }

  /** Far out nothing is lost but digits: what contains it is wide, and holds 0 on one side. */
  @Test
  void marginsBeyondTheRangeOfDoubleAreStillEnclosed() {
    for (double margin : new double[] {1e200, 1e307}) {
      DoubleInterval right = LOSS.slope(SlopeFunctions.scaled(0), DoubleInterval.of(margin));
      assertThat(right.lower()).isEqualTo(0);
      assertThat(right.upper()).isBetween(Double.MIN_VALUE, 1e-300);
      DoubleInterval wrong = LOSS.slope(SlopeFunctions.scaled(0), DoubleInterval.of(-margin));
      assertThat(wrong.upper()).isEqualTo(1);
      assertThat(wrong.lower()).isLessThan(1).isGreaterThan(0.999);
    }
  }

  /** It neither grows nor falls like an exponential; {@code -ℓ'} is not concave in {@code ℓ}. */
  @Test
  void theTailIsAPower() {
    DyadicFunctions functions = new DyadicFunctions(100);
    assertThat(LOSS.growsExponentially()).isFalse();
    assertThat(LOSS.fallsExponentially()).isFalse();
    double far = LOSS.value(functions, point(1e6)).middle().approximateDouble();
    assertThat(far * 1e6).isCloseTo(1, within(1e-11));
    DyadicInterval half = LOSS.inverse(functions, point(0.125));
    DyadicInterval whole = LOSS.inverse(functions, point(0.25));
    DyadicInterval twice = LOSS.slope(functions, half).scale(1);
    assertThat(twice.isBelow(LOSS.slope(functions, whole))).isTrue();
  }
}
