package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Of nine series, which is more than one block, {@code (j + 1)(1 - 2^-70 τ) ± 2^-10}. */
final class LaneCombinationTest {
  private static final LaneSeries SERIES =
      LaneSeries.enclosing(
          IntStream.range(0, 9)
              .mapToObj(
                  j ->
                      SeriesBall.approximate(
                              List.of(Dyadic.of(j + 1L), Dyadic.of(-j - 1L).scale(-70)), 4)
                          .widened(Magnitude.ONE.scale(-10)))
              .toList(),
          6);

  /** The integers 1 and {@code -j} for series {@code j}. */
  private static LaneSeries combined() {
    double[][] rows = new double[9][];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = new double[] {1, -j};
    }
    return new LaneCombination(rows, 2).of(SERIES);
  }

  @Test
  void combinationsAreExact() {
    LaneSeries found = combined();
    assertThat(found.lanes()).isEqualTo(2);
    assertThat(found.coefficient(0, 0)).isEqualTo(Dyadic.of(45));
    assertThat(found.coefficient(1, 0)).isEqualTo(Dyadic.of(-45).scale(-70));
    assertThat(found.coefficient(0, 1)).isEqualTo(Dyadic.of(-240));
    assertThat(found.coefficient(1, 1)).isEqualTo(Dyadic.of(240).scale(-70));
  }

  @Test
  void radiiAddUpTimesTheSizesOfTheIntegers() {
    LaneSeries found = combined();
    int[] sums = {9, 36};
    for (int s = 0; s < 2; s++) {
      double least = sums[s] * 0x1p-10;
      assertThat(found.absolute(found.radius()[s]).doubleUpper())
          .isBetween(least, least * (1 + 0x1p-20));
    }
  }

  @Test
  void integersAsLargeAsAllowedLoseNothing() {
    double[][] rows = new double[9][];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = new double[] {j == 8 ? LaneCombination.MOST : 0};
    }
    assertThat(new LaneCombination(rows, 1).of(SERIES).coefficient(0, 0))
        .isEqualTo(Dyadic.of(9).scale(29));
  }
}
