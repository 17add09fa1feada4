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
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Operations on magnitudes are upper bounds of the exact results and exceed them by at most one
 * part in 2^50, at exponents far beyond those of doubles.
 */
class MagnitudeProperties {
  private static final int BITS = 50;

  @Provide
  Arbitrary<Magnitude> magnitudes() {
    Arbitrary<Double> mantissa =
        Arbitraries.longs().between(0, (1L << 52) - 1).map(bits -> 1 + bits * 0x1p-52);
    Arbitrary<Long> exponent =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-80, 80), Arbitraries.longs().between(-100_000, 100_000));
    Arbitrary<Magnitude> positive = Combinators.combine(mantissa, exponent).as(Magnitude::new);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Magnitude.ZERO)), Tuple.of(15, positive));
  }

  private static void assertJustAbove(Magnitude bound, Dyadic exact) {
    assertThat(bound.toDyadic()).isGreaterThanOrEqualTo(exact);
    assertThat(bound.toDyadic().subtract(exact)).isLessThanOrEqualTo(exact.scale(-BITS));
  }

  @Property
  void sumsAndProductsAreJustAbove(
      @ForAll("magnitudes") Magnitude x, @ForAll("magnitudes") Magnitude y) {
    assertJustAbove(x.add(y), x.toDyadic().add(y.toDyadic()));
    assertJustAbove(x.multiply(y), x.toDyadic().multiply(y.toDyadic()));
    assertThat(x.max(y).toDyadic()).isEqualTo(x.toDyadic().max(y.toDyadic()));
    assertThat(x.min(y).toDyadic()).isEqualTo(x.toDyadic().min(y.toDyadic()));
    assertThat(Integer.signum(x.compareTo(y)))
        .isEqualTo(Integer.signum(x.toDyadic().compareTo(y.toDyadic())));
  }

  @Property
  void quotientsAreJustAbove(@ForAll("magnitudes") Magnitude x, @ForAll("magnitudes") Magnitude y) {
    Assume.that(!y.isZero());
    Dyadic quotient = x.divideByLower(y).toDyadic();
    assertThat(quotient.multiply(y.toDyadic())).isGreaterThanOrEqualTo(x.toDyadic());
    Dyadic excess = quotient.multiply(y.toDyadic()).subtract(x.toDyadic());
    assertThat(excess).isLessThanOrEqualTo(x.toDyadic().scale(-BITS));
  }

  @Property
  void rootsAreJustAbove(@ForAll("magnitudes") Magnitude x) {
    Dyadic root = x.sqrtUpper().toDyadic();
    Dyadic square = root.multiply(root);
    assertThat(square).isGreaterThanOrEqualTo(x.toDyadic());
    assertThat(square.subtract(x.toDyadic())).isLessThanOrEqualTo(x.toDyadic().scale(1L - BITS));
  }

  @Property
  void exponentialsAreAbove(@ForAll @DoubleRange(min = -1e12, max = 1e12) double x) {
    Dyadic bound = Magnitude.expUpper(x).toDyadic();
    DyadicInterval exact = DyadicInterval.of(Dyadic.of(x)).exp(80);
    assertThat(bound).isGreaterThanOrEqualTo(exact.lower());
    Dyadic slack = exact.upper().multiply(Dyadic.of(8).add(Dyadic.of(x).abs())).scale(-BITS);
    assertThat(bound.subtract(exact.upper())).isLessThanOrEqualTo(slack);
  }

  @Property
  void numbersAreEnclosedFromAbove(@ForAll BigInteger significand, @ForAll int exponent) {
    Dyadic value = Dyadic.of(significand, exponent);
    assertJustAbove(Magnitude.enclosingAbove(value), value.abs());
  }

  @Property
  void doublesAreKept(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(value));
    assertThat(Magnitude.enclosingAbove(value).toDyadic()).isEqualTo(Dyadic.of(value).abs());
    assertThat(Dyadic.of(Magnitude.enclosingAbove(value).doubleUpper()))
        .isGreaterThanOrEqualTo(Dyadic.of(value).abs());
  }

  @Property
  void rationalsAreEnclosedFromAbove(@ForAll long numerator, @ForAll long denominator) {
    Assume.that(denominator != 0);
    Rational value = Rational.of(numerator, denominator);
    Rational bound = Magnitude.enclosingAbove(value).toDyadic().toRational();
    assertThat(bound).isGreaterThanOrEqualTo(value.abs());
    assertThat(bound.subtract(value.abs()).multiply(Rational.of(1L << BITS)))
        .isLessThanOrEqualTo(value.abs());
  }
}
