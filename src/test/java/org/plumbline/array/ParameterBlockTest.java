package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;

/** Blocks are those of whole matrices, and of nothing that merely is called so. */
final class ParameterBlockTest {
  @Test
  void layersAndSkipsAreBlocks() {
    LayeredArchitecture layers =
        new LayeredArchitecture(
            List.of(2, 2, 2, 1),
            List.of(Activation.RELU, Activation.RELU),
            List.of(new Skip(0, 2, Skip.Kind.DIAGONAL), new Skip(0, 3, Skip.Kind.FREE)));
    assertThat(ParameterBlock.of(layers.network()))
        .containsExactly(
            new ParameterBlock("W1", List.of(2, 2)),
            new ParameterBlock("W2", List.of(2, 2)),
            new ParameterBlock("W3", List.of(1, 2)),
            new ParameterBlock("S1", List.of(2)),
            new ParameterBlock("S2", List.of(1, 2)));
  }

  @Test
  void biasesStandBehindTheirMatrix() {
    LayeredArchitecture layers =
        new LayeredArchitecture(
            List.of(3, 2, 1),
            List.of(Activation.RELU),
            List.of(new Skip(0, 2, Skip.Kind.FREE)),
            List.of(true, true));
    List<ParameterBlock> blocks = ParameterBlock.of(layers.network());
    assertThat(blocks)
        .containsExactly(
            new ParameterBlock("W1", List.of(2, 3)),
            new ParameterBlock("b1", List.of(2)),
            new ParameterBlock("W2", List.of(1, 2)),
            new ParameterBlock("b2", List.of(1)),
            new ParameterBlock("S1", List.of(1, 3)));
    assertThat(blocks.stream().map(ParameterBlock::gradientKey))
        .containsExactly("G1", "Gb1", "G2", "Gb2", "GS1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W1[0,1]",
        "W1[0,0] W1[1,1]",
        "W1[0,1] W1[0,0]",
        "W1[0,0] W2[1,0]",
        "W1[9999999,9999999]",
        "W1[99999999999,0]",
        "W1[0,0,0]",
        "w",
      })
  void namesOfGraphsAreNot(String names) {
    List<Edge> edges = new ArrayList<>();
    String[] parameters = names.split(" ");
    for (int p = 0; p < parameters.length; p++) {
      edges.add(new Edge(0, 1, new Weight.Parameter(p)));
    }
    List<Vertex> vertices =
        List.of(new Vertex("x", Activation.LINEAR), new Vertex("o", Activation.LINEAR));
    Network network = Network.of(1, vertices, edges, List.of(parameters));
    assertThat(ParameterBlock.of(network)).isEmpty();
  }
}
