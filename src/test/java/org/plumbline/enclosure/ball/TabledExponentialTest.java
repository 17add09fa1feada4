package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/** Exponentials from tables against those of twice the accuracy. */
final class TabledExponentialTest {
  private static void assertAccurate(int bits, Dyadic x) {
    Dyadic found = TabledExponential.withBits(bits).exp(x);
    Dyadic exact = Elementary.withBits(2 * bits + 40).exp(x);
    assertThat(found.subtract(exact).abs().compareTo(exact.scale(-bits))).isNegative();
  }

  @Test
  void errorsAreAsSmallAsStated() {
    Random random = new Random(1);
    for (int bits : new int[] {24, 100, 216}) {
      for (double x : new double[] {0, 1, -1, 0x1p-18, -0x1p-300, 12.25, -700, 0x1.8p29}) {
        assertAccurate(bits, Dyadic.of(x));
      }
      for (int j = 0; j < 30; j++) {
        assertAccurate(bits, Dyadic.of(random.nextGaussian() * 40).add(Dyadic.ONE.scale(-150)));
      }
    }
  }

  /** Near multiples of {@code log 2} and of the tables' steps the digits change. */
  @Test
  void placesWhereDigitsChangeAreNoWorse() {
    Dyadic logTwo = Elementary.withBits(300).log(Dyadic.of(2));
    for (int q = -3; q <= 3; q++) {
      for (int sign = -1; sign <= 1; sign++) {
        assertAccurate(150, logTwo.multiply(Dyadic.of(q)).add(Dyadic.of(sign).scale(-160)));
        assertAccurate(150, Dyadic.of(q).scale(-12).add(Dyadic.of(sign).scale(-170)));
      }
    }
  }

  /** Far arguments are answered by the general function. */
  @Test
  void farArgumentsAreNoWorse() {
    assertAccurate(60, Dyadic.of(-0x1p35));
  }
}
