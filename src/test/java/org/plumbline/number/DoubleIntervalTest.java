package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The cases that random intervals do not meet: infinite ends, overflow, underflow, no number. */
final class DoubleIntervalTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final DoubleInterval POSITIVE = new DoubleInterval(0, INFINITE);

  @Test
  void endsAreOrderedAndLeaveANumberBetween() {
    assertThatThrownBy(() -> new DoubleInterval(1, 0)).hasMessageContaining("no real number");
    assertThatThrownBy(() -> DoubleInterval.of(Double.NaN)).hasMessageContaining("no real");
    assertThatThrownBy(() -> DoubleInterval.of(INFINITE)).hasMessageContaining("no real");
    assertThatThrownBy(() -> DoubleInterval.of(-INFINITE)).hasMessageContaining("no real");
    assertThat(new DoubleInterval(-0.0, -0.0)).isEqualTo(DoubleInterval.ZERO);
  }

  @Test
  void infiniteEndsMeanNoBound() {
    assertThat(POSITIVE.multiply(DoubleInterval.ZERO)).isEqualTo(DoubleInterval.ZERO);
    assertThat(POSITIVE.add(POSITIVE.negate())).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(POSITIVE.subtract(POSITIVE)).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(POSITIVE.multiply(new DoubleInterval(-1, 1))).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(DoubleInterval.ENTIRE.multiply(DoubleInterval.ENTIRE))
        .isEqualTo(DoubleInterval.ENTIRE);
    assertThat(POSITIVE.sqrt()).isEqualTo(POSITIVE);
    assertThat(DoubleInterval.ENTIRE.exp()).isEqualTo(POSITIVE);
    assertThat(POSITIVE.negate().exp()).isEqualTo(new DoubleInterval(0, 1));
    assertThat(DoubleInterval.ENTIRE.scale(-9_000_000_000L)).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(DoubleInterval.ENTIRE.approximateMiddle()).isZero();
    assertThat(POSITIVE.radiusUpper(0)).isInfinite();
    assertThat(POSITIVE.contains(Rational.parse("1e9000"))).isTrue();
    assertThat(POSITIVE.contains(Rational.of(-1))).isFalse();
  }

  @Test
  void quotientsByUnboundedDivisorsReachZero() {
    DoubleInterval divisor = new DoubleInterval(2, INFINITE);
    assertThat(DoubleInterval.ONE.divide(divisor).contains(new DoubleInterval(0, 0.5))).isTrue();
    assertThat(divisor.divide(divisor).contains(new DoubleInterval(0, INFINITE))).isTrue();
    assertThat(divisor.negate().divide(divisor).upper()).isZero();
    assertThatThrownBy(() -> DoubleInterval.ONE.divide(POSITIVE)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new DoubleInterval(-1, 1).reciprocal())
        .hasMessageContaining("positive");
  }

  @Test
  void overflowAndUnderflowStayOutside() {
    DoubleInterval largest = DoubleInterval.of(Double.MAX_VALUE);
    assertThat(largest.add(largest)).isEqualTo(new DoubleInterval(Double.MAX_VALUE, INFINITE));
    assertThat(largest.multiply(largest).lower()).isEqualTo(Double.MAX_VALUE);
    assertThat(largest.scale(1).lower()).isEqualTo(Double.MAX_VALUE);
    DoubleInterval least = DoubleInterval.of(Double.MIN_VALUE);
    assertThat(least.multiply(least)).isEqualTo(new DoubleInterval(0, Double.MIN_VALUE));
    assertThat(least.multiply(least.negate())).isEqualTo(new DoubleInterval(-Double.MIN_VALUE, 0));
    assertThat(least.scale(-1).lower()).isZero();
    assertThat(least.scale(-1).upper()).isPositive();
    assertThat(least.negate().scale(-1).upper()).isZero();
    assertThat(DoubleInterval.of(1000).exp().lower()).isGreaterThan(1e308);
    assertThat(DoubleInterval.of(1000).exp().upper()).isInfinite();
    assertThat(DoubleInterval.of(-1000).exp().lower()).isZero();
    assertThat(DoubleInterval.of(-1000).exp().upper()).isPositive();
  }

  @Test
  void numbersOutsideTheRangeOfDoublesAreEnclosed() {
    Rational huge = Rational.parse("1e400");
    assertThat(DoubleInterval.enclosing(huge))
        .isEqualTo(new DoubleInterval(Double.MAX_VALUE, INFINITE));
    assertThat(DoubleInterval.enclosing(Rational.ONE.divide(huge)))
        .isEqualTo(new DoubleInterval(0, Double.MIN_VALUE));
    assertThat(DoubleInterval.enclosing(Rational.of(-1).divide(huge)))
        .isEqualTo(new DoubleInterval(-Double.MIN_VALUE, 0));
  }

  @Test
  void theLogarithmOfTwoIsEnclosed() {
    DyadicInterval exact = DyadicInterval.of(Dyadic.of(2)).log(100);
    assertThat(Dyadic.of(DoubleInterval.LOG_TWO.lower())).isLessThan(exact.lower());
    assertThat(Dyadic.of(DoubleInterval.LOG_TWO.upper())).isGreaterThan(exact.upper());
  }

  @Test
  void predicatesReadTheEnds() {
    DoubleInterval around = new DoubleInterval(-1, 2);
    assertThat(around.mignitudeLower()).isZero();
    assertThat(around.magnitudeUpper()).isEqualTo(2);
    assertThat(new DoubleInterval(-3, -1).mignitudeLower()).isEqualTo(1);
    assertThat(around.isPositive() || around.isNegative() || around.isZero()).isFalse();
    assertThat(new DoubleInterval(1, 2).isPositive()).isTrue();
    assertThat(new DoubleInterval(-2, -1).isNegative()).isTrue();
    assertThat(around.overlaps(new DoubleInterval(2, 3))).isTrue();
    assertThat(around.overlaps(new DoubleInterval(2.5, 3))).isFalse();
    assertThat(around.hull(new DoubleInterval(5, 6))).isEqualTo(new DoubleInterval(-1, 6));
  }

  @Test
  void aWiderIntervalHasTheOldOneInItsInterior() {
    DoubleInterval wide = DoubleInterval.of(1).wider();
    assertThat(wide.lower()).isEqualTo(Math.nextDown(1.0));
    assertThat(wide.upper()).isEqualTo(Math.nextUp(1.0));
    assertThat(DoubleInterval.ZERO.wider().contains(-Double.MIN_VALUE)).isTrue();
  }

  private static DoubleInterval interval(double lower, double upper) {
    return new DoubleInterval(lower, upper);
  }

  /** All pairs of signs, of integers: one double outwards from the hull of the products of ends. */
  @Test
  void productsAreSharpForAllSigns() {
    double[][] all = {{2, 3}, {-3, -2}, {-3, 2}, {-2, 3}, {0, 3}, {-3, 0}, {5, 7}, {-7, 5}};
    for (double[] x : all) {
      for (double[] y : all) {
        double[] ends = {x[0] * y[0], x[0] * y[1], x[1] * y[0], x[1] * y[1]};
        java.util.Arrays.sort(ends);
        double low = ends[0] == 0 ? 0 : Math.nextDown(ends[0]);
        double high = ends[3] == 0 ? 0 : Math.nextUp(ends[3]);
        assertThat(interval(x[0], x[1]).multiply(interval(y[0], y[1])))
            .isEqualTo(interval(low + 0.0, high + 0.0));
      }
    }
  }

  @Test
  void quotientsAreSharpForAllSigns() {
    DoubleInterval divisor = interval(2, 4);
    assertThat(interval(3, 5).divide(divisor))
        .isEqualTo(interval(Math.nextDown(0.75), Math.nextUp(2.5)));
    assertThat(interval(-3, -2).divide(divisor))
        .isEqualTo(interval(Math.nextDown(-1.5), Math.nextUp(-0.5)));
    assertThat(interval(0, 0).divide(divisor)).isEqualTo(DoubleInterval.ZERO);
    assertThat(divisor.reciprocal()).isEqualTo(interval(Math.nextDown(0.25), Math.nextUp(0.5)));
  }

  /** The smallest interval: against the exact comparison of both neighbours. */
  @Test
  void dyadicsAreEnclosedAsNarrowlyAsDoublesAllow() {
    for (double x : new double[] {1, -1, 3e300, Double.MIN_VALUE, Double.MAX_VALUE, 0}) {
      assertThat(DoubleInterval.enclosing(Dyadic.of(x))).isEqualTo(DoubleInterval.of(x));
    }
    Dyadic least = Dyadic.of(Double.MIN_VALUE);
    for (Dyadic inner :
        new Dyadic[] {
          least.scale(-1),
          least.scale(-2),
          least.scale(-70),
          least.scale(-1).multiply(Dyadic.of(1.5))
        }) {
      assertThat(DoubleInterval.enclosing(inner)).isEqualTo(interval(0, Double.MIN_VALUE));
      assertThat(DoubleInterval.enclosing(inner.negate()))
          .isEqualTo(interval(-Double.MIN_VALUE, 0));
    }
    Dyadic between = Dyadic.ONE.add(Dyadic.ONE.scale(-53));
    assertThat(DoubleInterval.enclosing(between)).isEqualTo(interval(1, Math.nextUp(1.0)));
    assertThat(DoubleInterval.enclosing(between.negate()))
        .isEqualTo(interval(-Math.nextUp(1.0), -1));
    Dyadic beyond = Dyadic.of(Double.MAX_VALUE).add(Dyadic.ONE);
    assertThat(DoubleInterval.enclosing(beyond)).isEqualTo(interval(Double.MAX_VALUE, INFINITE));
    assertThat(DoubleInterval.enclosing(Dyadic.ONE.scale(1024).negate()))
        .isEqualTo(interval(-INFINITE, -Double.MAX_VALUE));
    assertThat(DoubleInterval.enclosing(Dyadic.of(Double.MIN_NORMAL).multiply(Dyadic.of(0.75))))
        .isEqualTo(DoubleInterval.of(0.75 * Double.MIN_NORMAL));
  }

  @Test
  void rationalsAreEnclosedByNeighbours() {
    double third = 1.0 / 3;
    assertThat(DoubleInterval.enclosing(Rational.of(1, 3)))
        .isEqualTo(interval(third, Math.nextUp(third)));
    assertThat(DoubleInterval.enclosing(Rational.of(-1, 3)))
        .isEqualTo(interval(-Math.nextUp(third), -third));
    assertThat(DoubleInterval.enclosing(Rational.of(5, 8))).isEqualTo(DoubleInterval.of(0.625));
  }

  @Test
  void scalingIsExactAmongNormalDoubles() {
    assertThat(interval(-3, 5).scale(-4)).isEqualTo(interval(-0.1875, 0.3125));
    assertThat(interval(0, INFINITE).scale(7)).isEqualTo(POSITIVE);
    assertThat(DoubleInterval.of(Double.MIN_NORMAL).scale(52).scale(-52))
        .isEqualTo(DoubleInterval.of(Double.MIN_NORMAL));
    assertThat(DoubleInterval.ONE.scale(9_000_000_000L))
        .isEqualTo(interval(Double.MAX_VALUE, INFINITE));
    assertThat(DoubleInterval.ONE.scale(-9_000_000_000L)).isEqualTo(interval(0, Double.MIN_VALUE));
    assertThat(DoubleInterval.ONE.scale(-1022)).isEqualTo(DoubleInterval.of(Double.MIN_NORMAL));
    assertThat(DoubleInterval.ONE.negate().scale(-2000)).isEqualTo(interval(-Double.MIN_VALUE, 0));
  }

  @Test
  void exponentialsAreTwoDoublesOutwards() {
    double e = StrictMath.exp(1);
    assertThat(interval(0, 1).exp()).isEqualTo(interval(1, Math.nextUp(Math.nextUp(e))));
    double least = StrictMath.exp(-1);
    assertThat(interval(-1, 0).exp()).isEqualTo(interval(Math.nextDown(Math.nextDown(least)), 1));
    assertThat(interval(4, 9).sqrt()).isEqualTo(interval(Math.nextDown(2.0), Math.nextUp(3.0)));
  }

  @Test
  void middlesAndRadii() {
    assertThat(interval(1, 4).approximateMiddle()).isEqualTo(2.5);
    assertThat(interval(1, 4).radiusUpper(2)).isEqualTo(Math.nextUp(2.0));
    assertThat(interval(1, 4).radiusUpper(3)).isEqualTo(Math.nextUp(2.0));
    assertThat(interval(1, 4).radiusUpper(4)).isEqualTo(Math.nextUp(3.0));
    assertThat(interval(1, 4).radiusUpper(1)).isEqualTo(Math.nextUp(3.0));
    assertThat(DoubleInterval.of(3).radiusUpper(3)).isZero();
    assertThat(interval(1, 4).isBounded()).isTrue();
    assertThat(POSITIVE.isBounded() || POSITIVE.negate().isBounded()).isFalse();
    assertThat(POSITIVE.approximateMiddle()).isZero();
    assertThat(interval(-3, 2).magnitudeUpper()).isEqualTo(3);
  }

  @Test
  void predicatesAtTheEnds() {
    DoubleInterval x = interval(1, 4);
    assertThat(x.contains(1.0) && x.contains(4.0) && x.contains(2.0)).isTrue();
    assertThat(x.contains(0.5) || x.contains(4.5)).isFalse();
    assertThat(x.contains(Rational.ONE) && x.contains(Rational.of(4))).isTrue();
    assertThat(x.contains(Rational.of(1, 2)) || x.contains(Rational.of(9, 2))).isFalse();
    assertThat(x.contains(interval(1, 4))).isTrue();
    assertThat(x.contains(interval(0.5, 4)) || x.contains(interval(1, 4.5))).isFalse();
    assertThat(x.overlaps(interval(0, 1))).isTrue();
    assertThat(x.overlaps(interval(-1, 0.5))).isFalse();
    assertThat(interval(0, 1).isPositive() || interval(-1, 0).isNegative()).isFalse();
    assertThat(DoubleInterval.ZERO.isZero()).isTrue();
    assertThat(interval(0, 1).isZero() || interval(-1, 0).isZero()).isFalse();
  }

  /** Ends of differences are crosswise: what is subtracted has its upper end at the lower one. */
  @Test
  void differencesAreTakenCrosswise() {
    DoubleInterval difference = interval(1, 2).subtract(interval(3, 5));
    assertThat(difference.lower()).isBetween(-4 - 1e-12, -4.0);
    assertThat(difference.upper()).isBetween(-1.0, -1 + 1e-12);
    DoubleInterval other = interval(-1, 7).subtract(interval(-2, 3));
    assertThat(other.lower()).isBetween(-4 - 1e-12, -4.0);
    assertThat(other.upper()).isBetween(9.0, 9 + 1e-12);
  }
}
