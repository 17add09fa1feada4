package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class ApfloatNumbersTest {
  @Test
  void conversionIsExact() {
    ApfloatNumbers numbers = new ApfloatNumbers(200);
    BigInteger longSignificand = BigInteger.ONE.shiftLeft(150).add(BigInteger.ONE);
    for (Dyadic value :
        List.of(
            Dyadic.ZERO,
            Dyadic.of(-3),
            Dyadic.of(longSignificand, -400),
            Dyadic.of(longSignificand.negate(), 3_000_000_000L),
            Dyadic.of(BigInteger.ONE, -7_000_000_000L))) {
      assertThat(numbers.dyadic(numbers.of(value))).isEqualTo(value);
    }
  }

  @Test
  void wordsOfZerosBetweenOthersCount() {
    ApfloatNumbers numbers = new ApfloatNumbers(200);
    Dyadic value = Dyadic.ONE.add(Dyadic.of(5).scale(-190));
    assertThat(numbers.dyadic(numbers.of(value))).isEqualTo(value);
  }

  @Test
  void whatIsTooLongIsRounded() {
    ApfloatNumbers numbers = new ApfloatNumbers(50);
    Dyadic large = Dyadic.ONE.scale(100);
    assertThat(numbers.dyadic(numbers.of(large.add(Dyadic.ONE)))).isEqualTo(large);
    Rational third = Rational.of(-1, 3);
    Rational error = numbers.dyadic(numbers.of(third)).toRational().subtract(third).abs();
    assertThat(error.signum()).isPositive();
    assertThat(error).isLessThanOrEqualTo(Dyadic.ONE.scale(-51).toRational());
  }

  @Test
  void whatACancellationLeavesIsPadded() {
    ApfloatNumbers numbers = new ApfloatNumbers(100);
    Apfloat near = numbers.of(Dyadic.ONE.add(Dyadic.ONE.scale(-90)));
    Apfloat left = near.subtract(numbers.of(1));
    assertThat(left.precision()).isLessThan(20);
    assertThat(numbers.padded(left).precision()).isEqualTo(100);
    assertThat(numbers.dyadic(numbers.padded(left))).isEqualTo(Dyadic.ONE.scale(-90));
    assertThat(numbers.padded(numbers.zero()).signum()).isZero();
  }
}
