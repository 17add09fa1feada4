package org.plumbline.claim.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/** {@link BalancedSets} and {@link BalancedSet}. */
final class BalancedSetsTest {
  /** A channel of two windows that is averaged. */
  private static final Network CHANNEL =
      SmallGraph.of(
          3,
          "x[0] x[1] x[2] C[0,0] C[0,1] p[0,0] o",
          "x[0] C[0,0] k",
          "x[1] C[0,0] l",
          "x[1] C[0,1] k",
          "x[2] C[0,1] l",
          "C[0,0] p[0,0] 1/2",
          "C[0,1] p[0,0] 1/2",
          "p[0,0] o a");

  private static List<BalancedSet> sets(Network network) {
    return BalancedSets.of(network).beside(LayerStructure.of(network));
  }

  private static List<String> parameters(Network network, List<Edge> edges) {
    return edges.stream().map(edge -> network.parameterNames().get(edge.parameter())).toList();
  }

  @Test
  void aChannelWithWhatPoolsItIsASet() {
    List<BalancedSet> sets = sets(CHANNEL);
    assertThat(sets).extracting(BalancedSet::vertices).containsExactly(List.of(3, 4, 5));
    BalancedSet set = sets.get(0);
    assertThat(set.name()).isEqualTo("C[0]+p[0,0]");
    assertThat(set.arrays()).isEqualTo("C+p");
    assertThat(parameters(CHANNEL, set.entering())).containsExactly("k", "l");
    assertThat(parameters(CHANNEL, set.leaving())).containsExactly("a");
    assertThat(set.isShared()).isTrue();
  }

  @Test
  void aSetThatIsJoinedToAnEndIsNone() {
    Network output = SmallGraph.of(1, "x b o", "x b r", "b o r");
    assertThat(sets(output)).isEmpty();
    assertThat(BalancedSets.of(output).obstacle(1))
        .contains("shared parameters and fixed edges join it to the input x");
    Network tied = SmallGraph.of(1, "x b c d o", "x b a", "b c r", "b o r", "c o e", "x d f");
    assertThat(sets(tied)).isEmpty();
    assertThat(BalancedSets.of(tied).obstacle(2))
        .contains("shared parameters and fixed edges join it to the output");
    assertThat(BalancedSets.of(tied).obstacle(3)).isEmpty();
  }

  /** The law of each of two vertices ends at the fixed edge between them; that of both does not. */
  @Test
  void verticesThatAFixedEdgeJoinsAreASet() {
    Network network = SmallGraph.of(1, "x g h o", "x g a", "g h 1", "h o c");
    BalancedSet set = sets(network).get(0);
    assertThat(set.vertices()).containsExactly(1, 2);
    assertThat(parameters(network, set.entering())).containsExactly("a");
    assertThat(parameters(network, set.leaving())).containsExactly("c");
    assertThat(BalancedSets.of(network).obstacle(1)).isEmpty();
  }

  /** Weights that go from one window to the next are inside, and count on neither side. */
  @Test
  void whatLeadsFromASetIntoItselfIsOnNeitherSide() {
    Network chain = SmallGraph.of(1, "x a b c o", "x a p", "a b q", "b c q", "c o r");
    BalancedSet set = sets(chain).get(0);
    assertThat(set.vertices()).containsExactly(1, 2, 3);
    assertThat(set.name()).isEqualTo("a+b+c");
    assertThat(parameters(chain, set.entering())).containsExactly("p");
    assertThat(parameters(chain, set.leaving())).containsExactly("r");
  }

  @Test
  void manyNamesAreShortened() {
    Network network = SmallGraph.of(1, "x o", "x o a");
    BalancedSet set = new BalancedSet(network, List.of(0, 1));
    assertThat(set.name()).isEqualTo("x+o");
    assertThat(BalancedSet.array("conv1[2,0,1]")).isEqualTo("conv1");
    assertThat(BalancedSet.array("[2]")).isEqualTo("[2]");
    assertThat(set.isShared()).isFalse();
  }
}
