package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneRowsTest {
  private static final int LANES = 4;

  private static double[][] drawn(Random random, int limbs) {
    double[][] x = new double[limbs][LANES];
    for (double[] limb : x) {
      for (int s = 0; s < LANES; s++) {
        limb[s] = random.nextInt(1 << 24) - (1 << 23);
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void eachColumnTakesFourProductsOfItsIndex(int width) {
    Random random = new Random(width);
    double[][] x = drawn(random, 8);
    double[][] y = drawn(random, 10);
    double[][] columns = drawn(random, 7);
    double[][] expected = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      expected[c] = columns[c].clone();
    }
    int p = 2;
    int q = 5;
    int first = 1;
    for (int d = 0; d < width; d++) {
      for (int i = 0; i < LaneRows.ROWS; i++) {
        for (int s = 0; s < LANES - 1; s++) {
          expected[first + d][s] += x[p + i][s] * y[q + d - i][s];
        }
      }
    }
    LaneRows.add(x, p, y, q, columns, first, width, LANES - 1);
    assertThat(columns).isDeepEqualTo(expected);
  }

  @Test
  void moreColumnsThanRowsAreRefused() {
    double[][] x = drawn(new Random(0), 12);
    for (int width : new int[] {0, 5}) {
      assertThatThrownBy(() -> LaneRows.add(x, 0, x, 4, x, 0, width, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(width + " columns");
    }
  }
}
