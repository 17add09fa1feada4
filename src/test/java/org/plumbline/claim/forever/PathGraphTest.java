package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

final class PathGraphTest {
  /**
   * Vertex {@code p} leads nowhere, {@code q} is reached from nowhere; {@code g} may be left out.
   */
  private static final Network NETWORK =
      SmallGraph.of(
          1, "x q g p h o", "x p a", "q h b", "x g w", "g h c", "x h w", "h o d", "g p e");

  private static final PathGraph GRAPH = PathGraph.of(NETWORK);

  @Test
  void onlyEdgesOnPathsBelongToIt() {
    assertThat(GRAPH.edges()).extracting(Edge::from).containsExactly(0, 2, 0, 4);
    assertThat(GRAPH.vertices()).containsExactly(2, 4, 5);
    assertThat(GRAPH.parameters().stream().map(NETWORK.parameterNames()::get))
        .containsExactly("w", "c", "d");
    assertThat(GRAPH.into(4)).extracting(Edge::from).containsExactly(2, 0);
    assertThat(GRAPH.outOf(2)).extracting(Edge::to).containsExactly(4);
    assertThat(GRAPH.isEmpty()).isFalse();
  }

  @Test
  void usesAreCountedOnPaths() {
    assertThat(GRAPH.uses()).containsExactly(0, 0, 2, 1, 1, 0);
  }

  @Test
  void layersAreByTheLongestPath() {
    assertThat(GRAPH.depths()).containsExactly(0, 0, 1, 0, 2, 3);
    assertThat(GRAPH.layers()).containsExactly(List.of(2), List.of(4), List.of(5));
    assertThat(GRAPH.parametersInto(List.of(2, 4))).hasSize(2);
  }

  @Test
  void aPathUsesAllowedEdgesOnly() {
    assertThat(GRAPH.path(edge -> true)).contains(List.of(0, 4, 5));
    assertThat(GRAPH.path(edge -> edge.from() != 0 || edge.to() != 4))
        .contains(List.of(0, 2, 4, 5));
    assertThat(GRAPH.path(edge -> edge.to() != 5)).isEmpty();
    assertThat(GRAPH.text(List.of(0, 4, 5))).isEqualTo("x → h → o");
  }

  @Test
  void anOutputThatNoInputReachesLeavesNothing() {
    PathGraph empty = PathGraph.of(SmallGraph.of(1, "x p q o", "x p a", "q o b"));
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.path(edge -> true)).isEmpty();
  }
}
