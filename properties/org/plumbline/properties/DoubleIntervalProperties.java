package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Operations on intervals of doubles contain the exact result for points of the operands, and their
 * ends are at most two doubles from the exact set, exponentials at most four.
 */
class DoubleIntervalProperties {
  /** An interval with one of its points. */
  private record Pointed(DoubleInterval interval, double point) {
    Rational exact() {
      return Dyadic.of(point).toRational();
    }

    DyadicInterval dyadic() {
      return new DyadicInterval(Dyadic.of(interval.lower()), Dyadic.of(interval.upper()));
    }
  }

  @Provide
  Arbitrary<Double> doubles() {
    Arbitrary<Double> moderate = Arbitraries.doubles().between(-1e3, 1e3);
    Arbitrary<Double> small = Arbitraries.integers().between(-2, 2).map(k -> (double) k);
    Arbitrary<Double> tiny = Arbitraries.integers().between(-3, 3).map(k -> k * Double.MIN_VALUE);
    Arbitrary<Double> any = Arbitraries.longs().map(Double::longBitsToDouble);
    return Arbitraries.oneOf(moderate, small, tiny, any.filter(Double::isFinite));
  }

  @Provide
  Arbitrary<Pointed> pointed() {
    return Combinators.combine(doubles(), doubles(), doubles())
        .as(
            (a, b, c) -> {
              double lower = Math.min(a, Math.min(b, c));
              double upper = Math.max(a, Math.max(b, c));
              double point = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
              return new Pointed(new DoubleInterval(lower, upper), point);
            });
  }

  /** The ends are outside the exact set, and two doubles further in they would not be. */
  private static void assertTight(DoubleInterval result, DyadicInterval exact) {
    assertThat(below(result.lower(), exact.lower())).isTrue();
    assertThat(below(-result.upper(), exact.upper().negate())).isTrue();
    double inner = Math.nextUp(Math.nextUp(Math.nextUp(result.lower())));
    assertThat(below(inner, exact.lower()) && inner < Double.MAX_VALUE).isFalse();
    double innerUpper = Math.nextUp(Math.nextUp(Math.nextUp(-result.upper())));
    assertThat(below(innerUpper, exact.upper().negate()) && innerUpper < Double.MAX_VALUE)
        .isFalse();
  }

  private static boolean below(double end, Dyadic value) {
    return end == Double.NEGATIVE_INFINITY
        || (end < Double.POSITIVE_INFINITY && Dyadic.of(end).compareTo(value) <= 0);
  }

  @Property
  void sumsAndDifferencesAreTight(@ForAll("pointed") Pointed x, @ForAll("pointed") Pointed y) {
    assertTight(x.interval.add(y.interval), x.dyadic().add(y.dyadic()));
    assertTight(x.interval.subtract(y.interval), x.dyadic().subtract(y.dyadic()));
    assertThat(x.interval.add(y.interval).contains(x.exact().add(y.exact()))).isTrue();
  }

  @Property
  void productsAreTight(@ForAll("pointed") Pointed x, @ForAll("pointed") Pointed y) {
    assertTight(x.interval.multiply(y.interval), x.dyadic().multiply(y.dyadic()));
    assertThat(x.interval.multiply(y.interval).contains(x.exact().multiply(y.exact()))).isTrue();
  }

  @Property
  void productsKeepZeros(@ForAll("pointed") Pointed x) {
    assertThat(x.interval.multiply(DoubleInterval.ZERO)).isEqualTo(DoubleInterval.ZERO);
    assertThat(x.interval.multiply(DoubleInterval.ONE)).isEqualTo(x.interval);
    assertThat(x.interval.add(DoubleInterval.ZERO)).isEqualTo(x.interval);
    DoubleInterval positive = new DoubleInterval(0, x.interval.magnitudeUpper());
    assertThat(positive.multiply(positive).lower() == 0).isTrue();
  }

  @Property
  void quotientsContainThoseOfPoints(@ForAll("pointed") Pointed x, @ForAll("pointed") Pointed y) {
    double point = y.point == 0 ? 1 : Math.abs(y.point);
    Rational quotient = x.exact().divide(exact(point));
    DoubleInterval divisor =
        new DoubleInterval(point, Math.max(point, y.interval.magnitudeUpper()));
    assertThat(x.interval.divide(divisor).contains(quotient)).isTrue();
    assertThat(divisor.reciprocal().contains(Rational.ONE.divide(exact(point)))).isTrue();
    DoubleInterval ofPoints = DoubleInterval.of(x.point).divide(DoubleInterval.of(point));
    assertThat(ofPoints.contains(quotient)).isTrue();
    assertThat(Math.nextUp(Math.nextUp(ofPoints.lower()))).isGreaterThanOrEqualTo(ofPoints.upper());
  }

