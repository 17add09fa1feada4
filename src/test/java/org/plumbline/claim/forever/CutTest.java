package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Network;

/** {@link Cut}: what is one, and what goes round it. */
final class CutTest {
  /** {@code f = c(σ(bσ(ax)) + σ(ax))}: {@code b} need not move. */
  private static final Network BYPASSED =
      SmallGraph.of(1, "x G H s o", "x G a", "G H b", "H s 1", "G s 1", "s o c");

  private static PathGraph graph(Network network) {
    return PathGraph.of(network);
  }

  @Test
  void everyPathCarriesOneWeightOfACut() {
    assertThat(Cut.of(graph(BYPASSED), List.of(0))).isPresent();
    assertThat(Cut.of(graph(BYPASSED), List.of(2))).isPresent();
  }

  @Test
  void aLayerThatASkipBypassesIsNone() {
    assertThat(Cut.obstacle(graph(BYPASSED), List.of(1)))
        .contains("the path x → G → s → o bypasses it");
    assertThat(Cut.around(graph(BYPASSED), List.of(2))).isEmpty();
  }

  @Test
  void twoLayersAreNone() {
    assertThat(Cut.obstacle(graph(BYPASSED), List.of(0, 2)))
        .contains("some path carries two of its weights, one behind the other");
  }

  @Test
  void aBiasAboveALayerBypassesItAndIsACutTogetherWithIt() {
    Network network = SmallGraph.of(2, "x one h o", "x h w", "h o v", "one o b");
    assertThat(Cut.obstacle(graph(network), List.of(0))).contains("the path one → o bypasses it");
    assertThat(Cut.around(graph(network), List.of(2)))
        .hasValueSatisfying(cut -> assertThat(cut.parameters()).containsExactly(0, 2));
    assertThat(Cut.of(graph(network), List.of(1, 2))).isPresent();
  }

  /** The layer's own weight is also carried above it. */
  @Test
  void aParameterCarriedElsewhereIsNone() {
    Network network = SmallGraph.of(1, "x g h o", "x g w", "g h w", "h o v");
    assertThat(Cut.around(graph(network), List.of(1))).isEmpty();
    assertThat(Cut.around(graph(network), List.of(3))).isPresent();
  }

  @Test
  void nothingIsNoCut() {
    assertThat(Cut.of(graph(BYPASSED), List.of())).isEmpty();
  }
}
