package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;

final class StillnessTest {
  private static final String STILL = "nothing moves any more, so the risk stays as it is";
  private static final String REMEDY =
      "another seed, \"standardize: true\" in the data, or a smaller scale of the initialization,"
          + " would help";
  private static final String OTHER_START =
      "; other initial weights, such as another seed, may lead elsewhere";
  private static final Pair FIRST = new Pair(0, 1);

  /** Two units in a row, on two samples. */
  private static FlowProblem chain(Activation activation) {
    return Problems.layered(
        List.of(1, 1, 1, 1), List.of(activation, activation), "1 1 1", Problems.data("1 +; 2 +"));
  }

  private static GateTable allOff(FlowProblem problem) {
    return GateTable.allOff(problem.network(), problem.data().size());
  }

  /** A unit behind others that are off is as good as off, whatever its gate. */
  @Test
  void everyUnitIsOffOnEverySample() {
    FlowProblem problem = chain(Activation.RELU);
    String expected = STILL + ": every hidden unit is off on every sample; " + REMEDY;
    assertThat(Stillness.reason(problem, allOff(problem))).isEqualTo(expected);
    GateTable silent = allOff(problem).with(new Pair(0, 2), Gate.ON);
    assertThat(Stillness.reason(problem, silent)).isEqualTo(expected);
  }

  @Test
  void unitsThatAreOnDoNotReachTheOutput() {
    FlowProblem problem = chain(Activation.RELU);
    GateTable cut = allOff(problem).with(FIRST, Gate.ON).with(new Pair(1, 1), Gate.ON);
    assertThat(Stillness.reason(problem, cut))
        .isEqualTo(
            STILL + ": on every sample only units that are off lead to the output; " + REMEDY);
  }

  /** One sample whose output may move is enough, and a leaky unit is never off. */
  @Test
  void whereGatesAreNotToBlameAnotherStartIsAdvised() {
    FlowProblem problem = chain(Activation.RELU);
    GateTable oneOpen = allOff(problem).with(FIRST, Gate.ON).with(new Pair(0, 2), Gate.ON);
    assertThat(Stillness.reason(problem, oneOpen)).isEqualTo(STILL + OTHER_START);
    FlowProblem leaky = chain(Problems.LEAKY);
    assertThat(Stillness.reason(leaky, allOff(leaky))).isEqualTo(STILL + OTHER_START);
    assertThat(Stillness.reason(Fields.LOGARITHM, allOff(Fields.LOGARITHM)))
        .isEqualTo(STILL + OTHER_START);
  }
}
