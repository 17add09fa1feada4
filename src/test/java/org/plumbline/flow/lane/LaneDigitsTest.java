package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

final class LaneDigitsTest {
  @Test
  void firstLimbsStayBelowTheirBound() {
    assertThat(LaneDigits.exponent(Dyadic.of(5), Dyadic.ZERO, Dyadic.of(-9))).isEqualTo(4 + 3);
    assertThat(LaneDigits.exponent(Dyadic.ONE.scale(-100))).isEqualTo(-99 + 3);
    assertThat(LaneDigits.exponent(Dyadic.ZERO)).isZero();
    assertThat(LaneDigits.exponent()).isZero();
    Dyadic full = Dyadic.of(16).subtract(Dyadic.ONE.scale(-60));
    assertThat(LaneDigits.of(new Dyadic[] {full}, LaneDigits.exponent(full), 2)[0][0])
        .isLessThanOrEqualTo(0x1p22);
  }

  /** {@code 3 2^24 - 1 = 3 2^24 + (-1)}; what lies below the last limb is cut off. */
  @Test
  void limbsAreBalancedAndCutOff() {
    Dyadic[] values = {
      Dyadic.of(3L << 24).subtract(Dyadic.ONE), Dyadic.of(-0.5), Dyadic.of(0.5), Dyadic.of(1L << 23)
    };
    double[][] limbs = LaneDigits.of(values, 48, 2);
    assertThat(limbs[0]).containsExactly(3, 0, 0, 1);
    assertThat(limbs[1]).containsExactly(-1, -1, 0, -0x1p23);
  }

  @Test
  void oneNumberGoesToAllLanes() {
    double[][] limbs = LaneDigits.everywhere(Dyadic.of((5L << 24) + 7), 48, 2, 3);
    assertThat(limbs[0]).containsExactly(5, 5, 5);
    assertThat(limbs[1]).containsExactly(7, 7, 7);
    assertThat(LaneDigits.everywhere(Dyadic.ONE, 48, 2, 0)[1]).isEmpty();
  }

  @Test
  void fixedPointIsRoundedDown() {
    assertThat(LaneDigits.fixed(Dyadic.of(2.75), -1)).isEqualTo(5);
    assertThat(LaneDigits.fixed(Dyadic.of(-2.75), -1)).isEqualTo(-6);
    assertThat(LaneDigits.fixed(Dyadic.of(3).scale(70), 60)).isEqualTo(3 << 10);
    assertThat(LaneDigits.fixed(Dyadic.ONE.scale(-5_000_000_000L), 0)).isEqualTo(BigInteger.ZERO);
  }
}
