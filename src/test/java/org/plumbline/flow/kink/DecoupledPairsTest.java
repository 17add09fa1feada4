package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** Which vanishing pairs may be decided apart. */
final class DecoupledPairsTest {
  private static List<List<Pair>> groups(String weights, String data) {
    Starts start =
        Starts.of(
            Problems.layered(
                List.of(2, 2, 1), List.of(Activation.RELU), weights, Problems.data(data)));
    return DecoupledPairs.of(start.problem(), start.vanishing(), start.rest());
  }

  private static final String ZERO_UNIT = "0 0 1 1 1 1";

  /** Samples of other inputs move other weights of the unit that is on its kink. */
  @Test
  void samplesOfOtherInputsAreApart() {
    assertThat(groups(ZERO_UNIT, "1 0 +; 0 1 +"))
        .containsExactly(List.of(new Pair(0, 2)), List.of(new Pair(1, 2)));
  }

  /** With an input in common each moves what the other heeds. */
  @Test
  void samplesThatMoveAWeightTogetherAreJoined() {
    assertThat(groups(ZERO_UNIT, "1 0 +; 1 1 +"))
        .containsExactly(List.of(new Pair(0, 2), new Pair(1, 2)));
    assertThat(groups(ZERO_UNIT, "1 0 +; 0 1 +; 1 1 +")).hasSize(1);
  }

  /** Two units on their kinks on one sample are one choice of that sample. */
  @Test
  void pairsOfASampleStayTogether() {
    assertThat(groups("0 0 0 0 1 1", "1 0 +; 0 1 +"))
        .containsExactly(
            List.of(new Pair(0, 2), new Pair(0, 3)), List.of(new Pair(1, 2), new Pair(1, 3)));
  }

  /** Samples on which nothing vanishes belong to no group. */
  @Test
  void onlyVanishingPairsAreGrouped() {
    assertThat(groups("1 0 1 1 1 1", "0 1 +; 1 1 +")).containsExactly(List.of(new Pair(0, 2)));
    assertThat(groups("1 1 1 1 1 1", "1 0 +; 1 1 +")).isEmpty();
  }
}
