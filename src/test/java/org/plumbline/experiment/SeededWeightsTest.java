package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** The draws behind a seed, which must never change. */
final class SeededWeightsTest {
  /** {@link SplittableRandom} is another implementation of the same generator. */
  @Test
  void generatorIsSplitMix() {
    for (long seed : new long[] {0, 1, -1, 1234567, Long.MIN_VALUE}) {
      SplitMix64 ours = new SplitMix64(seed);
      SplittableRandom theirs = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        assertThat(ours.next()).isEqualTo(theirs.nextLong());
      }
    }
  }

  @Test
  void firstWeightsAreFixedForEver() {
    assertThat(new SeededWeights(7, Rational.of(1, 2)).weights(4))
        .extracting(Rational::toString)
        .containsExactly("73311/262144", "-978161/2097152", "424551/1048576", "-2385/2097152");
  }

  @Test
  void weightsFillTheIntervalAndNoMore() {
    Rational scale = Rational.of(3, 7);
    assertThat(new SeededWeights(3, scale).weights(10_000))
        .allMatch(w -> w.abs().compareTo(scale) <= 0)
        .anyMatch(w -> w.compareTo(scale.multiply(Rational.of(99, 100))) > 0)
        .anyMatch(w -> w.compareTo(scale.multiply(Rational.of(-99, 100))) < 0);
  }

  @Test
  void aLongerDrawBeginsLikeAShorterOne() {
    SeededWeights drawn = new SeededWeights(9, Rational.ONE);
    assertThat(drawn.weights(50).subList(0, 20)).isEqualTo(drawn.weights(20));
  }

  @Test
  void scaleMustBePositive() {
    assertThatThrownBy(() -> new SeededWeights(1, Rational.ZERO))
        .hasMessage("the scale must be positive, not 0");
  }
}
