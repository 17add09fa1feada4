package org.plumbline.flow;

import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Silence;
import org.plumbline.network.Network;

/** Why a flow stands still with its risk above the target, and what would help. */
public final class Stillness {
  private static final String REMEDY =
      "another seed, \"standardize: true\" in the data, or a smaller scale of the initialization,"
          + " would help";

  private Stillness() {}

  /** What to say of a flow that stands still under the given gates. */
  public static String reason(FlowProblem problem, GateTable gates) {
    String still = "nothing moves any more, so the risk stays as it is";
    if (allOff(problem, gates)) {
      return still + ": every hidden unit is off on every sample; " + REMEDY;
    }
    return isCut(problem, gates)
        ? still + ": on every sample only units that are off lead to the output; " + REMEDY
        : still + "; other initial weights, such as another seed, may lead elsewhere";
  }

  private static boolean allOff(FlowProblem problem, GateTable gates) {
    Network network = problem.network();
    return !network.hidden().isEmpty()
        && IntStream.range(0, problem.data().size())
            .allMatch(
                i -> {
                  boolean[] silent = silent(problem, gates, i);
                  return network.hidden().stream()
                      .allMatch(v -> silent[v] || isOff(network, gates, i, v));
                });
  }

  private static boolean isOff(Network network, GateTable gates, int i, int v) {
    return network.activation(v).isRelu() && gates.gate(i, v) == Gate.OFF;
  }

  /** Whether the output is 0 on every sample for all weights nearby. */
  private static boolean isCut(FlowProblem problem, GateTable gates) {
    return IntStream.range(0, problem.data().size())
        .allMatch(i -> silent(problem, gates, i)[problem.network().output()]);
  }

  private static boolean[] silent(FlowProblem problem, GateTable gates, int i) {
    return Silence.of(problem.network(), gates, i, problem.data().point(i));
  }
}
