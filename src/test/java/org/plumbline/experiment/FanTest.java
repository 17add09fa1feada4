package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class FanTest {
  /** Layers with biases and skips. */
  static final LayeredArchitecture LAYERS =
      new LayeredArchitecture(
          List.of(2, 3, 3, 1),
          List.of(Activation.RELU, Activation.RELU),
          List.of(new Skip(1, 2, Skip.Kind.DIAGONAL), new Skip(0, 3, Skip.Kind.FREE)),
          List.of(true, false, true));

  /** A matrix has its own fan, a diagonal none. */
  @Test
  void fansAreThoseOfMatrices() {
    assertThat(Fan.ofLayers(LAYERS))
        .hasSize(LAYERS.network().parameters())
        .containsExactlyElementsOf(
            List.of(
                    Collections.nCopies(6, new Fan(2, 3, false)),
                    Collections.nCopies(3, new Fan(1, 1, true)),
                    Collections.nCopies(9, new Fan(3, 3, false)),
                    Collections.nCopies(3, new Fan(3, 1, false)),
                    List.of(new Fan(1, 1, true)),
                    Collections.nCopies(3, new Fan(1, 1, false)),
                    Collections.nCopies(2, new Fan(2, 1, false)))
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  /** Without biases and skips, a graph of layers has the fans of the layers. */
  @Test
  void graphsHaveTheFansOfTheirEdges() {
    LayeredArchitecture plain =
        new LayeredArchitecture(
            List.of(5, 3, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of());
    assertThat(Fan.ofGraph(plain.network())).isEqualTo(Fan.ofLayers(plain));
  }

  /** Fixed edges add to sums but have no fan; of shared edges the widest ends count. */
  @Test
  void sharedParametersHaveTheMostOfTheirEdges() {
    Network graph =
        Network.of(
            2,
            Stream.of("a", "b", "h", "o").map(name -> new Vertex(name, Activation.LINEAR)).toList(),
            List.of(
                new Edge(0, 2, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Fixed(Rational.ONE)),
                new Edge(0, 3, new Weight.Parameter(1)),
                new Edge(1, 3, new Weight.Fixed(Rational.ONE)),
                new Edge(2, 3, new Weight.Parameter(0))),
            List.of("shared", "own"));
    assertThat(Fan.ofGraph(graph)).containsExactly(new Fan(3, 2, false), new Fan(3, 2, false));
    Network chain =
        Network.of(
            1,
            Stream.of("a", "h", "o").map(name -> new Vertex(name, Activation.LINEAR)).toList(),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(0, 2, new Weight.Fixed(Rational.ONE)),
                new Edge(1, 2, new Weight.Parameter(1))),
            List.of("in", "out"));
    assertThat(Fan.ofGraph(chain)).containsExactly(new Fan(1, 2, false), new Fan(2, 1, false));
  }
}
