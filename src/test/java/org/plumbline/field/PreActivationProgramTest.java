package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** A chain of two units with the weights 2, 5 and 7, and the samples 3 and 0. */
final class PreActivationProgramTest {
  private static final List<Rational> WEIGHTS =
      List.of(Rational.of(2), Rational.of(5), Rational.of(7));
  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);
  private static final Pair UNREACHED = new Pair(1, 1);

  private static FlowProblem problem(Activation first) {
    Network network = Chains.chain(first, Activation.RELU);
    Dataset data =
        new Dataset(
            List.of("x"), List.of(List.of(Rational.of(3)), List.of(Rational.ZERO)), List.of(1, 1));
    return new FlowProblem(network, data, WEIGHTS, Loss.EXPONENTIAL, Reduction.MEAN);
  }

  private static Rational value(PreActivationProgram compiled, int register) {
    ExactRegisters registers = new ExactRegisters(WEIGHTS);
    registers.execute(compiled.program().instructions());
    return registers.value(register);
  }

  @Test
  void pairsThatSomethingReachesHaveRegisters() {
    FlowProblem problem = problem(Chains.HALF);
    GateTable gates = GateTable.allOff(problem.network(), 2);
    PreActivationProgram compiled =
        PreActivationProgram.compile(problem, gates, List.of(SECOND, FIRST, UNREACHED), List.of());
    assertThat(compiled.registers()).containsOnlyKeys(SECOND, FIRST);
    assertThat(value(compiled, compiled.registers().get(FIRST))).isEqualTo(Rational.of(6));
    assertThat(value(compiled, compiled.registers().get(SECOND))).isEqualTo(Rational.of(15));
    assertThat(compiled.sides()).isEmpty();
  }

  @Test
  void sidesThatAWeightEntersHaveRegisters() {
    FlowProblem problem = problem(Activation.RELU);
    GateTable gates = GateTable.allOff(problem.network(), 2).with(FIRST, Gate.PINNED);
    SidePreActivation above = new SidePreActivation(SECOND, 1, true);
    SidePreActivation below = new SidePreActivation(SECOND, 1, false);
    PreActivationProgram compiled =
        PreActivationProgram.compile(problem, gates, List.of(), List.of(above, below));
    assertThat(compiled.sides()).containsOnlyKeys(above);
    assertThat(value(compiled, compiled.sides().get(above))).isEqualTo(Rational.of(5));
  }

  @Test
  void restrictionKeepsWhatIsNeeded() {
    FlowProblem problem = problem(Chains.HALF);
    GateTable gates = GateTable.allOff(problem.network(), 2);
    PreActivationProgram compiled =
        PreActivationProgram.compile(problem, gates, List.of(FIRST, SECOND), List.of());
    int first = compiled.registers().get(FIRST);
    int second = compiled.registers().get(SECOND);
    PreActivationProgram one = compiled.restrictedTo(List.of(first));
    assertThat(one.program().instructions()).hasSize(1);
    assertThat(value(one, first)).isEqualTo(Rational.of(6));
    assertThat(value(compiled.restrictedTo(List.of(second)), second)).isEqualTo(Rational.of(15));
  }
}
