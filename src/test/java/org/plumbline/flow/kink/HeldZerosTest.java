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

/** One sample; the first layer vanishes, the second is pinned. */
final class HeldZerosTest {
  private static PointState point(FlowProblem problem) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 128)).toList();
    return PointState.at(problem, weights, 128);
  }

  private static List<Pair> held(
      FlowProblem problem, GateTable gates, List<Pair> open, List<Pair> known) {
    return new HeldZeros(problem, point(problem), gates).among(open, known);
  }

  /** {@code s_2 = b s_1} with {@code s_1 = 0 x}. */
  private static FlowProblem chain(Activation activation, String b) {
    return Problems.layered(
        List.of(1, 1, 1, 1),
        List.of(activation, Activation.RELU),
        "0 " + b + " 1",
        Problems.data("1 +"));
  }

  private static final Pair CARRIER = new Pair(0, 1);
  private static final Pair PINNED = new Pair(0, 2);

  private static GateTable pinned(FlowProblem problem, Gate carrier) {
    return GateTable.allOff(problem.network(), 1).with(CARRIER, carrier).with(PINNED, Gate.PINNED);
  }

  @Test
  void aPinnedMultipleHoldsWhatItIsAMultipleOf() {
    FlowProblem problem = chain(Activation.RELU, "3");
    assertThat(held(problem, pinned(problem, Gate.ON), List.of(CARRIER), List.of()))
        .containsExactly(CARRIER);
    FlowProblem leaky = chain(Problems.LEAKY, "3");
    assertThat(held(leaky, pinned(leaky, Gate.OFF), List.of(CARRIER), List.of()))
        .containsExactly(CARRIER);
  }

  /** A weight that is zero carries nothing, and a ReLU unit that is off passes nothing on. */
  @Test
  void whatDoesNotReachThePinnedPairIsNotHeld() {
    FlowProblem cut = chain(Activation.RELU, "0");
    assertThat(held(cut, pinned(cut, Gate.ON), List.of(CARRIER), List.of())).isEmpty();
    FlowProblem off = chain(Activation.RELU, "3");
    assertThat(held(off, pinned(off, Gate.OFF), List.of(CARRIER), List.of())).isEmpty();
    GateTable free =
        GateTable.allOff(off.network(), 1).with(CARRIER, Gate.ON).with(PINNED, Gate.ON);
    assertThat(held(off, free, List.of(CARRIER), List.of())).as("nothing pinned").isEmpty();
  }

  /** Behind a pair that is known to stay at zero there is nothing left. */
  @Test
  void whatIsSilentBehindKnownZerosIsHeld() {
    FlowProblem problem = chain(Activation.RELU, "3");
    GateTable on =
        GateTable.allOff(problem.network(), 1).with(CARRIER, Gate.ON).with(PINNED, Gate.ON);
    assertThat(held(problem, on, List.of(PINNED), List.of(CARRIER))).containsExactly(PINNED);
  }

  /** Two carriers {@code s_1, s_2}; pinned are combinations of them with the matrix given. */
  private static List<Pair> two(String matrix, boolean areBothPinned) {
    FlowProblem problem =
        Problems.layered(
            List.of(1, 2, 2, 1),
            List.of(Activation.RELU, Activation.RELU),
            "0 0 " + matrix + " 1 1",
            Problems.data("1 +"));
    GateTable gates =
        GateTable.allOff(problem.network(), 1)
            .with(new Pair(0, 1), Gate.ON)
            .with(new Pair(0, 2), Gate.ON)
            .with(new Pair(0, 3), Gate.PINNED);
    GateTable all = areBothPinned ? gates.with(new Pair(0, 4), Gate.PINNED) : gates;
    return held(problem, all, List.of(new Pair(0, 1), new Pair(0, 2)), List.of());
  }

  @Test
  void asManyIndependentCombinationsAsCarriersHoldThem() {
    assertThat(two("1 2 3 4", true)).containsExactly(new Pair(0, 1), new Pair(0, 2));
    assertThat(two("0 2 3 0", true)).hasSize(2);
    assertThat(two("1 2 2 4", true)).as("dependent").isEmpty();
    assertThat(two("1 2 3 4", false)).as("one for two").isEmpty();
  }

  /** A unit that is off is no carrier, and does not keep a pinned pair from holding another. */
  @Test
  void whatIsOffDoesNotCount() {
    FlowProblem problem =
        Problems.layered(
            List.of(1, 2, 2, 1),
            List.of(Activation.RELU, Activation.RELU),
            "0 0 1 2 3 4 1 1",
            Problems.data("1 +"));
    Pair off = new Pair(0, 1);
    Pair on = new Pair(0, 2);
    GateTable gates =
        GateTable.allOff(problem.network(), 1).with(on, Gate.ON).with(new Pair(0, 3), Gate.PINNED);
    assertThat(held(problem, gates, List.of(off, on), List.of())).containsExactly(on);
  }
}
