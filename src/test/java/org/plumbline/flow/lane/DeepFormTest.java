package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;

/** {@code f = c relu(a p + b q)}, {@code p} and {@code q} two units of two inputs each. */
final class DeepFormTest {
  private static final WorkingPrecision PRECISION = new WorkingPrecision(140, 12, 100);
  private static final Pair BEHIND = new Pair(0, 4);

  private static FlowProblem problem(String data) {
    return Problems.layered(
        List.of(2, 2, 1, 1),
        List.of(Activation.RELU, Activation.RELU),
        "1 0 0 1 1 -1 1",
        Problems.data(data));
  }

  private static DeepForm form(FlowProblem problem) {
    GateTable off = GateTable.allOff(problem.network(), problem.data().size());
    return DeepForm.of(problem, Fields.ties(problem), off, PRECISION).orElseThrow();
  }

  @Test
  void kinksBehindKinksHaveThisFormAndNoOther() {
    FlowProblem problem = problem("1 1 +; 2 1 -");
    GateTable off = GateTable.allOff(problem.network(), 2);
    Optional<FieldInLanes> found = FieldInLanes.of(problem, Fields.ties(problem), off, PRECISION);
    assertThat(found.orElseThrow()).isInstanceOf(DeepForm.class);
    assertThat(FieldInLanes.of(Fields.BALANCED, Fields.ties(Fields.BALANCED), off, PRECISION))
        .containsInstanceOf(LaneForm.class);
    FlowProblem other =
        new FlowProblem(
            problem.network(),
            problem.data(),
            problem.initialWeights(),
            Loss.SQUAREPLUS,
            problem.reduction());
    assertThat(FieldInLanes.of(other, Fields.ties(other), off, PRECISION)).isEmpty();
  }

  @Test
  void plainPinnedPairsAreHeld() {
    FlowProblem problem = problem("1 1 -; 2 1 +");
    DeepForm form = form(problem);
    assertThat(form.change(Fields.allOn(problem).with(BEHIND, Gate.PINNED))).isTrue();
    assertThat(form.pins().pairs()).containsExactly(BEHIND);
    assertThat(form.change(Fields.allOn(problem))).isTrue();
    assertThat(form.pins().isEmpty()).isTrue();
  }

  /** Two samples on one line, pinned by one slope; a silent unit behind a pinned one. */
  @Test
  void sharedSlopesAndSilentUnitsAreNotFollowed() {
    FlowProblem line = problem("1 1 -; 2 2 -; 2 1 +");
    GateTable shared =
        Fields.allOn(line).with(BEHIND, Gate.PINNED).with(new Pair(1, 4), Gate.PINNED);
    assertThat(form(line).change(shared)).isFalse();
    FlowProblem silent = problem("1 0 -; 2 1 +");
    GateTable fedByOne =
        Fields.allOn(silent).with(new Pair(0, 2), Gate.PINNED).with(new Pair(0, 3), Gate.OFF);
    assertThat(form(silent).change(fedByOne)).isFalse();
    GateTable twoSided = Fields.allOn(silent).with(BEHIND, Gate.ON, Gate.OFF);
    assertThat(form(silent).change(twoSided)).isFalse();
  }

  /** Without slopes to begin with, and where no slope holds the pair, there is no series. */
  @Test
  void whatIsNotHeldHasNoSeries() {
    FlowProblem problem = problem("1 1 -; 2 1 +");
    DeepForm form = form(problem);
    assertThat(form.change(Fields.allOn(problem).with(BEHIND, Gate.PINNED))).isTrue();
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, 140)).toList();
    SeriesScale scale = SeriesScale.uniform(4, Dyadic.ONE.scale(-8));
    LaneExpansion without = new LanePoint(form, weights, List.of()).beginning(scale);
    assertThat(without.extend(1)).isFalse();
    assertThat(without.outgrowth()).isZero();
    assertThat(new LanePoint(form, weights, Fields.dyadics(0.5)).beginning(scale).extend(4))
        .isTrue();
    GateTable dead =
        LaneProblems.gates(problem).with(BEHIND, Gate.OFF).with(new Pair(0, 2), Gate.PINNED);
    DeepForm other = form(problem);
    assertThat(other.change(dead)).isTrue();
    LaneExpansion none = new LanePoint(other, weights, Fields.dyadics(0.5)).beginning(scale);
    assertThat(none.extend(1)).isFalse();
    assertThat(none.outgrowth()).isZero();
  }
}
