package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneMultiplesTest {
  private static final double[] NUMBER = {2, 3, 5, 7};

  private final LaneMultiples multiples = new LaneMultiples();
  private final LaneColumns columns = new LaneColumns(5, 2);

  /** Whatever the number of products: they are added in fours. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8})
  void limbPOfANumberGoesToTheColumnAtItsOffset(int count) {
    for (int t = 0; t < count; t++) {
      multiples.add(NUMBER, new double[] {t + 1, -1}, t % 2);
    }
    multiples.addTo(columns, 2, 2);
    double even = 0;
    double odd = 0;
    for (int t = 0; t < count; t++) {
      even += t % 2 == 0 ? t + 1 : 0;
      odd += t % 2 == 1 ? t + 1 : 0;
    }
    int evens = (count + 1) / 2;
    int odds = count / 2;
    double[] before = {0, 2, 3, 5, 7};
    for (int p = -1; p <= 2; p++) {
      double own = before[p + 2];
      double previous = before[p + 1];
      assertThat(columns.at(p))
          .containsExactly(own * even + previous * odd, -own * evens - previous * odds);
    }
    assertThat(columns.at(3)).as("beyond the last").containsExactly(0, 0);
  }

  @Test
  void productsAreForgottenOnceAdded() {
    multiples.add(NUMBER, new double[] {1, 1}, 0);
    multiples.addTo(columns, 2, 1);
    multiples.addTo(columns, 2, 1);
    assertThat(columns.at(0)).containsExactly(3, 0);
  }

  /** At full size every column stays exact and is settled. */
  @Test
  void asManyFullProductsAsThereIsRoomForAreExact() {
    double[] full = {0x1p23, 0x1p23};
    int count = 0;
    while (!multiples.isFull()) {
      multiples.add(full, full, 0);
      count++;
    }
    assertThat(count).isEqualTo(124);
    multiples.addTo(columns, 0, 2);
    // 124 · 2^46 in both columns: the last carries 124 · 2^22, which leaves 0
    assertThat(columns.at(0)).containsExactly(0, 0);
    assertThat(columns.at(-1))
        .containsExactly(124 * 0x1p46 + 124 * 0x1p22, 124 * 0x1p46 + 124 * 0x1p22);
    assertThat(multiples.isFull()).isFalse();
  }
}
