package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Extents in row-major order, and spreading as ONNX has it. */
final class ShapesTest {
  @Test
  void countsDoNotOverflow() {
    assertThat(Shapes.count(List.of())).isEqualTo(1);
    assertThat(Shapes.count(List.of(2, 3, 4))).isEqualTo(24);
    assertThat(Shapes.count(List.of(1 << 30, 1 << 30, 16))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theLastIndexRunsFastest() {
    assertThat(Shapes.index(4, List.of(2, 3))).containsExactly(1, 1);
    for (int k = 0; k < 24; k++) {
      List<Integer> shape = List.of(2, 3, 4);
      assertThat(Shapes.position(Shapes.index(k, shape), shape)).isEqualTo(k);
    }
  }

  @Test
  void shapesAreSpreadFromTheirEnds() {
    assertThat(Shapes.broadcast(List.of(3, 1), List.of(2, 1, 4))).contains(List.of(2, 3, 4));
    assertThat(Shapes.broadcast(List.of(), List.of(5))).contains(List.of(5));
    assertThat(Shapes.broadcast(List.of(2), List.of(3))).isEmpty();
    assertThat(Shapes.broadcast(List.of(2, 3), List.of(2))).isEmpty();
  }

  @Test
  void numbersAreRepeatedAlongWhatIsSpread() {
    assertThat(Shapes.spread(List.of(2, 1), List.of(2, 3))).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(Shapes.spread(List.of(3), List.of(2, 3))).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(Shapes.spread(List.of(), List.of(2))).containsExactly(0, 0);
  }
}
