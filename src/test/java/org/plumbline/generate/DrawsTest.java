package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Ranges of what is drawn. */
final class DrawsTest {
  private final Draws draws = new Draws(1);

  @Test
  void coordinatesAndFractionsKeepTheirRanges() {
    for (int k = 0; k < 5000; k++) {
      Rational coordinate = draws.coordinate();
      assertThat(coordinate).isBetween(Rational.of(-1), Rational.of(255, 256));
      assertThat(draws.fraction()).isBetween(Rational.of(1, 256), Rational.ONE);
    }
  }

  @Test
  void integersBelowABoundAreEquallyFrequent() {
    for (int bound : new int[] {1, 2, 3, 5, 8}) {
      int[] counts = new int[bound];
      for (int k = 0; k < 1000 * bound; k++) {
        counts[draws.below(bound)]++;
      }
      assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1150);
    }
  }

  @Test
  void permutationsHoldEveryNumberOnce() {
    assertThat(draws.permutation(0)).isEmpty();
    assertThat(draws.permutation(50))
        .hasSize(50)
        .doesNotHaveDuplicates()
        .isNotEqualTo(draws.permutation(50));
  }

  @Test
  void labelsBeginWithBothClasses() {
    assertThat(draws.labels(1)).containsExactly(1);
    assertThat(draws.labels(100)).startsWith(1, -1).containsOnly(1, -1);
  }
}
