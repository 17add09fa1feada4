package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Elimination in doubles. */
final class PivotsTest {
  private static final double LEAST = 1e-9;

  private static int[] columns(double[][] rows) {
    double[] sizes = new double[rows.length];
    for (int q = 0; q < rows.length; q++) {
      for (double entry : rows[q]) {
        sizes[q] = Math.max(sizes[q], Math.abs(entry));
      }
    }
    return Pivots.columns(rows, sizes, LEAST);
  }

  /** Rows that look independent in the same column first, and are told apart behind it. */
  @Test
  void columnsAreIndependent() {
    assertThat(columns(new double[][] {{1, 0.5, 0.25}, {2, 1, 3}})).containsExactly(0, 2);
    assertThat(columns(new double[][] {{0, 0, 4}, {0, 5, 0}, {6, 0, 0}}))
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(columns(new double[][] {{1, 0, 0}, {1, 0.001, 0}})).containsExactly(0, 1);
    assertThat(columns(new double[][] {{1e-3, 1e-30}, {1, 0.5}})).hasSize(2);
  }

  /** Multiples of each other, and rows of zeros, have fewer. */
  @Test
  void dependentRowsHaveFewer() {
    assertThat(columns(new double[][] {{1, 2, 3}, {2, 4, 6}})).hasSize(1);
    assertThat(columns(new double[][] {{1, 2}, {0, 0}})).hasSize(1);
    assertThat(columns(new double[][] {{1, 1}, {1, 1 + 1e-12}})).hasSize(1);
    assertThat(columns(new double[][] {{1, 1, 2}, {1, 2, 3}, {2, 3, 5}})).hasSize(2);
    assertThat(columns(new double[0][])).isEmpty();
  }

  @Test
  void inversesInvert() {
    double[][] matrix = {{0, 2, 1}, {1e-3, 3, -1}, {4, 0, 0.5}};
    double[][] inverse = Pivots.inverse(matrix).orElseThrow();
    for (int q = 0; q < 3; q++) {
      for (int r = 0; r < 3; r++) {
        double entry = 0;
        for (int k = 0; k < 3; k++) {
          entry += matrix[q][k] * inverse[k][r];
        }
        assertThat(entry).isBetween((q == r ? 1 : 0) - 1e-12, (q == r ? 1 : 0) + 1e-12);
      }
    }
  }

  /** The larger pivot is taken: otherwise the second entries would be lost. */
  @Test
  void smallPivotsAreAvoided() {
    double[][] inverse = Pivots.inverse(new double[][] {{1e-20, 1}, {1, 1}}).orElseThrow();
    assertThat(inverse[0][0]).isBetween(-1.000001, -0.999999);
    assertThat(inverse[1][0]).isBetween(0.999999, 1.000001);
  }

  @Test
  void singularMatricesHaveNone() {
    assertThat(Pivots.inverse(new double[][] {{1, 2}, {2, 4}})).isEqualTo(Optional.empty());
    assertThat(Pivots.inverse(new double[][] {{0}})).isEqualTo(Optional.empty());
    assertThat(Pivots.inverse(new double[][] {{1e-320}})).isEqualTo(Optional.empty());
  }
}
