package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class LimbConstantsTest {
  private static final int LIMBS = 3;

  /** Of the last limb: what is rounded, and then cut off. */
  private static final int UNITS = 2;

  /** A product with a limb is cut off at most 2^4 above the last limb that it is moved to. */
  private static final int UNITS_OF_PRODUCT = 2 << 4;

  private static void assertConstant(LimbConstants constants, int k, Rational exact, int units) {
    Dyadic value = LimbValues.of(constants, k, LIMBS);
    long exponent = constants.exponent(k);
    Rational unit = Dyadic.ONE.scale(exponent - (long) LIMBS * LimbKernels.BITS).toRational();
    Rational error = value.toRational().subtract(exact).abs();
    assertThat(error).as("constant %d", k).isLessThanOrEqualTo(unit.multiply(Rational.of(units)));
    assertThat(value.abs()).as("a quarter").isLessThanOrEqualTo(Dyadic.ONE.scale(exponent - 2));
  }

  @Test
  void reciprocalsBeginWithOne() {
    LimbConstants reciprocals = LimbConstants.reciprocals(8, LIMBS);
    assertThat(reciprocals.count()).isEqualTo(8);
    assertThat(LimbValues.of(reciprocals, 1, LIMBS)).isEqualTo(Dyadic.ONE);
    for (int k = 1; k < 8; k++) {
      assertConstant(reciprocals, k, Rational.of(1, k), UNITS);
    }
  }

  @Test
  void givenNumbersKeepTheirOrderAndSize() {
    List<Dyadic> values = List.of(Dyadic.of(-3).scale(5000), Dyadic.ZERO, Dyadic.of(7).scale(-900));
    LimbConstants constants = LimbConstants.of(values, LIMBS);
    for (int k = 1; k <= 3; k++) {
      assertThat(LimbValues.of(constants, k, LIMBS)).isEqualTo(values.get(k - 1));
    }
  }

  @Test
  void powersOfAShortNumberAreExact() {
    LimbConstants powers = LimbConstants.powers(9, LIMBS, Dyadic.of(-0.75));
    Dyadic exact = Dyadic.ONE;
    for (int k = 1; k < 9; k++) {
      exact = exact.multiply(Dyadic.of(-0.75));
      assertThat(LimbValues.of(powers, k, LIMBS)).isEqualTo(exact);
    }
  }

  @Test
  void inverseFactorialsHaveOneExponent() {
    LimbConstants constants = LimbConstants.inverseFactorials(12, LIMBS, 3);
    Rational exact = Rational.ONE;
    for (int k = 1; k < 12; k++) {
      exact = exact.divide(Rational.of(k));
      assertThat(constants.exponent(k)).isEqualTo(3);
      assertConstant(constants, k, exact, UNITS);
    }
  }

  /** A unit of one limb multiplies the reciprocals; a longer one is divided anew. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void reciprocalsTimesAUnit(int spread) {
    Dyadic unit = Dyadic.of(-5).scale(-7).add(Dyadic.of(3).scale(-7L - spread));
    LimbConstants scaled = LimbConstants.reciprocals(9, LIMBS).multipliedBy(unit, 6);
    assertThat(scaled.count()).isEqualTo(6);
    for (int k = 1; k < 6; k++) {
      assertConstant(scaled, k, unit.toRational().divide(Rational.of(k)), UNITS_OF_PRODUCT);
    }
  }
}
