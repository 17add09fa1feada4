package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExtentsTest {
  private static int count(Long... shape) throws ArrayException {
    return Extents.count("t", List.of(shape));
  }

  @Test
  void extentsAreMultiplied() throws ArrayException {
    assertThat(count()).isEqualTo(1);
    assertThat(count(2L, 3L, 4L)).isEqualTo(24);
    assertThat(count(1L << 13, 1L << 13)).isEqualTo(1 << 26);
    assertThat(count(1L << 26, 0L, 1L << 26)).isZero();
  }

  @Test
  void shapesThatAreTooLargeAreRefused() {
    assertThatThrownBy(() -> count((1L << 13) + 1, 1L << 13))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessage("t: the shape [8193, 8192] is too large; expected at most 67108864 numbers");
    for (Long[] shape : new Long[][] {{-1L}, {0L, 1L << 40}, {1L << 22, 1L << 22, 1L << 22}}) {
      assertThatThrownBy(() -> count(shape)).isExactlyInstanceOf(ArrayException.class);
    }
  }

  @Test
  void positionsHaveTheirIndices() {
    assertThat(Extents.index(0, List.of(2, 3, 4))).containsExactly(0, 0, 0);
    assertThat(Extents.index(17, List.of(2, 3, 4))).containsExactly(1, 1, 1);
    assertThat(Extents.index(23, List.of(2, 3, 4))).containsExactly(1, 2, 3);
    assertThat(Extents.index(0, List.of())).isEmpty();
  }

  /** Entry (i, j, k) of the transposed array is (i, k, j) of the array. */
  @Test
  void transposingExchangesTheLastTwoIndices() {
    List<Integer> shape = List.of(2, 3, 4);
    List<Integer> turned = Extents.transposed(shape);
    assertThat(turned).containsExactly(2, 4, 3);
    for (int k = 0; k < 24; k++) {
      List<Integer> index = Extents.index(k, turned);
      assertThat(Extents.index(Extents.untransposed(k, shape), shape))
          .containsExactly(index.get(0), index.get(2), index.get(1));
    }
  }
}
