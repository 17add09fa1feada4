package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;

final class LaneFormTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 12, 100);

  private static Optional<LaneForm> form(FlowProblem problem) {
    GateTable off = GateTable.allOff(problem.network(), problem.data().size());
    return LaneForm.of(problem, Fields.ties(problem), off, PRECISION);
  }

  private static FlowProblem unit(String data) {
    return Problems.layered(
        List.of(2, 1, 1), List.of(Activation.RELU), "0 1 3", Problems.data(data));
  }

  private static GateTable pinned(FlowProblem problem, int... samples) {
    GateTable gates = GateTable.allOff(problem.network(), problem.data().size());
    for (int i : samples) {
      gates = gates.with(new Pair(i, 2), Gate.PINNED);
    }
    return gates;
  }

  @Test
  void onlyKnownLossesAndOneLayerOfKinksHaveOne() {
    FlowProblem problem = Fields.BALANCED;
    assertThat(form(problem)).isPresent();
    FlowProblem squareplus =
        new FlowProblem(
            problem.network(),
            problem.data(),
            problem.initialWeights(),
            Loss.SQUAREPLUS,
            problem.reduction());
    assertThat(form(squareplus)).isEmpty();
    FlowProblem deep =
        Problems.layered(
            List.of(1, 1, 1, 1),
            List.of(Activation.RELU, Activation.RELU),
            "1 1 1",
            Problems.data("1 +"));
    assertThat(form(deep)).isEmpty();
  }

  /** Two weights from inputs and one behind them; 154 bits in limbs of 24. */
  @Test
  void parametersHaveLanesOfTwoKinds() {
    LaneForm form = form(Fields.BALANCED).orElseThrow();
    assertThat(form.lane(0)).isZero();
    assertThat(form.lane(1)).isEqualTo(1);
    assertThat(form.lane(2)).isEqualTo(-1);
    assertThat(form.bits()).isEqualTo(140);
    assertThat(form.limbs()).isEqualTo(7);
    int room = form.room();
    form.makeRoom(3);
    assertThat(form.room()).isEqualTo(room + 3);
    assertThat(form.events()).isSameAs(form.events());
  }

  @Test
  void otherGatesAreTakenOver() {
    FlowProblem problem = Fields.BALANCED;
    LaneForm form = form(problem).orElseThrow();
    GateTable on = Fields.allOn(problem);
    assertThat(form.change(on)).isTrue();
    assertThat(form.masks().gates()).isEqualTo(on);
    assertThat(form.pinned().isEmpty()).isTrue();
    assertThat(form.change(on.with(Fields.ON_KINK, Gate.PINNED))).isTrue();
    assertThat(form.pinned().pairs()).containsExactly(Fields.ON_KINK);
    assertThat(form.change(on)).isTrue();
    assertThat(form.pinned().isEmpty()).isTrue();
  }

  /** Samples in one direction are held by one slope, dependent ones by several. */
  @Test
  void pinnedPairsOfOtherKindsAreNotHeld() {
    FlowProblem collinear = unit("1 0 -; 2 0 +; 1 2 +");
    LaneForm form = form(collinear).orElseThrow();
    assertThat(form.change(pinned(collinear, 0))).isFalse();
    assertThat(form.change(pinned(collinear, 2))).isTrue();
    FlowProblem dependent = unit("1 0 -; 0 1 +; 1 1 +");
    LaneForm other = form(dependent).orElseThrow();
    assertThat(other.change(pinned(dependent, 0, 1))).isTrue();
    assertThat(other.change(pinned(dependent, 0, 1, 2))).isFalse();
    assertThat(other.pinned().pairs()).as("as before").hasSize(2);
    assertThat(other.masks().gates()).isEqualTo(pinned(dependent, 0, 1));
  }

  /** All on: {@code a' = c (-1 + e^-2)} is the largest, {@code log(1 - e^-2)}. */
  @Test
  void sizeAndSpeedAreBinaryLogarithms() {
    LaneForm form = form(Fields.BALANCED).orElseThrow();
    form.change(Fields.allOn(Fields.BALANCED));
    Expandable<LaneExpansion> at = form.at(dyadics(0, 1, 1));
    assertThat(at.logSize()).isCloseTo(0, within(1e-9));
    assertThat(at.logSpeed()).isCloseTo(Math.log(1 - Math.exp(-2)) / Math.log(2), within(1e-9));
    assertThat(form.at(dyadics(0, 1, -8)).logSize()).isCloseTo(3, within(1e-9));
  }
}
