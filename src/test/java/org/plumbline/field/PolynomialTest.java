package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** Exact values of polynomials, at the ends and between. */
final class PolynomialTest {
  private static List<Dyadic> dyadics(double... values) {
    return java.util.Arrays.stream(values).mapToObj(Dyadic::of).toList();
  }

  @Test
  void valuesAreExact() {
    Polynomial p = Polynomial.of(dyadics(3, -2, 5));
    assertThat(p.atStart()).isEqualTo(Dyadic.of(3));
    assertThat(p.atEnd()).isEqualTo(Dyadic.of(6));
    assertThat(p.at(Dyadic.of(0.5))).isEqualTo(Dyadic.of(3.25));
    assertThat(p.at(Dyadic.ZERO)).isEqualTo(Dyadic.of(3));
    assertThat(p.coefficients()).isEqualTo(dyadics(3, -2, 5));
  }

  @Test
  void coefficientsAreCopied() {
    List<Dyadic> coefficients = new java.util.ArrayList<>(dyadics(1, 2));
    Polynomial p = Polynomial.of(coefficients);
    coefficients.set(0, Dyadic.ZERO);
    assertThat(p.atStart()).isEqualTo(Dyadic.ONE);
  }

  @Test
  void scalingMultipliesByPowersOfTheLengthAndRounds() {
    assertThat(Polynomial.approximatelyScaled(dyadics(1, 1, 1), Dyadic.of(3), 8).coefficients())
        .isEqualTo(dyadics(1, 3, 9));
    // Powers are rounded on the way: 9 to 10, then 30 to 32, and 96 has three bits.
    assertThat(
            Polynomial.approximatelyScaled(dyadics(13, 1, 1, 1, 1), Dyadic.of(3), 3).coefficients())
        .isEqualTo(dyadics(14, 3, 10, 32, 96));
  }

  /** Limbs of both signs, a zero, and one that is shorter than the others. */
  @Test
  void limbsAreDigitsInBaseTwoToTheFiftySix() {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(3, 2);
    builder.add(new long[] {3, -5}, 2);
    builder.add(new long[] {0, 0}, 2);
    builder.add(new long[] {0, 7}, 2);
    builder.add(new long[] {-1, 1}, 2);
    LimbPolynomial p = builder.build(-60);
    Dyadic limb = Dyadic.ONE.scale(56);
    List<Dyadic> units =
        Stream.of(
                limb.multiply(Dyadic.of(3)).subtract(Dyadic.of(5)),
                Dyadic.ZERO,
                Dyadic.of(7),
                Dyadic.ONE.subtract(limb))
            .map(x -> x.scale(-60))
            .toList();
    assertThat(p.coefficients()).isEqualTo(units);
    assertThat(p.atStart()).isEqualTo(units.get(0));
    assertThat(p.atEnd()).isEqualTo(units.stream().reduce(Dyadic.ZERO, Dyadic::add));
    assertThat(p.length()).isEqualTo(4);
    assertThat(p.unit()).isEqualTo(-60);
    assertThat(p.isZero(0) || p.isZero(2)).isFalse();
    assertThat(p.isZero(1)).isTrue();
    for (int k : new int[] {0, 2, 3}) {
      long least = units.get(k).magnitudeExponent();
      assertThat(p.magnitude(k)).isBetween(least, least + 2);
    }
  }

  @Test
  void limbsThatAreTooLargeAreRefused() {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(9, 2);
    builder.add(new long[] {1L << 62, 1L << 55}, 2);
    builder.add(new long[] {0, -(1L << 62)}, 2);
    for (long[] columns :
        new long[][] {
          {1, (1L << 55) + 1}, {1, -(1L << 55) - 1}, {(1L << 62) + 1, 0}, {0, (1L << 62) + 1}
        }) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> builder.add(columns, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("too large");
    }
    assertThat(builder.build(0).coefficients())
        .containsExactly(
            Dyadic.ONE.scale(118).add(Dyadic.ONE.scale(55)), Dyadic.ONE.scale(62).negate());
  }
}
