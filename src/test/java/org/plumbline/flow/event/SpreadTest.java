package org.plumbline.flow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** Which pre-activations may change sign while weights stray by so much. */
final class SpreadTest {
  /** {@code f = c σ(b σ(a x))}. */
  private static FlowProblem chain(String data) {
    return Problems.layered(
        List.of(1, 1, 1, 1),
        List.of(Activation.RELU, Activation.RELU),
        "2 3 1",
        Problems.data(data));
  }

  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);

  private static List<Pair> doubtful(FlowProblem problem, GateTable gates, double... stray) {
    List<Pair> watched =
        IntStream.range(0, problem.data().size())
            .boxed()
            .flatMap(i -> problem.network().kinked().stream().map(v -> new Pair(i, v)))
            .filter(pair -> gates.gate(pair) != Gate.PINNED)
            .collect(Collectors.toList());
    double[] middle =
        problem.initialWeights().stream().mapToDouble(w -> w.approximateDouble()).toArray();
    return new Spread(problem, gates, watched).doubtful(middle, stray);
  }

  /** {@code s_1 = a} from 2 ± d, {@code s_2 = b z} from 6 with both straying. */
  @Test
  void signsAreSureAsLongAsWeightsStayNear() {
    FlowProblem problem = chain("1 +");
    GateTable open = GateTable.of(problem.network(), 1, pair -> true);
    assertThat(doubtful(problem, open, 1.9, 0, 0)).isEmpty();
    assertThat(doubtful(problem, open, 2.1, 0, 0)).containsExactly(FIRST, SECOND);
    assertThat(doubtful(problem, open, 0, 3.1, 0)).containsExactly(SECOND);
    assertThat(doubtful(problem, open, 0.5, 2.2, 0)).containsExactly(SECOND);
    assertThat(doubtful(problem, open, 0, 0, 100)).isEmpty();
  }

  /** A sign that is not that of the gate is doubtful from the start. */
  @Test
  void gatesSayWhichSignIsMeant() {
    FlowProblem problem = chain("1 +");
    GateTable wrong = GateTable.of(problem.network(), 1, pair -> !pair.equals(FIRST));
    assertThat(doubtful(problem, wrong, 0, 0, 0)).contains(FIRST);
    FlowProblem negative = chain("-1 +");
    assertThat(doubtful(negative, GateTable.allOff(negative.network(), 1), 1.9, 0, 0))
        .doesNotContain(FIRST);
    assertThat(doubtful(negative, GateTable.allOff(negative.network(), 1), 2.1, 0, 0))
        .contains(FIRST);
  }

  /** Sample 200 lies in another block than the first. */
  @Test
  void allSamplesAreLookedAt() {
    String data =
        IntStream.range(0, 201)
            .mapToObj(i -> (i == 200 ? "-1" : "1") + " +")
            .collect(Collectors.joining("; "));
    FlowProblem problem = chain(data);
    GateTable open = GateTable.of(problem.network(), 201, pair -> true);
    assertThat(doubtful(problem, open, 0.1, 0.1, 0.1))
        .contains(new Pair(200, 1))
        .allMatch(pair -> pair.sample() == 200);
  }
}
