package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;

/** Matrices among parameters, and what they are when read column by column. */
final class MatrixBlockTest {
  private static final List<MatrixBlock> BLOCKS =
      MatrixBlock.of(
          new LayeredArchitecture(List.of(2, 3, 1), List.of(Activation.RELU), List.of()).network());

  @Test
  void matricesAreFound() {
    assertThat(BLOCKS)
        .containsExactly(new MatrixBlock("W1", 0, 3, 2), new MatrixBlock("W2", 6, 1, 3));
    assertThat(BLOCKS.get(0).isProper()).isTrue();
    assertThat(BLOCKS.get(1).isProper()).isFalse();
  }

  /** Rows {@code 0 1 | 2 3 | 4 5} are written by columns as {@code 0 2 4 | 1 3 5}. */
  @Test
  void columnsAreReadForRows() {
    List<Integer> byColumns = List.of(0, 2, 4, 1, 3, 5, 6, 7, 8);
    List<Integer> byRows = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(BLOCKS.get(0).reread(byColumns)).isEqualTo(byRows);
    assertThat(BLOCKS.get(0).swapped().reread(byRows)).isEqualTo(byColumns);
    assertThat(BLOCKS.get(1).reread(byRows)).isEqualTo(byRows);
  }
}
