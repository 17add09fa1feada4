package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LaneTriangles}, {@link LaneRows} and {@link LanePairs} against the definition. */
final class LaneTrianglesTest {
  private static final int LANES = 5;

  private static double[][] drawn(Random random, int limbs) {
    double[][] x = new double[limbs][LANES];
    for (double[] limb : x) {
      for (int s = 0; s < LANES; s++) {
        limb[s] = (random.nextInt(3) == 0 ? 1 << 23 : random.nextInt(1 << 23)) * sign(random);
      }
    }
    return x;
  }

  private static int sign(Random random) {
    return random.nextBoolean() ? 1 : -1;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 31})
  void eachProductGoesToItsColumn(int n) {
    Random random = new Random(n);
    int left = n % 3;
    int first = n % 2;
    double[][] x = drawn(random, left + n + 1);
    double[][] y = drawn(random, n + 2);
    double[][] columns = drawn(random, first + n + 2);
    double[][] expected = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      expected[c] = columns[c].clone();
    }
    for (int p = 0; p < n; p++) {
      for (int q = 0; p + q < n; q++) {
        for (int s = 0; s < LANES - 1; s++) {
          expected[first + p + q][s] += x[left + p][s] * y[q][s];
        }
      }
    }
    LaneTriangles.add(x, left, y, columns, first, n, LANES - 1);
    assertThat(columns).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void twoPairsAreTwiceOne(int n) {
    Random random = new Random(n);
    double[][][] numbers = new double[4][][];
    Arrays.setAll(numbers, i -> drawn(random, n));
    double[][] together = drawn(random, n + 2);
    double[][] apart = new double[n + 2][];
    Arrays.setAll(apart, c -> together[c].clone());
    LanePairs.add(numbers[0], numbers[1], numbers[2], numbers[3], together, 1, n, LANES - 1);
    LaneTriangles.add(numbers[0], 0, numbers[1], apart, 1, n, LANES - 1);
    LaneTriangles.add(numbers[2], 0, numbers[3], apart, 1, n, LANES - 1);
    assertThat(LanePairs.atOnce(n)).isEqualTo(2);
    assertThat(together).isDeepEqualTo(apart);
  }

  @Test
  void longNumbersGoOnePairAtATime() {
    assertThat(LanePairs.atOnce(7)).isEqualTo(1);
    double[][] x = drawn(new Random(1), 9);
    assertThatThrownBy(() -> LanePairs.add(x, x, x, x, x, 0, 7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 limbs");
  }
}
