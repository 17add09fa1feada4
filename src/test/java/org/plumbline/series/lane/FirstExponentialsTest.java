package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.series.lane.LaneValues.assertNear;
import static org.plumbline.series.lane.LaneValues.exact;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

final class FirstExponentialsTest {
  @Test
  void exponentialsAreRightWhateverTheNumberOfLanes() {
    int lanes = 300;
    int n = 5;
    LaneBank u = new LaneBank(lanes, 1);
    u.begin(9);
    u.prepare(0, n);
    for (int s = 0; s < lanes; s++) {
      u.set(0, s, new BigInteger(24 * n - 3, new Random(s)).negate(), n);
    }
    LaneSums sums = new LaneSums(n, lanes);
    sums.begin(9, n, lanes);
    for (int s = 0; s < lanes; s++) {
      sums.add(u, 0, s, s);
    }
    sums.settle();
    LaneBank powers = new LaneBank(lanes, 1);
    powers.begin(4);
    new FirstExponentials(n).put(sums, powers, n);
    Elementary elementary = Elementary.withBits(160);
    for (int s = 0; s < lanes; s += 37) {
      Dyadic expected = elementary.exp(exact(sums, s));
      assertNear(exact(powers, 0, s), expected, 4 - (long) 24 * n, 2);
    }
  }

  /** Numbers in one lane, {@code value} worth {@code 2^(exponent - 24)}. */
  private static LaneSums number(double value, int exponent) {
    LaneSums sums = new LaneSums(3, 1);
    sums.begin(exponent, 3, 1);
    sums.column(0)[0] = value;
    return sums;
  }

  private static LaneBank bank(int exponent) {
    LaneBank bank = new LaneBank(1, 1);
    bank.begin(exponent);
    return bank;
  }

  @Test
  void anArgumentOfTwoToTheThirtyIsTooLarge() {
    FirstExponentials exponentials = new FirstExponentials(3);
    assertThatThrownBy(() -> exponentials.put(number(-0x1p20, 34), bank(4), 3))
        .isInstanceOf(LaneOverflow.class)
        .hasMessage("the argument of an exponential");
    LaneBank bank = bank(4);
    exponentials.put(number(-0x1p19, 34), bank, 3);
    assertNear(exact(bank, 0, 0), Dyadic.ZERO, 4 - 72, 1);
  }

  /** {@code e^8} is about {@code 2^11.5}, and two bits are to be spared. */
  @Test
  void whatExceedsTheScaleOfTheBankIsRefused() {
    FirstExponentials exponentials = new FirstExponentials(3);
    LaneSums eight = number(8, 24);
    assertThatThrownBy(() -> exponentials.put(eight, bank(13), 3))
        .isInstanceOf(LaneOverflow.class)
        .hasMessage("exponentials");
    LaneBank bank = bank(14);
    exponentials.put(eight, bank, 3);
    assertNear(exact(bank, 0, 0), Elementary.withBits(100).exp(Dyadic.of(8)), 14 - 72, 2);
  }
}
