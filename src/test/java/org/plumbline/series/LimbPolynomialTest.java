package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.series.limb.LimbKernelsTest;
import org.plumbline.series.program.LimbSeries;

/** {@link LimbPolynomial} and how {@link LimbSeries} makes it, against exact arithmetic. */
final class LimbPolynomialTest {
  private static final int LIMBS = 4;
  private static final StraightLineProgram ONE_REGISTER =
      new StraightLineProgram(1, 0, 1, List.of());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 400})
  void itsEndIsTheExactSumOfItsCoefficients(int order) {
    Random random = new Random(order);
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(order, LIMBS);
    Dyadic exact = Dyadic.ZERO;
    for (int k = 0; k <= order; k++) {
      long[] columns = new long[LIMBS];
      for (int i = random.nextInt(LIMBS + 1); i < LIMBS; i++) {
        columns[i] = random.nextBoolean() ? -(1L << 55) : (1L << 55) - 1 - random.nextInt(3);
      }
      builder.add(columns, LIMBS);
      BigInteger value = LimbKernelsTest.value(columns, 0, 1, LIMBS);
      exact = exact.add(Dyadic.of(value, -700));
    }
    LimbPolynomial polynomial = builder.build(-700);
    assertThat(polynomial.coefficients()).hasSize(order + 1);
    assertThat(polynomial.atEnd()).isEqualTo(exact);
    assertThat(polynomial.coefficients().stream().reduce(Dyadic.ZERO, Dyadic::add))
        .isEqualTo(exact);
    assertThat(polynomial.atStart()).isEqualTo(polynomial.coefficients().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 50, 56})
  void itsDigitsAreThoseOfTheExactCoefficients(int width) {
    Random random = new Random(width);
    for (int round = 0; round < 300; round++) {
      long[] columns = new long[LIMBS];
      for (int i = random.nextInt(LIMBS + 1); i < LIMBS; i++) {
        columns[i] =
            random.nextBoolean()
                ? (random.nextBoolean() ? -(1L << 55) : 1L << 55)
                : random.nextLong() >> (9 + random.nextInt(55));
      }
      LimbPolynomial.Builder builder = new LimbPolynomial.Builder(0, LIMBS);
      builder.add(columns, LIMBS);
      long unit = -random.nextInt(500);
      long from = unit + random.nextInt(200) - 100;
      LimbPolynomial polynomial = builder.build(unit);
      Dyadic value = polynomial.atStart();
      if (value.signum() == 0) {
        assertThat(polynomial.isZero(0)).isTrue();
        continue;
      }
      assertThat(polynomial.magnitude(0) - value.magnitudeExponent()).isBetween(0L, 2L);
      Dyadic error = Dyadic.of(polynomial.approximate(0)).subtract(value).abs();
      assertThat(error).isLessThanOrEqualTo(value.abs().scale(-50));
      int digits = Math.toIntExact(Math.max(0, polynomial.magnitude(0) - from)) / width + 1;
      long[][] rows = new long[digits + 1][1];
      polynomial.writeDigits(0, from, width, rows);
      BigInteger read = BigInteger.ZERO;
      for (int i = digits; i >= 0; i--) {
        assertThat(rows[i][0]).isBetween(i == digits ? -1L : 0L, (1L << width) - 1);
        read = read.shiftLeft(width).add(BigInteger.valueOf(rows[i][0]));
      }
      BigInteger floor = value.significand().shiftLeft(Math.toIntExact(value.exponent() - from));
      assertThat(read).isEqualTo(floor);
    }
  }

  @Test
  void digitsThatDoNotFitAreRefused() {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(0, LIMBS);
    builder.add(new long[] {0, 0, 1, 0}, LIMBS);
    LimbPolynomial polynomial = builder.build(0);
    assertThatThrownBy(() -> polynomial.writeDigits(0, 0, 50, new long[2][1]))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> builder.add(new long[] {1, 1L << 60}, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doublesOutOfRangeAreInfiniteOrZero() {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(0, LIMBS);
    builder.add(new long[] {0, 0, -1, 1L << 55}, LIMBS);
    assertThat(builder.build(100_000).approximate(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    builder.add(new long[] {0, 0, -1, 1L << 55}, LIMBS);
    assertThat(builder.build(-100_000).approximate(0)).isZero();
    builder.add(new long[] {0, 0, -1, 1L << 55}, LIMBS);
    assertThat(builder.build(0).approximate(0)).isEqualTo(-0x1p55);
    builder.add(new long[LIMBS], LIMBS);
    assertThat(builder.build(0).approximate(0)).isZero();
  }

  @Test
  void aBuilderBeginsAnewAfterEachPolynomial() {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(1, LIMBS);
    builder.add(new long[] {0, 0, 0, 5}, LIMBS);
    builder.add(new long[] {0, 0, 0, 7}, LIMBS);
    assertThat(builder.build(0).coefficients()).containsExactly(Dyadic.of(5), Dyadic.of(7));
    builder.add(new long[] {0, 0, 0, 0}, LIMBS);
    assertThat(builder.build(0).coefficients()).containsExactly(Dyadic.ZERO);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.5})
  void scalingLosesAFewUnitsOfTheLargestCoefficient(double decay) {
    int order = 60;
    SeriesScale scale = new SeriesScale(order, Dyadic.ONE, decay);
    SeriesArithmetic series = LimbSeries.withBits(56 * LIMBS).create(ONE_REGISTER, scale);
    Random random = new Random(7);
    for (int k = 0; k <= order; k++) {
      BigInteger significand = new BigInteger(220, random);
      series.setCoefficient(
          0, k, Dyadic.of(random.nextBoolean() ? significand : significand.negate(), -220 - 9000));
    }
    for (Dyadic length : List.of(Dyadic.of(0.17), Dyadic.of(3).scale(-90))) {
      Polynomial polynomial = series.polynomials(List.of(0), order, length).get(0);
      Dyadic power = Dyadic.ONE;
      Dyadic unit = Dyadic.ONE.scale(-9000 + 10 - 56 * LIMBS);
      for (int k = 0; k <= order; k++) {
        Dyadic exact = series.coefficient(0, k).multiply(power);
        Dyadic error = polynomial.coefficients().get(k).subtract(exact).abs();
        assertThat(error).as("order %d", k).isLessThan(unit.multiply(Dyadic.of(8)));
        power = power.multiply(length).round(2000);
      }
    }
  }

  @Test
  void aRegisterThatIsZeroGivesZero() {
    SeriesArithmetic series =
        LimbSeries.withBits(100).create(ONE_REGISTER, SeriesScale.uniform(3, Dyadic.ONE));
    Polynomial polynomial = series.polynomials(List.of(0), 3, Dyadic.of(0.5)).get(0);
    assertThat(polynomial.coefficients()).hasSize(4).allMatch(c -> c.signum() == 0);
    assertThat(polynomial.atEnd()).isEqualTo(Dyadic.ZERO);
  }
}
