package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The smallest intervals of exact operations; containment and width of those that round. */
final class DyadicIntervalTest {
  private static final DyadicInterval POSITIVE = interval(2, 3);
  private static final DyadicInterval NEGATIVE = interval(-3, -2);
  private static final DyadicInterval AROUND = interval(-3, 2);
  private static final Rational THIRD = Rational.of(1, 3);

  private static DyadicInterval interval(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  private static boolean contains(DyadicInterval interval, Rational value) {
    return interval.lower().toRational().compareTo(value) <= 0
        && interval.upper().toRational().compareTo(value) >= 0;
  }

  private static Rational power(long exponent) {
    return Dyadic.ONE.scale(exponent).toRational();
  }

  @Test
  void endsAreOrdered() {
    assertThat(DyadicInterval.of(Dyadic.ONE)).isEqualTo(interval(1, 1));
    assertThatThrownBy(() -> interval(1, 0)).hasMessageContaining("above its upper end");
  }

  @Test
  void rationalsAreEnclosedWithinTheirWidth() {
    for (Rational value :
        new Rational[] {THIRD, THIRD.negate(), Rational.parse("1e30/7"), Rational.parse("7e-30")}) {
      for (int bits : new int[] {4, 30, 64}) {
        DyadicInterval enclosure = DyadicInterval.enclosing(value, bits);
        assertThat(contains(enclosure, value)).isTrue();
        assertThat(enclosure.lower()).isLessThan(enclosure.upper());
        Rational most = value.abs().multiply(power(-bits));
        assertThat(value.subtract(enclosure.lower().toRational())).isLessThanOrEqualTo(most);
        assertThat(enclosure.upper().toRational().subtract(value)).isLessThanOrEqualTo(most);
      }
    }
    // Neither end is the number itself, so the radius is not the error of the middle alone.
    Dyadic near = Dyadic.approximate(THIRD, 6);
    assertThat(DyadicInterval.enclosing(THIRD, 4))
        .isEqualTo(DyadicInterval.around(near, near.scale(-5)));
  }

  @Test
  void dyadicRationalsArePoints() {
    assertThat(DyadicInterval.enclosing(Rational.ZERO, 10)).isEqualTo(DyadicInterval.ZERO);
    assertThat(DyadicInterval.enclosing(Rational.of(5, 8), 10)).isEqualTo(interval(0.625, 0.625));
    assertThat(DyadicInterval.enclosing(Rational.of(-48), 10)).isEqualTo(interval(-48, -48));
    assertThat(DyadicInterval.enclosing(Rational.of(7), 10)).isEqualTo(interval(7, 7));
  }

  @Test
  void sumsAndDifferences() {
    assertThat(POSITIVE.add(interval(10, 20))).isEqualTo(interval(12, 23));
    assertThat(POSITIVE.subtract(interval(10, 20))).isEqualTo(interval(-18, -7));
    assertThat(POSITIVE.negate()).isEqualTo(NEGATIVE);
    assertThat(POSITIVE.scale(-2)).isEqualTo(interval(0.5, 0.75));
    assertThat(DyadicInterval.around(Dyadic.of(5), Dyadic.of(2))).isEqualTo(interval(3, 7));
    assertThat(DyadicInterval.ZERO.add(POSITIVE)).isEqualTo(POSITIVE);
    assertThat(POSITIVE.add(DyadicInterval.ZERO)).isEqualTo(POSITIVE);
  }

  @Test
  void sumsOfFarEndsAreExactUpToTheirLimit() {
    long far = 1 << 16;
    for (Dyadic small : new Dyadic[] {Dyadic.ONE, Dyadic.ONE.negate()}) {
      Dyadic atLimit = small.scale(-far);
      assertThat(DyadicInterval.ONE.add(DyadicInterval.of(atLimit)))
          .isEqualTo(DyadicInterval.of(Dyadic.ONE.add(atLimit)));
      assertThat(DyadicInterval.of(atLimit).add(DyadicInterval.ONE))
          .isEqualTo(DyadicInterval.of(Dyadic.ONE.add(atLimit)));
    }
    Dyadic unit = Dyadic.ONE.scale(1 - far);
    Dyadic beyond = Dyadic.ONE.scale(-far - 1);
    DyadicInterval above = new DyadicInterval(Dyadic.ONE, Dyadic.ONE.add(unit));
    assertThat(DyadicInterval.ONE.add(DyadicInterval.of(beyond))).isEqualTo(above);
    assertThat(DyadicInterval.of(beyond).add(DyadicInterval.ONE)).isEqualTo(above);
    DyadicInterval below = new DyadicInterval(Dyadic.ONE.subtract(unit), Dyadic.ONE);
    assertThat(DyadicInterval.ONE.add(DyadicInterval.of(beyond.negate()))).isEqualTo(below);
    assertThat(DyadicInterval.around(Dyadic.ONE, beyond))
        .isEqualTo(new DyadicInterval(Dyadic.ONE.subtract(unit), Dyadic.ONE.add(unit)));
  }

  /** All nine pairs of signs, against the hull of the four products of ends. */
  @Test
  void productsAreTheHullOfThoseOfEnds() {
    double[][] all = {
      {2, 3}, {-3, -2}, {-3, 2}, {-2, 3}, {0, 3}, {-3, 0}, {0, 0}, {5, 7}, {-7, -5}, {-5, 7}
    };
    for (double[] x : all) {
      for (double[] y : all) {
        double[] ends = {x[0] * y[0], x[0] * y[1], x[1] * y[0], x[1] * y[1]};
        java.util.Arrays.sort(ends);
        assertThat(interval(x[0], x[1]).multiply(interval(y[0], y[1])))
            .isEqualTo(interval(ends[0], ends[3]));
      }
    }
  }

  @Test
  void squaresAreNotNegative() {
    assertThat(POSITIVE.square()).isEqualTo(interval(4, 9));
    assertThat(NEGATIVE.square()).isEqualTo(interval(4, 9));
    assertThat(AROUND.square()).isEqualTo(interval(0, 9));
    assertThat(interval(-2, 3).square()).isEqualTo(interval(0, 9));
    assertThat(interval(0, 3).square()).isEqualTo(interval(0, 9));
    assertThat(interval(-3, 0).square()).isEqualTo(interval(0, 9));
  }

  /** Quotients of ends by ends, each the nearest on its side to within the bits asked for. */
  @Test
  void quotientsAreContainedAndSharp() {
    double[][] divisors = {{3, 7}, {0.375, 11}, {5, 5}, {1 << 20, 1 << 21}};
    double[][] dividends = {{2, 3}, {-3, -2}, {-3, 2}, {0, 5}, {-5, 0}, {0.001, 1e9}};
    for (double[] y : divisors) {
      for (double[] x : dividends) {
        Rational low = quotient(x[0], x[0] >= 0 ? y[1] : y[0]);
        Rational high = quotient(x[1], x[1] >= 0 ? y[0] : y[1]);
        for (int bits : new int[] {3, 20, 60}) {
          DyadicInterval result = interval(x[0], x[1]).divide(interval(y[0], y[1]), bits);
          Rational lower = result.lower().toRational();
          Rational upper = result.upper().toRational();
          assertThat(lower).isLessThanOrEqualTo(low);
          assertThat(upper).isGreaterThanOrEqualTo(high);
          assertThat(low.subtract(lower)).isLessThanOrEqualTo(low.abs().multiply(power(-bits)));
          assertThat(upper.subtract(high)).isLessThanOrEqualTo(high.abs().multiply(power(-bits)));
        }
      }
    }
    assertThat(interval(6, 6).divide(interval(3, 3), 8)).isEqualTo(interval(2, 2));
    assertThat(interval(-6, -6).divide(interval(3, 3), 8)).isEqualTo(interval(-2, -2));
  }

  private static Rational quotient(double x, double y) {
    return Dyadic.of(x).toRational().divide(Dyadic.of(y).toRational());
  }

  /** The shift is as small as the accuracy asks. */
  @Test
  void quotientsAreNotLongerThanNeeded() {
    DyadicInterval third = DyadicInterval.ONE.divide(interval(3, 3), 8);
    assertThat(third.lower()).isEqualTo(Dyadic.of(341).scale(-10));
    // One bit more: the two's complement of -1 has none.
    assertThat(third.upper()).isEqualTo(Dyadic.of(683).scale(-11));
  }

  @Test
  void divisorsMustBePositive() {
    assertThatThrownBy(() -> POSITIVE.divide(interval(0, 1), 8)).hasMessageContaining("positive");
    assertThatThrownBy(() -> POSITIVE.divide(NEGATIVE, 8)).hasMessageContaining("positive");
  }

  @Test
  void rootsAreContainedAndSharp() {
    for (double x : new double[] {2, 3, 0.1, 1e-9, 1e300, 12, 0x1p51 + 1}) {
      for (int bits : new int[] {2, 9, 60}) {
        DyadicInterval root = interval(x, x).sqrt(bits);
        Dyadic exact = Dyadic.of(x);
        assertThat(root.lower().multiply(root.lower())).isLessThanOrEqualTo(exact);
        assertThat(root.upper().multiply(root.upper())).isGreaterThanOrEqualTo(exact);
        Dyadic width = root.upper().subtract(root.lower());
        assertThat(width).isLessThanOrEqualTo(root.lower().scale(1L - bits));
        // The lower end is the floor in its units: so much more is too much.
        Dyadic more = root.lower().add(root.lower().scale(1L - bits));
        assertThat(more.multiply(more)).isGreaterThan(exact);
      }
    }
  }

  @Test
  void rootsOfSquaresArePoints() {
    assertThat(interval(4, 9).sqrt(8)).isEqualTo(interval(2, 3));
    assertThat(interval(0.25, 0.25).sqrt(8)).isEqualTo(interval(0.5, 0.5));
    assertThat(interval(-4, 9).sqrt(8)).isEqualTo(interval(0, 3));
    assertThat(interval(-4, 0).sqrt(8)).isEqualTo(DyadicInterval.ZERO);
    assertThat(interval(0, 9).sqrt(8)).isEqualTo(interval(0, 3));
    assertThatThrownBy(() -> NEGATIVE.sqrt(8)).hasMessageContaining("negative");
  }

  @Test
  void exponentialsContainAndAreSharp() {
    DyadicInterval result = interval(-1, 2).exp(30);
    Elementary reference = Elementary.withBits(120);
    assertEnds(result, reference.exp(Dyadic.of(-1)), reference.exp(Dyadic.of(2)), 30);
    Dyadic one = reference.exp(Dyadic.ONE);
    assertEnds(DyadicInterval.ONE.exp(30), one, one, 30);
    assertThat(DyadicInterval.ZERO.exp(30).contains(Dyadic.ONE)).isTrue();
  }

  /** Beyond the numbers, and within {@code 2^-bits} of them. */
  private static void assertEnds(DyadicInterval result, Dyadic low, Dyadic high, int bits) {
    assertThat(result.lower()).isLessThan(low);
    assertThat(result.upper()).isGreaterThan(high);
    assertThat(low.subtract(result.lower())).isLessThan(Dyadic.ONE.max(low.abs()).scale(-bits));
    assertThat(result.upper().subtract(high)).isLessThan(Dyadic.ONE.max(high.abs()).scale(-bits));
  }

  @Test
  void extremeExponentialsAreNextToNothing() {
    Dyadic edge = Dyadic.ONE.scale(60).negate();
    DyadicInterval beyond = DyadicInterval.of(edge).exp(30);
    assertThat(beyond.lower()).isEqualTo(Dyadic.ZERO);
    Dyadic nothing = Dyadic.ONE.scale(-(1L << 60));
    assertThat(beyond.upper()).isEqualTo(nothing.add(nothing.scale(-31)));
    DyadicInterval within = DyadicInterval.of(edge.add(Dyadic.ONE)).exp(30);
    assertThat(within.lower().signum()).isEqualTo(1);
    assertThat(within.upper()).isLessThan(nothing);
    assertThatThrownBy(() -> DyadicInterval.of(edge.negate()).exp(30))
        .isInstanceOf(RangeException.class);
  }

  @Test
  void logarithmsContainAndAreSharp() {
    Elementary reference = Elementary.withBits(120);
    DyadicInterval result = interval(0.5, 1000).log(30);
    assertEnds(result, reference.log(Dyadic.of(0.5)), reference.log(Dyadic.of(1000)), 30);
    Dyadic ten = reference.log(Dyadic.of(10));
    assertEnds(interval(10, 10).log(30), ten, ten, 30);
    assertEnds(DyadicInterval.ONE.log(30), Dyadic.ZERO, Dyadic.ZERO, 30);
    assertThatThrownBy(() -> interval(0, 1).log(30)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void outwardIsTheSmallestWithSoManyBits() {
    assertThat(interval(13, 13).outward(3)).isEqualTo(interval(12, 14));
    assertThat(interval(-13, -13).outward(3)).isEqualTo(interval(-14, -12));
    assertThat(interval(13, 15).outward(4)).isEqualTo(interval(13, 15));
    assertThat(interval(-0.8125, 13).outward(2)).isEqualTo(interval(-1, 16));
  }

  @Test
  void predicatesReadTheEnds() {
    assertThat(AROUND.magnitude()).isEqualTo(Dyadic.of(3));
    assertThat(interval(-2, 3).magnitude()).isEqualTo(Dyadic.of(3));
    assertThat(AROUND.middle()).isEqualTo(Dyadic.of(-0.5));
    assertThat(AROUND.contains(Dyadic.of(-3))).isTrue();
    assertThat(AROUND.contains(Dyadic.of(2))).isTrue();
    assertThat(AROUND.contains(Dyadic.of(2.25))).isFalse();
    assertThat(AROUND.contains(Dyadic.of(-3.25))).isFalse();
    assertThat(POSITIVE.isWithin(Dyadic.of(2))).isTrue();
    assertThat(POSITIVE.isWithin(Dyadic.of(1.75))).isFalse();
    assertThat(NEGATIVE.isWithin(Dyadic.of(2))).isTrue();
    assertThat(NEGATIVE.isWithin(Dyadic.of(1.75))).isFalse();
    assertThat(AROUND.isWithin(Dyadic.ZERO)).isTrue();
    assertThat(NEGATIVE.isBelow(POSITIVE)).isTrue();
    assertThat(AROUND.isBelow(POSITIVE)).isFalse();
    assertThat(POSITIVE.isBelow(NEGATIVE)).isFalse();
  }

  /** The ends leave room for the whole error that the functions are allowed, and little more. */
  @Test
  void functionsAreWidenedByTheirError() {
    for (double x : new double[] {0.01, 3, 1000}) {
      for (int bits : new int[] {4, 30}) {
        Elementary inner = Elementary.withBits(bits + 2);
        Dyadic log = inner.log(Dyadic.of(x));
        Dyadic logError = Dyadic.ONE.max(log.abs()).scale(-bits - 1L);
        assertThat(interval(x, x).log(bits)).isEqualTo(DyadicInterval.around(log, logError));
        Dyadic exp = inner.exp(Dyadic.of(x));
        assertThat(interval(x, x).exp(bits))
            .isEqualTo(DyadicInterval.around(exp, exp.scale(-bits - 1L)));
      }
    }
  }

  /** Odd and even exponents and lengths: no more bits than the accuracy asks for. */
  @Test
  void rootsAreNotLongerThanNeeded() {
    for (int significand : new int[] {3, 5, 7, 11, 13, 101, 1023}) {
      for (int exponent = -5; exponent <= 5; exponent++) {
        DyadicInterval x = DyadicInterval.of(Dyadic.of(significand).scale(exponent));
        Dyadic lower = x.sqrt(8).lower();
        assertThat(lower.significand().bitLength()).isLessThanOrEqualTo(9);
        assertThat(lower.multiply(lower)).isLessThanOrEqualTo(x.lower());
      }
    }
  }
}
