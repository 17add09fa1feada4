package org.plumbline.claim.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;

final class MatrixNameTest {
  private static final Network LAYERED =
      new LayeredArchitecture(
              List.of(2, 2, 1), List.of(Activation.RELU), List.of(), List.of(true, false))
          .network();

  private static final Network GRAPH =
      SmallGraph.of(1, "x h o", "x h a", "x h b", "x h c", "h o d", "h o e");

  @Test
  void weightsOfMatricesAreCalledByThese() {
    assertThat(MatrixName.of(LAYERED, List.of(0, 3))).isEqualTo("W1");
    assertThat(MatrixName.of(LAYERED, List.of(0, 4, 1, 6))).isEqualTo("W1+b1+W2");
    assertThat(MatrixName.ofParameter("W2[0,1]")).isEqualTo("W2");
    assertThat(MatrixName.ofParameter("w")).isEqualTo("?");
    assertThat(MatrixName.ofParameter("[0]")).isEqualTo("?");
  }

  @Test
  void upToFourOtherWeightsAreNamedOneByOne() {
    assertThat(MatrixName.of(GRAPH, List.of(0, 2, 3, 4))).isEqualTo("a+c+d+e");
    assertThat(MatrixName.of(GRAPH, IntStream.range(0, 5).boxed().toList()))
        .isEqualTo("a+b+c+d+… (5 weights)");
  }

  @Test
  void edgesIntoVerticesAreCalledByThese() {
    assertThat(MatrixName.into(GRAPH, List.of(1, 2))).isEqualTo("in(h,o)");
  }
}
