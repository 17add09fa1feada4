package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Proposals of eigenvalues and vectors, beside matrices whose decomposition is known. */
final class ApproximateEigenvaluesTest {
  /** Twice the order of the rounding errors of some sweeps over a matrix of norm below 8. */
  private static final double ROUNDING = 0x1p-45;

  private static double[][] matrix() {
    // Eigenvalues 2 - √2, 2, 2 + √2; the last with the vector (1, √2, 1)/2.
    return new double[][] {{2, 1, 0}, {1, 2, 1}, {0, 1, 2}};
  }

  @Test
  void theSmallestEigenvalueOfAChain() {
    double smallest = ApproximateEigenvalues.of(matrix()).smallest();
    assertThat(Math.abs(smallest - (2 - Math.sqrt(2)))).isLessThan(ROUNDING);
  }

  @Test
  void theTopVectorOfAChain() {
    double[] top = ApproximateEigenvalues.of(matrix()).topVector();
    double sign = Math.signum(top[0]);
    double[] expected = {0.5, Math.sqrt(0.5), 0.5};
    for (int i = 0; i < 3; i++) {
      assertThat(Math.abs(sign * top[i] - expected[i])).isLessThan(ROUNDING);
    }
  }

  @Test
  void theArgumentIsNotChanged() {
    double[][] matrix = matrix();
    ApproximateEigenvalues.of(matrix).smallest();
    assertThat(matrix).isDeepEqualTo(matrix());
  }

  @Test
  void diagonalsAreReadOff() {
    double[][] diagonal = {{3, 0, 0}, {0, -1, 0}, {0, 0, 7}};
    ApproximateEigenvalues jacobi = ApproximateEigenvalues.of(diagonal);
    assertThat(jacobi.smallest()).isEqualTo(-1);
    assertThat(jacobi.topVector()).containsExactly(0, 0, 1);
    assertThat(ApproximateEigenvalues.of(new double[][] {{7, 0}, {0, 3}}).topVector())
        .containsExactly(1, 0);
  }
}
