package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

/** What is computed is bounded by the work asked for, and networks may be deep. */
final class LawWorkTest {
  private static CountedLaws count(Network network, long work) {
    FlowProblem problem = Questions.problem(network, 1);
    return CountedLaws.of(problem, Questions.ARCHITECTURE, new LawEffort(2, work));
  }

  /** The span of the fields at a point takes work as well: 1740 rows of 1800 entries. */
  @Test
  void theSpanOfTheFieldsEndsWithTheWork() {
    Network network = Questions.layered(Activation.RELU, false, List.of(29, 60, 1));
    CountedLaws count = count(network, 1);
    assertThat(count.found()).isEqualTo(60);
    assertThat(count.bound()).isBetween(1700, 1799);
    assertThat(count.depth()).isZero();
    assertThat(count.isComplete()).isFalse();
  }

  /** Of 1830 units and pairs some are proved, and the others stay open. */
  @Test
  void proofsEndWithTheWork() {
    Network network = Questions.layered(Activation.LINEAR, false, List.of(30, 60, 1));
    CountedLaws count = count(network, 1);
    assertThat(count.open()).isPositive();
    assertThat(count.laws()).hasSize(1830 - count.open());
    assertThat(count.found()).isBetween(60, 1000);
  }

  /** Signals are followed through a chain without a call for each of its vertices. */
  @Test
  void deepNetworks() {
    int depth = 8000;
    StringBuilder names = new StringBuilder("x");
    List<String> edges = new ArrayList<>();
    String last = "x";
    for (int k = 0; k < depth; k++) {
      String next = (k % 3 == 0 ? "H" : "h") + k;
      names.append(' ').append(next);
      edges.add(last + " " + next + (k == 0 ? " a" : " 1"));
      last = next;
    }
    edges.add(last + " o b");
    Network network = SmallGraph.of(1, names + " o", edges.toArray(String[]::new));
    assertThat(count(network, LawEffort.low().work()))
        .returns(1, CountedLaws::found)
        .returns(1, CountedLaws::bound);
  }

  /** Nothing moves that leads to dead ends alone, fixed edges on the way or not. */
  @Test
  void deadEnds() {
    Network network = SmallGraph.of(1, "x h i k m o", "x h a", "h i 1", "h k 1", "k m b", "x o d");
    assertThat(count(network, LawEffort.low().work()))
        .returns(2, CountedLaws::found)
        .returns(2, CountedLaws::bound);
  }
}
