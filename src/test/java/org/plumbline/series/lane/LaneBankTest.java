package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneBankTest {
  private static final BigInteger LARGEST_FIRST = BigInteger.valueOf(1L << 22);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void whatIsSetIsReadAgainAndMadeOfLimbs(int n) {
    Random random = new Random(n);
    LaneBank bank = new LaneBank(3, 2);
    bank.begin(5);
    bank.prepare(1, n);
    BigInteger half = BigInteger.ONE.shiftLeft(24 * n - 3);
    for (int round = 0; round < 20; round++) {
      BigInteger value = new BigInteger(24 * n - 2, random).subtract(half);
      bank.set(1, 2, value, n);
      assertThat(bank.value(1, 2)).isEqualTo(value);
      for (int p = 1; p < n; p++) {
        assertThat(bank.at(1)[p][2]).isBetween(-0x1p23, 0x1p23);
      }
    }
    assertThat(bank.value(1, 0)).as("another lane").isZero();
    assertThat(bank.limbs(0)).as("another order").isZero();
  }

  @Test
  void theFirstLimbLeavesTwoBits() {
    LaneBank bank = new LaneBank(1, 1);
    bank.begin(0);
    bank.prepare(0, 2);
    BigInteger least = LARGEST_FIRST.shiftLeft(24).negate();
    bank.set(0, 0, least, 2);
    assertThat(bank.value(0, 0)).isEqualTo(least);
    assertThatThrownBy(() -> bank.set(0, 0, least.negate(), 2))
        .isInstanceOf(LaneOverflow.class)
        .hasMessage("a number set");
    // One below it rounds up in the second limb.
    assertThatThrownBy(() -> bank.set(0, 0, least.negate().subtract(BigInteger.ONE), 2))
        .isInstanceOf(LaneOverflow.class);
    bank.set(
        0, 0, least.negate().subtract(BigInteger.ONE.shiftLeft(23)).subtract(BigInteger.ONE), 2);
    assertThat(bank.at(0)[0][0]).isEqualTo(0x1p22 - 1);
  }

  /** Four limbs, of which a double shows those that it can. */
  @Test
  void doublesAreOfTheScaleOfTheBank() {
    LaneBank bank = new LaneBank(2, 1);
    bank.begin(10);
    bank.prepare(0, 4);
    BigInteger third = BigInteger.ONE.shiftLeft(96 - 10).divide(BigInteger.valueOf(3));
    bank.set(0, 0, third, 4);
    bank.set(0, 1, third.multiply(BigInteger.valueOf(-600)), 4);
    Offset<Double> rounding = Offset.offset(200 * 0x1p-50);
    assertThat(bank.approximate(0, 0)).isCloseTo(1.0 / 3, Offset.offset(0x1p-50));
    assertThat(bank.approximate(0, 1)).isCloseTo(-200, rounding);
    double[] all = {99, 99, 99};
    bank.approximate(0, all);
    assertThat(all[0]).isCloseTo(1.0 / 3, Offset.offset(0x1p-50));
    assertThat(all[1]).isCloseTo(-200, rounding);
    assertThat(all[2]).isEqualTo(99);
  }

  @Test
  void anewNothingIsKnownButTheRoomIsKept() {
    LaneBank bank = new LaneBank(2, 1);
    bank.begin(3);
    double[] first = bank.prepare(0, 1)[0];
    first[1] = 12;
    double[][] longer = bank.prepare(0, 3);
    assertThat(longer).hasNumberOfRows(3);
    assertThat(longer[0]).isSameAs(first);
    assertThat(bank.prepare(0, 2)).isSameAs(longer);
    assertThat(bank.limbs(0)).isEqualTo(2);
    bank.begin(-8);
    assertThat(bank.limbs(0)).isZero();
    assertThat(bank.exponent()).isEqualTo(-8);
    assertThat(bank.value(0, 1)).isZero();
    assertThat(bank.approximate(0, 1)).isZero();
  }
}
