package org.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.GrowingEnclosure;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** When a run looks whether its goal is proved, and when it ends. */
final class PursuitTest {
  private static final int DIGITS = 12;
  private static final FlowProblem PROBLEM = FlowProblems.of(BundledExamples.read("deep-linear"));

  private static Pursuit pursuit(String claim) {
    return new Pursuit(
        PROBLEM,
        DIGITS,
        ProofGoal.of(PROBLEM, DIGITS, claim),
        new GrowingEnclosure(PROBLEM, DIGITS, 1),
        RunProgress.SILENT);
  }

  private static Trajectory until(String risk) {
    return Engines.standard()
        .integrate(PROBLEM, Horizon.atRisk(Rational.parse(risk)), DIGITS, Progress.SILENT)
        .trajectory();
  }

  /** The times in the order of steps at which the trajectory so far was asked for. */
  private static List<Integer> looks(Pursuit pursuit, Trajectory soFar, double... logRisks) {
    List<Integer> looks = new ArrayList<>();
    int[] now = {0};
    pursuit.watchable(
        () -> {
          looks.add(now[0]);
          return soFar;
        });
    for (double logRisk : logRisks) {
      now[0]++;
      if (!pursuit.advanced(now[0], 0, Rational.of(now[0]), logRisk)) {
        break;
      }
    }
    return looks;
  }

  /** Where the risk is high nothing is decided, and every power of ten is looked at once. */
  @Test
  void itLooksAtEachPowerOfTenOfTheRisk() {
    Pursuit pursuit = pursuit("rank-one-limit");
    assertThat(
            looks(pursuit, until("1/2"), 0.3, -0.5, -0.9, -1, -1.9, -1.2, -3.7, -3.9, -4, -1, -4.9))
        .containsExactly(2, 4, 7, 9);
    assertThat(pursuit.isOver()).isFalse();
  }

  @Test
  void itIsOverOnceTheClaimIsDecided() {
    Pursuit pursuit = pursuit("rank-one-limit");
    assertThat(looks(pursuit, until("1e-3"), -0.1, -3, -4, -5)).containsExactly(2);
    assertThat(pursuit.isOver()).isTrue();
    assertThat(pursuit.seconds()).isPositive();
  }

  /** Where the flow is not enclosed nothing that comes later is. */
  @Test
  void itIsOverWhereNothingIsEnclosed() {
    Trajectory broken = until("1e-3");
    List<TrajectoryStep> steps = new ArrayList<>(broken.steps());
    TrajectoryStep last = steps.get(steps.size() - 1);
    List<Polynomial> moved = new ArrayList<>(last.weights());
    moved.set(0, Polynomial.of(List.of(Dyadic.of(1000), Dyadic.of(-2000))));
    steps.set(
        steps.size() - 1,
        new TrajectoryStep(last.start(), last.end(), moved, last.slopes(), last.gates()));
    Pursuit pursuit = pursuit("rank-one-limit");
    assertThat(looks(pursuit, broken.with(steps), -0.1, -3, -4)).containsExactly(2);
    assertThat(pursuit.isOver()).isTrue();
  }

  @Test
  void anEngineThatShowsNothingGoesOn() {
    Pursuit pursuit = pursuit("rank-one-limit");
    assertThat(pursuit.advanced(1, 0, Rational.ONE, -0.1)).isTrue();
    assertThat(pursuit.advanced(2, 0, Rational.ONE, -9)).isTrue();
    assertThat(pursuit.isOver()).isFalse();
  }

  @Test
  void whatCanNeverApplyIsLeftOut() {
    ProofGoal all = ProofGoal.of(PROBLEM, DIGITS, "all");
    assertThat(all.obstacle()).isEqualTo(Optional.empty());
    assertThat(all.claims())
        .extracting(claim -> claim.id())
        .containsExactly(
            "risk-to-zero",
            "norm-growth",
            "rank-one-limit",
            "alignment-limit",
            "margin-direction-limit");
    ProofGoal gates = ProofGoal.of(PROBLEM, DIGITS, "gates-forever");
    assertThat(gates.claims()).isEmpty();
    assertThat(gates.obstacle())
        .contains("gates-forever does not apply: no hidden vertex has a kink");
  }
}
