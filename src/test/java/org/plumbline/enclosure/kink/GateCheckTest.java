package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** Which proposed gates certain ones contradict, on chains {@code c σ(b σ(a x))}. */
final class GateCheckTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));
  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);

  private static Network chain(Activation first, Activation second) {
    return new LayeredArchitecture(List.of(1, 1, 1, 1), List.of(first, second), List.of())
        .network();
  }

  private static final Network RELUS = chain(Activation.RELU, Activation.RELU);

  private static EnclosedProblem problem(Network network, Rational x) {
    FlowProblem problem = SingleStep.problem(network, List.of(List.of(x)), List.of(1));
    return EnclosedProblem.enclosing(problem);
  }

  private static boolean isContradicted(
      Network network, double from, double to, Gate above, Gate below) {
    EnclosedProblem problem = problem(network, Rational.ONE);
    WeightBox box = WeightBox.of(new double[] {from, 1, 1}, new double[] {to, 1, 1});
    GateTable gates = GateTable.allOff(network, 1).with(SECOND, Gate.ON).with(FIRST, above, below);
    PossibleGates states = PossibleGates.enclosing(problem, box);
    boolean isContradicted = new GateCheck(problem, gates).contradicts(states, 0);
    assertThat(new GateCheck(problem, gates).contradicted(states).isPresent())
        .isEqualTo(isContradicted);
    return isContradicted;
  }

  /** A gate that is certain has to be the one proposed; the one below where a vertex is leaky. */
  @Test
  void certainGatesMustBeProposed() {
    assertThat(isContradicted(RELUS, 1, 2, Gate.ON, Gate.ON)).isFalse();
    assertThat(isContradicted(RELUS, 1, 2, Gate.OFF, Gate.OFF)).isTrue();
    assertThat(isContradicted(RELUS, 1, 2, Gate.PINNED, Gate.PINNED)).isTrue();
    assertThat(isContradicted(RELUS, 1, 2, Gate.ON, Gate.OFF)).isFalse();
    assertThat(isContradicted(RELUS, -2, -1, Gate.OFF, Gate.OFF)).isFalse();
    assertThat(isContradicted(RELUS, -2, -1, Gate.ON, Gate.ON)).isTrue();
    for (Network leaky : List.of(chain(LEAKY, Activation.RELU), chain(Activation.RELU, LEAKY))) {
      assertThat(isContradicted(leaky, 1, 2, Gate.ON, Gate.ON)).isFalse();
      assertThat(isContradicted(leaky, 1, 2, Gate.ON, Gate.OFF)).isTrue();
    }
    Network partlyLinear = chain(Activation.RELU, Activation.LINEAR);
    assertThat(isContradicted(partlyLinear, 1, 2, Gate.ON, Gate.OFF)).isFalse();
  }

  /** Uncertain gates may be anything but pinned below alone. */
  @Test
  void uncertainGatesAreNotPinnedBelowAlone() {
    assertThat(isContradicted(RELUS, -1, 1, Gate.ON, Gate.ON)).isFalse();
    assertThat(isContradicted(RELUS, -1, 1, Gate.OFF, Gate.ON)).isFalse();
    assertThat(isContradicted(RELUS, -1, 1, Gate.PINNED, Gate.PINNED)).isFalse();
    assertThat(isContradicted(RELUS, -1, 1, Gate.PINNED, Gate.OFF)).isFalse();
    assertThat(isContradicted(RELUS, -1, 1, Gate.ON, Gate.PINNED)).isTrue();
  }

  /** Inputs and linear vertices are not pinned, from neither side. */
  @Test
  void linearVerticesAreNotPinned() {
    Network linear = chain(Activation.LINEAR, Activation.LINEAR);
    assertThat(isContradicted(linear, 1, 2, Gate.ON, Gate.ON)).isFalse();
    assertThat(isContradicted(linear, -1, 1, Gate.OFF, Gate.OFF)).isFalse();
    assertThat(isContradicted(linear, 1, 2, Gate.PINNED, Gate.ON)).isTrue();
    assertThat(isContradicted(linear, 1, 2, Gate.ON, Gate.PINNED)).isTrue();
    EnclosedProblem problem = problem(linear, Rational.ONE);
    PossibleGates states =
        PossibleGates.enclosing(problem, WeightBox.of(new double[3], new double[3]));
    GateTable below = GateTable.allOff(linear, 1).with(new Pair(0, 0), Gate.OFF, Gate.PINNED);
    assertThat(new GateCheck(problem, below).contradicted(states)).contains(new Pair(0, 0));
  }

  private static boolean isSecondUnreached(Network network, Rational x, Gate first) {
    GateTable gates = GateTable.allOff(network, 1).with(FIRST, first);
    return new GateCheck(problem(network, x), gates).isUnreached(SECOND);
  }

  /** What is behind a closed ReLU, or zero inputs, is unreached; what is pinned passes on. */
  @Test
  void closedGatesReachNothing() {
    assertThat(isSecondUnreached(RELUS, Rational.ONE, Gate.OFF)).isTrue();
    assertThat(isSecondUnreached(RELUS, Rational.ONE, Gate.ON)).isFalse();
    assertThat(isSecondUnreached(RELUS, Rational.ONE, Gate.PINNED)).isFalse();
    assertThat(isSecondUnreached(RELUS, Rational.ZERO, Gate.ON)).isTrue();
    Network leaky = chain(LEAKY, Activation.RELU);
    assertThat(isSecondUnreached(leaky, Rational.ONE, Gate.OFF)).isFalse();
    Network linear = chain(Activation.LINEAR, Activation.RELU);
    assertThat(isSecondUnreached(linear, Rational.ONE, Gate.OFF)).isFalse();
    GateCheck check = new GateCheck(problem(RELUS, Rational.ZERO), GateTable.allOff(RELUS, 1));
    assertThat(check.isUnreached(FIRST)).isTrue();
    assertThat(check.isUnreached(new Pair(0, 0))).isFalse();
    assertThat(check.isUnreached(new Pair(0, 3))).isTrue();
  }

  /** One open way is enough to reach a vertex, from whichever input. */
  @Test
  void oneOpenWayReaches() {
    Network two = SingleStep.layers(Activation.RELU, 2, 2, 1, 1);
    FlowProblem problem =
        SingleStep.problem(
            two,
            List.of(List.of(Rational.ZERO, Rational.ONE), List.of(Rational.ZERO, Rational.ZERO)),
            List.of(1, 1));
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    GateTable off = GateTable.allOff(two, 2);
    assertThat(new GateCheck(enclosed, off).isUnreached(new Pair(0, 2))).isFalse();
    assertThat(new GateCheck(enclosed, off).isUnreached(new Pair(1, 2))).isTrue();
    assertThat(new GateCheck(enclosed, off).isUnreached(new Pair(0, 4))).isTrue();
    for (int v = 2; v <= 3; v++) {
      GateTable one = off.with(new Pair(0, v), Gate.ON);
      assertThat(new GateCheck(enclosed, one).isUnreached(new Pair(0, 4))).isFalse();
    }
  }

  /** The gate of what nothing reaches does not matter, on each sample for itself. */
  @Test
  void unreachedPairsContradictNothing() {
    EnclosedProblem problem = problem(RELUS, Rational.ONE);
    WeightBox box = WeightBox.of(new double[] {-2, 1, 1}, new double[] {-1, 1, 1});
    PossibleGates states = PossibleGates.enclosing(problem, box);
    GateTable gates = GateTable.allOff(RELUS, 1).with(SECOND, Gate.ON);
    assertThat(new GateCheck(problem, gates).contradicted(states)).isEmpty();
    GateTable open = gates.with(FIRST, Gate.ON);
    assertThat(new GateCheck(problem, open).contradicted(states)).contains(FIRST);
  }

  /** Behind a pinned vertex alone nothing is left on the curve; behind one that is on there is. */
  @Test
  void whatPinnedVerticesAloneReachIsSilent() {
    EnclosedProblem problem = problem(RELUS, Rational.ONE);
    Pair behind = new Pair(0, 2);
    GateTable off = GateTable.allOff(RELUS, 1);
    GateCheck pinned = new GateCheck(problem, off.with(new Pair(0, 1), Gate.PINNED));
    assertThat(pinned.isSilent(behind)).isTrue();
    assertThat(pinned.isUnreached(behind)).isFalse();
    assertThat(pinned.isSilent(new Pair(0, 1))).isFalse();
    assertThat(new GateCheck(problem, off.with(new Pair(0, 1), Gate.ON)).isSilent(behind))
        .isFalse();
  }

  @Test
  void pathsLeadForward() {
    assertThat(GateCheck.leads(RELUS, 1, 2)).isTrue();
    assertThat(GateCheck.leads(RELUS, 0, 3)).isTrue();
    assertThat(GateCheck.leads(RELUS, 2, 1)).isFalse();
  }

  @Test
  void certainGatesContradictOthers() {
    EnclosedProblem enclosed = problem(RELUS, Rational.ONE);
    WeightBox box = WeightBox.of(new double[] {1, 1, 1}, new double[] {2, 2, 2});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    GateTable right =
        GateTable.allOff(RELUS, 1).with(new Pair(0, 1), Gate.ON).with(new Pair(0, 2), Gate.ON);
    assertThat(new GateCheck(enclosed, right).contradicted(states)).isEmpty();
    for (int v = 0; v < RELUS.size(); v++) {
      GateTable pinned = right.with(new Pair(0, v), Gate.PINNED);
      assertThat(new GateCheck(enclosed, pinned).contradicted(states))
          .isEqualTo(Optional.of(new Pair(0, v)));
    }
    // nothing reaches vertex 2 if vertex 1 is off: only that one is wrong
    assertThat(new GateCheck(enclosed, GateTable.allOff(RELUS, 1)).contradicted(states))
        .isEqualTo(Optional.of(new Pair(0, 1)));
  }
}
