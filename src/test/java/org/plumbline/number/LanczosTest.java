package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Proposals near the largest eigenvalue. */
final class LanczosTest {
  @Test
  void smallMatricesAreSolved() {
    assertThat(Lanczos.approximateLargest(new double[][] {{2, 1}, {1, 2}}))
        .isCloseTo(3, within(1e-12));
    assertThat(Lanczos.approximateLargest(new double[][] {{-4}})).isCloseTo(-4, within(1e-12));
    assertThat(Lanczos.approximateLargest(new double[][] {{0, 1, 0}, {1, 0, 1}, {0, 1, 0}}))
        .isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void multiplesOfTheIdentityNeedOneStep() {
    assertThat(Lanczos.approximateLargest(new double[][] {{5, 0, 0}, {0, 5, 0}, {0, 0, 5}}))
        .isCloseTo(5, within(1e-12));
  }

  /** {@code vvᵀ} has {@code ‖v‖²}, and {@code D + vvᵀ} no less than its largest quotient. */
  @Test
  void largerMatricesAreApproximated() {
    int n = 60;
    SplittableRandom random = new SplittableRandom(3);
    double[] v = random.doubles(n, -1, 1).toArray();
    double square = 0;
    for (double x : v) {
      square += x * x;
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = v[i] * v[j];
      }
    }
    assertThat(Lanczos.approximateLargest(matrix)).isCloseTo(square, within(1e-9 * square));
  }
}