  private static Rational exact(double x) {
    return Dyadic.of(x).toRational();
  }

  @Property
  void rootsContainThoseOfPoints(@ForAll("pointed") Pointed x) {
    Rational point = x.exact().abs();
    DoubleInterval root = DoubleInterval.enclosing(point).sqrt();
    assertThat(exact(root.lower()).square()).isLessThanOrEqualTo(point);
    assertThat(exact(root.upper()).square()).isGreaterThanOrEqualTo(point);
    double inner = Math.nextUp(Math.nextUp(root.lower()));
    Assume.that(point.signum() > 0);
    assertThat(exact(inner).square()).isGreaterThan(point);
  }

  @Property
  void exponentialsAreTight(@ForAll("doubles") double x) {
    Assume.that(Math.abs(x) < 700);
    DoubleInterval result = DoubleInterval.of(x).exp();
    DyadicInterval exact = DyadicInterval.of(Dyadic.of(x)).exp(120);
    assertThat(Dyadic.of(result.lower())).isLessThanOrEqualTo(exact.upper());
    assertThat(Dyadic.of(result.upper())).isGreaterThanOrEqualTo(exact.lower());
    assertThat(Math.nextUp(Math.nextUp(Math.nextUp(Math.nextUp(Math.nextUp(result.lower()))))))
        .isGreaterThanOrEqualTo(result.upper());
  }

  @Property
  void exponentialsGrow(@ForAll("pointed") Pointed x) {
    DoubleInterval whole = x.interval.exp();
    DoubleInterval part = DoubleInterval.of(x.point).exp();
    assertThat(whole.overlaps(part)).isTrue();
    assertThat(whole.lower() >= 0).isTrue();
  }

  @Property
  void rationalsAreEnclosedTightly(
      @ForAll long numerator, @ForAll @LongRange(min = 1) long denominator) {
    Rational value = Rational.of(numerator, denominator);
    DoubleInterval interval = DoubleInterval.enclosing(value);
    assertThat(interval.contains(value)).isTrue();
    assertThat(Math.nextUp(Math.nextUp(interval.lower()))).isGreaterThanOrEqualTo(interval.upper());
  }

  @Property
  void doublesAreEnclosedExactly(@ForAll("doubles") double x) {
    assertThat(DoubleInterval.enclosing(Dyadic.of(x))).isEqualTo(DoubleInterval.of(x));
    assertThat(DoubleInterval.enclosing(Dyadic.of(x).toRational())).isEqualTo(DoubleInterval.of(x));
  }

  @Property
  void dyadicsAreEnclosedByNeighbours(@ForAll BigInteger significand, @ForAll short exponent) {
    Dyadic value = Dyadic.of(significand, exponent);
    DoubleInterval interval = DoubleInterval.enclosing(value);
    assertThat(below(interval.lower(), value)).isTrue();
    assertThat(below(-interval.upper(), value.negate())).isTrue();
    assertThat(Math.nextUp(interval.lower())).isGreaterThanOrEqualTo(interval.upper());
  }

  @Property
  void scalingContainsTheExactProduct(@ForAll("pointed") Pointed x, @ForAll short power) {
    DyadicInterval exact = x.dyadic().scale(power);
    assertTight(x.interval.scale(power), exact);
    assertThat(x.interval.scale(power).lower() >= 0).isEqualTo(x.interval.lower() >= 0);
  }

  @Property
  void radiiReachBothEnds(@ForAll("pointed") Pointed x) {
    double radius = x.interval.radiusUpper(x.point);
    DoubleInterval ball = DoubleInterval.of(x.point).add(new DoubleInterval(-radius, radius));
    assertThat(ball.contains(x.interval)).isTrue();
    assertThat(x.interval.magnitudeUpper()).isGreaterThanOrEqualTo(Math.abs(x.point));
    assertThat(x.interval.mignitudeLower()).isLessThanOrEqualTo(Math.abs(x.point));
  }
}
