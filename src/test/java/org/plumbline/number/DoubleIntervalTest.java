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
}
