package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** {@link LinearSystem}: what counts as singular does not depend on the size of the rows. */
final class LinearSystemTest {
  private static final int BITS = 120;

  @Test
  void rowsMayBeOfAnySize() {
    for (long small : new long[] {0, 100, 4_000}) {
      Dyadic[][] matrix = {{of(1), of(1)}, {of(1).scale(-small), of(2).scale(-small)}};
      assertThat(LinearSystem.approximate(matrix, BITS).solve(right(3, of(5).scale(-small))))
          .hasValueSatisfying(x -> assertThat(x).containsExactly(of(1), of(2)));
    }
  }

  @Test
  void rowsThatHardlyDifferAreSingularAtAnySize() {
    for (long small : new long[] {0, 100, 4_000}) {
      Dyadic nearly = of(1).add(of(1).scale(-BITS / 2 - 1));
      Dyadic[][] matrix = {{of(1), of(1)}, {of(1).scale(-small), nearly.scale(-small)}};
      assertThat(LinearSystem.approximate(matrix, BITS).solve(right(1, of(1)))).isEmpty();
    }
  }

  @Test
  void aRowOfZerosIsSingular() {
    Dyadic[][] matrix = {{of(0), of(0)}, {of(1), of(1)}};
    assertThat(LinearSystem.approximate(matrix, BITS).solve(right(0, of(1)))).isEmpty();
  }

  private static Dyadic[] right(long first, Dyadic second) {
    return new Dyadic[] {of(first), second};
  }

  private static Dyadic of(long value) {
    return Dyadic.of(value);
  }

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
