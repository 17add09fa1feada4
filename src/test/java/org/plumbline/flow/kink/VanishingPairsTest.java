package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** Which pre-activations vanish exactly at the start, and nearly at an event. */
final class VanishingPairsTest {
  private static final int BITS = 128;

  /** Two ReLU units on two inputs: {@code s_1 = w·x}, {@code s_2 = v·x}. */
  private static FlowProblem problem(String weights, String data) {
    return Problems.layered(
        List.of(2, 2, 1), List.of(Activation.RELU), weights, Problems.data(data));
  }

  @Test
  void whatCancelsExactlyVanishes() {
    // 1/3 · 3 - 1 · 1 = 0, which doubles do not see as such
    FlowProblem problem = problem("1/3 -1 1 1 1 1", "3 1 +; 1 1 -");
    assertThat(VanishingPairs.atStart(problem)).containsExactly(new Pair(0, 2));
  }

  /** A hundred digits from a kink is not on it. */
  @Test
  void whatIsTinyDoesNotVanish() {
    String near = "0." + "3".repeat(100);
    assertThat(VanishingPairs.atStart(problem(near + " -1 1 1 1 1", "3 1 +"))).isEmpty();
  }

  /** Behind a unit that is off everything vanishes, and so does what zero weights lead to. */
  @Test
  void silentPairsVanish() {
    FlowProblem deep =
        Problems.layered(
            List.of(1, 1, 1, 1),
            List.of(Activation.RELU, Activation.RELU),
            "-1 1 1",
            Problems.data("1 +"));
    assertThat(VanishingPairs.atStart(deep)).containsExactly(new Pair(0, 2));
    assertThat(VanishingPairs.atStart(problem("0 0 1 1 1 1", "1 1 +; 2 1 +")))
        .containsExactly(new Pair(0, 2), new Pair(1, 2));
  }

  /** The pair of the event, the pinned ones, and what is below 2^-60 of its natural size. */
  @Test
  void atAnEventSmallOnesVanishToo() {
    FlowProblem problem = problem("1 -1 1 1 1 1", "1 1 +; 2 1 -");
    Dyadic off = Dyadic.ONE.add(Dyadic.ONE.scale(-70));
    List<Dyadic> weights =
        List.of(off, Dyadic.of(-1), Dyadic.ONE, Dyadic.ONE, Dyadic.ONE, Dyadic.ONE);
    PointState point = PointState.at(problem, weights, BITS);
    GateTable gates = GateTable.of(problem.network(), 2, pair -> true);
    Pair event = new Pair(1, 3);
    assertThat(VanishingPairs.at(problem, point, gates, event, 60))
        .containsExactly(new Pair(0, 2), event);
    assertThat(VanishingPairs.at(problem, point, gates, event, 80)).containsExactly(event);
    GateTable pinned = gates.with(new Pair(1, 2), Gate.PINNED);
    assertThat(VanishingPairs.at(problem, point, pinned, event, 80))
        .containsExactly(new Pair(1, 2), event);
  }
}
