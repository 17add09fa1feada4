package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class LaneConstantsTest {
  private static Rational value(LaneConstants constants, int vector, int component) {
    BigInteger sum = BigInteger.ZERO;
    for (int q = 0; q < constants.limbs(); q++) {
      double limb = constants.lanes(vector, q, new int[] {component})[0];
      sum = sum.shiftLeft(24).add(BigInteger.valueOf((long) limb));
      assertThat(Math.abs(limb)).isLessThanOrEqualTo(q == 0 ? 0x1p22 : 0x1p23);
    }
    return Dyadic.of(sum, constants.exponent() - 24L * constants.limbs())
        .toRational()
        .divide(Rational.of(constants.divisor()));
  }

  @Test
  void shortFractionsAreExactOverTheirCommonDenominator() {
    Rational[] first = {Rational.of(1, 3), Rational.of(-7, 20)};
    Rational[] second = {Rational.ZERO, Rational.of(123_456_789)};
    LaneConstants constants = LaneConstants.of(List.of(List.of(first), List.of(second)), 9);
    assertThat(constants.divisor()).isEqualTo(15);
    assertThat(constants.limbs()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      assertThat(value(constants, 0, i)).isEqualTo(first[i]);
      assertThat(value(constants, 1, i)).isEqualTo(second[i]);
    }
    assertThat(constants.isZero(1, 0)).isTrue();
    assertThat(constants.isZero(0, 0)).isFalse();
  }

  @Test
  void withoutAShortDenominatorWhatDoesNotFitIsCutOff() {
    Rational a = Rational.of(1, (1L << 31) - 1);
    Rational b = Rational.of(-1, (1L << 61) - 1);
    LaneConstants constants = LaneConstants.of(List.of(List.of(a, b)), 5);
    assertThat(constants.divisor()).isEqualTo(BigInteger.ONE);
    assertThat(constants.limbs()).isEqualTo(5);
    Rational unit = Dyadic.ONE.scale(constants.exponent() - 5 * 24L).toRational();
    assertThat(value(constants, 0, 0).subtract(a).abs()).isLessThan(unit);
    assertThat(value(constants, 0, 1).subtract(b).abs()).isLessThan(unit);
    // 2^-31 and the room above it
    assertThat(constants.exponent()).isBetween(-31L, -26L);
  }

  @Test
  void lanesAreTheComponentsAskedFor() {
    List<Rational> vector = List.of(Rational.of(1), Rational.of(2), Rational.of(3));
    LaneConstants constants = LaneConstants.of(List.of(vector), 4);
    double unit = constants.lanes(0, 0, new int[] {0})[0];
    assertThat(constants.lanes(0, 0, new int[] {2, 0, 2}))
        .containsExactly(3 * unit, unit, 3 * unit);
  }

  @Test
  void theMagnitudeIsThatOfTheNumerator() {
    List<Rational> vector = List.of(Rational.of(5, 3), Rational.of(-8), Rational.of(1, 12));
    LaneConstants constants = LaneConstants.of(List.of(vector), 4);
    // 5, 24 and 1/4, between powers of two
    assertThat(constants.magnitude(0, 0)).isEqualTo(3);
    assertThat(constants.magnitude(0, 1)).isEqualTo(5);
    assertThat(constants.magnitude(0, 2)).isEqualTo(-1);
  }

  @Test
  void digitsAreBalancedAndCutDownwards() {
    // 2^-24 (2^24 - 1) rounds up in its only limb after the first
    assertThat(LaneConstants.digits(Dyadic.of((1L << 24) - 1), 48, 2)).containsExactly(1, -1);
    assertThat(LaneConstants.digits(Dyadic.of(1L << 23), 48, 2)).containsExactly(1, -0x1p23);
    assertThat(LaneConstants.digits(Dyadic.of(-1).scale(-1), 48, 2)).containsExactly(0, -1);
    assertThat(LaneConstants.digits(Dyadic.of(1).scale(-1), 48, 2)).containsExactly(0, 0);
    assertThat(LaneConstants.digits(Dyadic.ONE.scale(-5_000_000_000L), 0, 1)).containsExactly(0);
  }

  @Test
  void zerosTakeOneLimb() {
    LaneConstants zeros = LaneConstants.of(List.of(List.of(Rational.ZERO, Rational.ZERO)), 6);
    assertThat(zeros.limbs()).isEqualTo(1);
    assertThat(zeros.exponent()).isZero();
    assertThat(value(zeros, 0, 1)).isEqualTo(Rational.ZERO);
    assertThat(LaneConstants.of(List.of(), 6).limbs()).isZero();
  }
}
