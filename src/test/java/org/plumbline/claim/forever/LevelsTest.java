package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Network;

/** {@link Levels}: which networks have them, and {@code μ}. */
final class LevelsTest {
  private static Levels levels(Network network) {
    return Levels.of(PathGraph.of(network)).orElseThrow();
  }

  @Test
  void layersAreLevels() {
    Network network = SmallGraph.of(2, "x y H o", "x H a", "y H b", "H o c");
    assertThat(levels(network).parameters()).hasToString("[[0, 1], [2]]");
    assertThat(levels(network).multiplicity()).isEqualTo(1);
  }

  @Test
  void parallelEdgesMultiply() {
    Network network = SmallGraph.of(1, "x o", "x o a", "x o b", "x o c", "x o d");
    assertThat(levels(network).multiplicity()).isEqualTo(4);
  }

  /** {@code f = 2wx}: one parameter on two edges that are parallel. */
  @Test
  void sharingAndParallelEdgesMultiplyEachOther() {
    Network network = SmallGraph.of(1, "x o", "x o w", "x o w");
    assertThat(levels(network).multiplicity()).isEqualTo(4);
  }

  @Test
  void aSharedParameterOfOneLevelCountsOnceForEachEdge() {
    Network network = SmallGraph.of(2, "x y o", "x o w", "y o w");
    assertThat(levels(network).multiplicity()).isEqualTo(2);
  }

  /** {@code f = v w w x}: {@code w² - 2v²} is constant, not {@code w² - v²}. */
  @Test
  void aParameterOnTwoLevelsLeavesNone() {
    Network network = SmallGraph.of(1, "x g h o", "x g w", "g h w", "h o v");
    assertThat(Levels.of(PathGraph.of(network))).isEmpty();
  }

  @Test
  void pathsOfTwoLengthsLeaveNone() {
    Network network = SmallGraph.of(1, "x h o", "x h a", "h o b", "x o c");
    assertThat(Levels.of(PathGraph.of(network))).isEmpty();
  }

  @Test
  void parametersOnNoPathAreOnNoLevel() {
    Network network = SmallGraph.of(1, "x dead h o", "x dead a", "x h b", "h o a");
    assertThat(levels(network).parameters()).hasToString("[[1], [0]]");
  }
}
