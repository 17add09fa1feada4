package org.plumbline.claim.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;

/** Layers as the graph shows them. */
final class LayerStructureTest {
  private static Network layered(List<Integer> widths, Skip... skips) {
    List<Activation> hidden =
        widths.subList(1, widths.size() - 1).stream().map(w -> Activation.RELU).toList();
    return new LayeredArchitecture(widths, hidden, List.of(skips)).network();
  }

  @Test
  void layersOfALayeredNetworkAreItsHiddenLayers() {
    LayerStructure found = LayerStructure.of(layered(List.of(2, 2, 3, 1)));
    assertThat(found.classes().stream().map(TwinClass::vertices))
        .containsExactly(List.of(2, 3), List.of(4, 5, 6));
    assertThat(found.excluded()).isEmpty();
    TwinClass first = found.classes().get(0);
    TwinClass second = found.classes().get(1);
    assertThat(found.destination(first)).isEqualTo(new LayerStructure.Destination.Layer(second));
    assertThat(found.destination(second)).isEqualTo(new LayerStructure.Destination.Output());
    assertThat(found.classOf(5)).contains(second);
    assertThat(found.classOf(0)).isEmpty();
  }

  /** A skip past the second layer leads the first elsewhere. */
  @Test
  void skipsLeadElsewhere() {
    LayerStructure found =
        LayerStructure.of(layered(List.of(1, 2, 2, 1), new Skip(1, 3, Skip.Kind.FREE)));
    assertThat(found.destination(found.classes().get(0)))
        .isInstanceOf(LayerStructure.Destination.Elsewhere.class);
  }

  /** Fixed edges keep both of their ends out. */
  @Test
  void verticesOfFixedEdgesAreExcluded() {
    LayerStructure found =
        LayerStructure.of(layered(List.of(1, 2, 2, 1), new Skip(1, 2, Skip.Kind.IDENTITY)));
    assertThat(found.classes()).isEmpty();
    assertThat(found.excluded()).containsOnlyKeys(1, 2, 3, 4);
    assertThat(found.excluded().get(1)).contains("fixed");
  }

  /** {@code x → u, v → o}, with a weight that both of the edges from x share. */
  private static Network shared(boolean isShared) {
    return Network.of(
        1,
        List.of(
            new Vertex("x", Activation.LINEAR),
            new Vertex("u", Activation.RELU),
            new Vertex("v", Activation.RELU),
            new Vertex("o", Activation.LINEAR)),
        List.of(
            new Edge(0, 1, new Weight.Parameter(0)),
            new Edge(0, 2, new Weight.Parameter(isShared ? 0 : 3)),
            new Edge(1, 3, new Weight.Parameter(1)),
            new Edge(2, 3, new Weight.Parameter(2))),
        isShared ? List.of("a", "b", "c") : List.of("a", "b", "c", "d"));
  }

  @Test
  void sharedWeightsAreAnObstacle() {
    assertThat(LayerStructure.obstacle(shared(true), 1).orElseThrow()).contains("shared");
    assertThat(LayerStructure.obstacle(shared(false), 1)).isEmpty();
    assertThat(LayerStructure.of(shared(false)).classes()).hasSize(1);
  }
}
