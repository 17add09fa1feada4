package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** The assignments that are listed where pairs vanish. */
final class GateCandidatesTest {
  private static Starts start(List<Integer> widths, String weights, String data) {
    List<Activation> hidden =
        widths.subList(1, widths.size() - 1).stream().map(w -> Activation.RELU).toList();
    return Starts.of(Problems.layered(widths, hidden, weights, Problems.data(data)));
  }

  private static GateCandidates candidates(
      Starts start, int limit, GateCandidates.Pruning pruning) {
    return GateCandidates.at(
        start.problem(),
        start.ties(),
        start.point(),
        start.rest(),
        new GateCandidates.Vanishing(start.vanishing(), limit, pruning));
  }

  private static List<Gate> gates(GateCandidates candidates, Pair pair) {
    return candidates.list().stream().map(c -> c.gates().gate(pair)).toList();
  }

  /** Independent kinks have three choices each. */
  @Test
  void everyPairHasThreeGates() {
    Starts start = start(List.of(2, 1, 1), "0 0 1", "1 0 +; 0 1 +");
    GateCandidates found = candidates(start, 100, GateCandidates.Pruning.NONE);
    assertThat(found.list()).hasSize(9).doesNotHaveDuplicates();
    assertThat(found.isComplete()).isTrue();
    assertThat(found.contradicts()).isFalse();
    assertThat(gates(found, new Pair(0, 2))).containsOnly(Gate.values());
  }

  /** Samples in one direction are on one side, in opposite directions on opposite ones. */
  @Test
  void pairsOfOneKinkChooseTogether() {
    Starts start = start(List.of(2, 1, 1), "0 0 1", "1 0 +; 3 0 +; -2 0 +");
    GateCandidates found = candidates(start, 100, GateCandidates.Pruning.NONE);
    assertThat(found.list()).hasSize(3);
    for (GateCandidates.Candidate candidate : found.list()) {
      Gate first = candidate.gates().gate(new Pair(0, 2));
      assertThat(candidate.gates().gate(new Pair(1, 2))).isEqualTo(first);
      Gate opposite = candidate.gates().gate(new Pair(2, 2));
      assertThat(opposite)
          .isEqualTo(
              switch (first) {
                case ON -> Gate.OFF;
                case OFF -> Gate.ON;
                case PINNED -> Gate.PINNED;
              });
    }
  }

  /** Nothing reaches the second unit where the first is off; behind a pinned one it has a side. */
  @Test
  void silentPairsHaveNoChoice() {
    Starts start = start(List.of(1, 1, 1, 1), "0 -2 1", "1 +");
    assertThat(start.vanishing()).containsExactly(new Pair(0, 1), new Pair(0, 2));
    GateCandidates found = candidates(start, 100, GateCandidates.Pruning.NONE);
    for (GateCandidates.Candidate candidate : found.list()) {
      assertThat(candidate.gates().gate(new Pair(0, 2)))
          .as("%s", candidate.kinks())
          .isEqualTo(Gate.OFF);
    }
    assertThat(gates(found, new Pair(0, 1))).containsExactly(Gate.values());
    Starts positive = start(List.of(1, 1, 1, 1), "0 2 1", "1 +");
    for (GateCandidates.Candidate candidate :
        candidates(positive, 100, GateCandidates.Pruning.NONE).list()) {
      boolean isOff = candidate.gates().gate(new Pair(0, 1)) == Gate.OFF;
      assertThat(candidate.gates().gate(new Pair(0, 2))).isEqualTo(isOff ? Gate.OFF : Gate.ON);
    }
  }

  @Test
  void theSearchEndsAtItsLimit() {
    Starts start = start(List.of(2, 1, 1), "0 0 1", "1 0 +; 0 1 +");
    GateCandidates found = candidates(start, 5, GateCandidates.Pruning.NONE);
    assertThat(found.isComplete()).isFalse();
    assertThat(found.list()).hasSizeLessThan(9);
  }

  /** What is pruned is not followed, and counts as listed. */
  @Test
  void prunedPartsAreNotFollowed() {
    Starts start = start(List.of(2, 1, 1), "0 0 1", "1 0 +; 0 1 +");
    Pair first = new Pair(0, 2);
    GateCandidates found =
        candidates(
            start, 100, (gates, chosen) -> !chosen.contains(first) || gates.gate(first) == Gate.ON);
    assertThat(found.list()).hasSize(3);
    assertThat(gates(found, first)).containsOnly(Gate.ON);
    assertThat(found.isComplete()).isTrue();
  }
}
