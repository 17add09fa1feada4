package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** Small systems with known solutions. */
final class LinearSystemTest {
  private static Dyadic[] row(double... entries) {
    Dyadic[] row = new Dyadic[entries.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = Dyadic.of(entries[j]);
    }
    return row;
  }

  @Test
  void aZeroOnTheDiagonalIsExchanged() {
    Dyadic[][] matrix = {row(0, 2, 1), row(1, 0, 0), row(4, 1, 1)};
    Dyadic[] x = LinearSystem.approximate(matrix, 64).solve(row(7, 1, 9)).orElseThrow();
    assertThat(x).containsExactly(row(1, 2, 3));
    assertThat(matrix[0]).containsExactly(row(0, 2, 1));
  }

  @Test
  void aSystemOfLesserRankHasNoSolution() {
    Dyadic[][] matrix = {row(1, 2), row(2, 4)};
    assertThat(LinearSystem.approximate(matrix, 64).solve(row(1, 2))).isEmpty();
  }

  /** A pivot of {@code 2^-40} is noise in 64 bits and none in 128. */
  @Test
  void whatCountsAsNoiseDependsOnTheBits() {
    Dyadic[][] matrix = {row(1, 1), row(1, 1 + 0x1p-40)};
    assertThat(LinearSystem.approximate(matrix, 64).solve(row(0, 0x1p-40))).isEmpty();
    Dyadic[] x = LinearSystem.approximate(matrix, 128).solve(row(0, 0x1p-40)).orElseThrow();
    assertThat(x).containsExactly(row(-1, 1));
  }
}
