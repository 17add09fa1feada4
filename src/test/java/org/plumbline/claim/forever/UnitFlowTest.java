package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

final class UnitFlowTest {
  private static UnitFlow least(Network network) {
    return UnitFlow.least(PathGraph.of(network));
  }

  private static List<Rational> numbers(String... texts) {
    return Arrays.stream(texts).map(Rational::parse).toList();
  }

  @Test
  void aChainIsFlownThroughAsAWhole() {
    UnitFlow flow = least(SmallGraph.of(1, "x g h o", "x g a", "g h b", "h o c"));
    assertThat(flow.value()).isEqualTo(Rational.of(3));
    assertThat(flow.potentials()).isEqualTo(numbers("0", "1/3", "2/3", "1"));
    assertThat(flow.isFree()).isFalse();
  }

  /** Through {@code w} twice and through {@code v} once. */
  @Test
  void aSharedParameterCountsForEachEdge() {
    UnitFlow flow = least(SmallGraph.of(1, "x g h o", "x g w", "g h w", "h o v"));
    assertThat(flow.value()).isEqualTo(Rational.of(3));
    assertThat(flow.potentials()).isEqualTo(numbers("0", "1/3", "2/3", "1"));
  }

  @Test
  void theShorterWayIsTakenAndFixedEdgesAreFree() {
    UnitFlow skip = least(SmallGraph.of(1, "x h o", "x h a", "h o b", "x o c"));
    assertThat(skip.value()).isEqualTo(Rational.ONE);
    UnitFlow fixed = least(SmallGraph.of(1, "x g h o", "x g a", "g h 1", "h o c"));
    assertThat(fixed.value()).isEqualTo(Rational.of(2));
    assertThat(fixed.potentials()).isEqualTo(numbers("0", "1/2", "1/2", "1"));
  }

  @Test
  void aFlowThatNeedsNoParameterIsShown() {
    UnitFlow flow = least(SmallGraph.of(1, "x h o", "x h a", "h o b", "x o 1"));
    assertThat(flow.isFree()).isTrue();
    assertThat(flow.text())
        .isEqualTo(
            "a flow of 1 from the inputs to the output goes forwards through no trained parameter"
                + " in total: 1 through x → o");
  }

  /** Forwards to {@code v}, backwards through {@code b}, forwards to the output. */
  @Test
  void backwardsNothingIsCounted() {
    UnitFlow flow = least(SmallGraph.of(1, "x u v o", "x u a", "u v b", "x v 1", "v o c", "u o 1"));
    assertThat(flow.isFree()).isTrue();
    assertThat(flow.text()).endsWith("-1 through u → v, 1 through x → v, 1 through u → o");
  }
}
