package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/** {@link LimbExponential} against {@link Elementary}, within the bound of its L5. */
final class LimbExponentialTest {
  private static final int BITS = LimbKernels.BITS;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 12, 31})
  void isWithinItsBoundForArgumentsOfAnySize(int limbs) {
    LimbExponential exponential = new LimbExponential(new LimbExponential.Tables(limbs));
    Random random = new Random(limbs);
    for (int i = 0; i < 200; i++) {
      BigInteger digits = new BigInteger(BITS * limbs, random);
      BigInteger signed = random.nextBoolean() ? digits : digits.negate();
      requireBound(exponential, limbs, Dyadic.of(signed, random.nextInt(60) - 30 - BITS * limbs));
    }
  }

  @Test
  void isWithinItsBoundAtMultiplesOfLogTwo() {
    int limbs = 4;
    LimbExponential exponential = new LimbExponential(new LimbExponential.Tables(limbs));
    Dyadic logTwo = Elementary.withBits(400).log(Dyadic.of(2));
    for (int k = -40; k <= 40; k++) {
      for (long shift : new long[] {-1, 0, 1}) {
        Dyadic nearby = logTwo.multiply(Dyadic.of(k)).add(Dyadic.of(shift).scale(-200));
        requireBound(exponential, limbs, nearby);
      }
    }
  }

  @Test
  void isWithinItsBoundWhereDigitsChange() {
    int limbs = 3;
    LimbExponential exponential = new LimbExponential(new LimbExponential.Tables(limbs));
    for (int k = 1; k <= 44; k++) {
      Dyadic digit = Dyadic.of(k).scale(-6);
      requireBound(exponential, limbs, digit);
      requireBound(exponential, limbs, digit.subtract(Dyadic.ONE.scale(-150)));
      requireBound(exponential, limbs, digit.scale(-12).negate());
    }
  }

  private static void requireBound(LimbExponential exponential, int limbs, Dyadic wanted) {
    LimbSum argument = new LimbSum(limbs);
    argument.set(wanted);
    argument.settle(limbs);
    long[] d = Arrays.copyOf(argument.columns(), limbs);
    Dyadic u = value(argument, limbs);
    if (u.signum() == 0) {
      return;
    }
    LimbSum found = exponential.of(d, 0, 1, limbs, argument.exponent(), u.approximateDouble());
    Dyadic exact = Elementary.withBits(BITS * limbs + 100).exp(u);
    Dyadic error = value(found, limbs + 1).subtract(exact).abs();
    assertThat(error).isLessThan(exact.scale(-10 - (long) BITS * limbs));
  }

  private static Dyadic value(LimbSum sum, int limbs) {
    BigInteger value = LimbKernelsTest.value(sum.columns(), 0, 1, limbs);
    return Dyadic.of(value, sum.exponent() - (long) BITS * limbs);
  }
}
