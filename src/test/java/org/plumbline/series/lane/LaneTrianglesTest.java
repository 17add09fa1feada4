package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LaneTriangles} and {@link LaneRows} against the definition. */
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
}
