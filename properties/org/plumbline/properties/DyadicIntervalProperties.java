package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Operations on intervals contain the exact result for points of the operands, and are not too
 * wide.
 */
class DyadicIntervalProperties {
  private static final int BITS = 40;

  /** An interval with one of its points. */
  private record Pointed(DyadicInterval interval, Dyadic point) {}

  @Provide
  Arbitrary<Pointed> pointed() {
    Arbitrary<Dyadic> dyadic =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(BigInteger.TWO.pow(70).negate(), BigInteger.TWO.pow(70)),
                Arbitraries.integers().between(-90, -40))
            .as(Dyadic::of);
    Arbitrary<Dyadic> small = Arbitraries.integers().between(-3, 3).map(k -> Dyadic.of(k));
    Arbitrary<Dyadic> any = Arbitraries.oneOf(dyadic, small);
    return Combinators.combine(any, any, any)
        .as(
            (a, b, c) -> {
              Dyadic lower = a.min(b).min(c);
              Dyadic upper = a.max(b).max(c);
              Dyadic point = a.max(b).min(a.min(b).max(c));
              return new Pointed(new DyadicInterval(lower, upper), point);
            });
  }

  @Property
  void sumsAndProductsContainThoseOfPoints(
      @ForAll("pointed") Pointed x, @ForAll("pointed") Pointed y) {
    assertThat(x.interval.add(y.interval).contains(x.point.add(y.point))).isTrue();
    assertThat(x.interval.subtract(y.interval).contains(x.point.subtract(y.point))).isTrue();
    DyadicInterval product = x.interval.multiply(y.interval);
    assertThat(product.contains(x.point.multiply(y.point))).isTrue();
    assertThat(x.interval.square().contains(x.point.multiply(x.point))).isTrue();
    Dyadic largest = x.interval.magnitude().multiply(y.interval.magnitude());
    assertThat(product.magnitude()).isEqualTo(largest);
  }

  @Property
  void quotientsContainThoseOfPoints(@ForAll("pointed") Pointed x, @ForAll("pointed") Pointed y) {
    DyadicInterval divisor = y.interval.square().add(DyadicInterval.of(Dyadic.of(1).scale(-30)));
    Dyadic point = y.point.multiply(y.point).add(Dyadic.of(1).scale(-30));
    DyadicInterval quotient = x.interval.divide(divisor, BITS);
    Rational exact = x.point.toRational().divide(point.toRational());
    assertThat(quotient.lower().toRational()).isLessThanOrEqualTo(exact);
    assertThat(quotient.upper().toRational()).isGreaterThanOrEqualTo(exact);
  }

  @Property
  void rootsContainThoseOfPoints(@ForAll("pointed") Pointed x) {
    DyadicInterval positive = x.interval.square();
    Dyadic point = x.point.multiply(x.point);
    DyadicInterval root = positive.sqrt(BITS);
    assertThat(root.lower().multiply(root.lower())).isLessThanOrEqualTo(point);
    assertThat(root.upper().multiply(root.upper())).isGreaterThanOrEqualTo(point);
    assertThat(DyadicInterval.of(point).sqrt(2 * BITS).contains(x.point.abs())).isTrue();
  }

  @Property
  void outwardNeverMovesInwardsAndKeepsFewBits(@ForAll("pointed") Pointed x) {
    DyadicInterval rounded = x.interval.outward(BITS);
    assertThat(rounded.lower()).isLessThanOrEqualTo(x.interval.lower());
    assertThat(rounded.upper()).isGreaterThanOrEqualTo(x.interval.upper());
    assertThat(rounded.lower().significand().abs().bitLength()).isLessThanOrEqualTo(BITS + 1);
    Dyadic moved = x.interval.lower().subtract(rounded.lower());
    assertThat(moved).isLessThanOrEqualTo(x.interval.lower().abs().scale(1L - BITS));
  }

  @Property
  void logarithmsUndoExponentials(@ForAll("pointed") Pointed x) {
    DyadicInterval back = x.interval.exp(BITS).log(BITS);
    assertThat(back.contains(x.point)).isTrue();
  }

  @Property
  void rationalsAreEnclosedTightly(
      @ForAll long numerator, @ForAll @LongRange(min = 1) long denominator) {
    Rational value = Rational.of(numerator, denominator);
    DyadicInterval interval = DyadicInterval.enclosing(value, BITS);
    assertThat(interval.lower().toRational()).isLessThanOrEqualTo(value);
    assertThat(interval.upper().toRational()).isGreaterThanOrEqualTo(value);
    Rational width = interval.upper().subtract(interval.lower()).toRational();
    assertThat(width.multiply(Rational.of(BigInteger.TWO.pow(BITS))))
        .isLessThanOrEqualTo(value.abs().multiply(Rational.of(2)));
  }
}
