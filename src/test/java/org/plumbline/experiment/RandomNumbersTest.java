package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.SeededWeights.Distribution;
import org.plumbline.number.Rational;

/** {@link SplittableRandom} is another implementation of the generator beneath. */
final class RandomNumbersTest {
  @Test
  void integersAreTheUpperBitsOfDrawsThatFit() {
    RandomNumbers ours = new RandomNumbers(5);
    SplittableRandom theirs = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      long upper = theirs.nextLong() >>> 42;
      while (upper > 1 << 21) {
        refused++;
        upper = theirs.nextLong() >>> 42;
      }
      assertThat(ours.integer()).isEqualTo((int) upper - (1 << 20));
    }
    assertThat(refused).isPositive();
  }

  @Test
  void signsAreThoseOfDraws() {
    RandomNumbers ours = new RandomNumbers(5);
    SplittableRandom theirs = new SplittableRandom(5);
    for (int i = 0; i < 100; i++) {
      assertThat(ours.sign()).isEqualTo(theirs.nextLong() < 0 ? -1 : 1);
    }
  }

  /** With {@code m / 2^20} drawn, {@code (|m| - 1/2)² <= 3 v k² < (|m| + 1/2)²}. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2/7", "1/3000", "50"})
  void uniformNumbersAreTheNearestToTheirMultiple(String text) {
    Rational variance = Rational.parse(text);
    RandomNumbers ours = new RandomNumbers(11);
    RandomNumbers integers = new RandomNumbers(11);
    for (int i = 0; i < 100; i++) {
      Rational drawn =
          ours.ofVariance(Distribution.UNIFORM, variance).multiply(Rational.of(RandomNumbers.UNIT));
      assertThat(drawn.denominator()).isEqualTo(BigInteger.ONE);
      long k = integers.integer();
      Rational square = variance.multiply(Rational.of(3 * k * k));
      Rational half = Rational.of(1, 2);
      assertThat(drawn.abs().subtract(half).square()).isLessThanOrEqualTo(square);
      assertThat(drawn.abs().add(half).square()).isGreaterThan(square);
      assertThat(drawn.signum() * k).isNotNegative();
    }
  }

  /** A point of the disc in polar form: angles are kept, {@code g² + h² = -2 log(u² + v²)}. */
  @Test
  void gaussianNumbersComeInPairs() {
    RandomNumbers ours = new RandomNumbers(3);
    SplittableRandom theirs = new SplittableRandom(3);
    for (int i = 0; i < 50; i++) {
      double u;
      double v;
      do {
        u = 2 * theirs.nextDouble() - 1;
        v = 2 * theirs.nextDouble() - 1;
      } while (u * u + v * v >= 1);
      double g = ours.gaussian();
      double h = ours.gaussian();
      assertThat(g * g + h * h).isCloseTo(-2 * Math.log(u * u + v * v), within(1e-12));
      assertThat(Math.atan2(h, g)).isCloseTo(Math.atan2(v, u), within(1e-12));
    }
  }

  @Test
  void gaussianNumbersAreRoundedMultiplesOfTheDeviation() {
    RandomNumbers ours = new RandomNumbers(3);
    RandomNumbers plain = new RandomNumbers(3);
    for (int i = 0; i < 20; i++) {
      double drawn = ours.ofVariance(Distribution.GAUSSIAN, Rational.of(1, 4)).approximateDouble();
      assertThat(drawn).isCloseTo(plain.gaussian() / 2, within(0x1p-21));
    }
  }
}
