package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateJump;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** Kinks that samples share, and gates that change while others are pinned. */
final class TiedGatesTest {
  private static final Network UNIT =
      new LayeredArchitecture(List.of(3, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static FlowProblem read(String name) throws IOException {
    return FlowProblems.of(experiment(name));
  }

  private static Experiment experiment(String name) throws IOException {
    try (InputStream stream = TiedGatesTest.class.getResourceAsStream("/kinks/" + name)) {
      assertThat(stream).as(name).isNotNull();
      return ExperimentReader.read(name, stream, Optional.empty());
    }
  }

  private static Trajectory integrated(FlowProblem problem, Rational time, int digits) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    FlowResult result =
        TaylorFlow.integrate(
            problem,
            Horizon.atTime(time),
            precision,
            LimbSeries.withBits(precision.bits()),
            Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    return result.trajectory();
  }

  private static FlowProblem problem(
      List<List<Integer>> points, List<Integer> labels, Rational... w) {
    List<List<Rational>> x =
        points.stream().map(p -> p.stream().map(c -> Rational.of(c, 4)).toList()).toList();
    return new FlowProblem(
        UNIT,
        new Dataset(List.of("x", "y", "z"), x, labels),
        List.of(w),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static Trajectory withGates(Trajectory trajectory, int k, GateTable gates) {
    List<TrajectoryStep> steps = new ArrayList<>(trajectory.steps());
    TrajectoryStep old = steps.get(k);
    steps.set(k, new TrajectoryStep(old.start(), old.end(), old.weights(), old.slopes(), gates));
    return trajectory.with(steps);
  }

  /** The field is continuous where one sample leaves a unit and its opposite joins it. */
  @Test
  void oppositeSamplesChangePlaces() throws IOException {
    FlowProblem problem = read("opposite-samples.json");
    Trajectory trajectory = integrated(problem, Rational.ONE, 20);
    Verification verified = TrajectoryVerifier.verify(problem, trajectory);
    assertThat(trajectory.events()).hasSize(2);
    assertThat(verified).isInstanceOf(Verification.Certified.class);
    assertThat(verified.enclosed().radius()).isLessThan(Magnitude.ONE.scale(-90));
  }

  /** The gates of both sides at once are no side of the kink. */
  @Test
  void oppositeSamplesAreNotOnTheSameSide() throws IOException {
    FlowProblem problem = read("opposite-samples.json");
    Trajectory trajectory = integrated(problem, Rational.ONE, 20);
    for (Gate gate : List.of(Gate.ON, Gate.OFF)) {
      int last = trajectory.steps().size() - 1;
      GateTable gates =
          trajectory
              .steps()
              .get(last)
              .gates()
              .with(new Pair(0, 2), gate)
              .with(new Pair(1, 2), gate);
      Verification verified =
          TrajectoryVerifier.verify(problem, withGates(trajectory, last, gates));
      assertThat(verified).isInstanceOf(Verification.Failed.class);
      assertThat(((Verification.Failed) verified).step()).isEqualTo(last);
    }
  }

  /**
   * Two samples hold a unit of the second layer pinned while a third leaves it; its rate alone does
   * not tell that it goes through.
   */
  @Test
  void gatesChangeWhileOthersArePinned() throws IOException {
    FlowProblem problem = read("crossing-while-pinned.json");
    Trajectory trajectory = integrated(problem, Rational.of(4), 20);
    Verification verified = TrajectoryVerifier.verify(problem, trajectory);
    assertThat(verified).isInstanceOf(Verification.Certified.class);
    assertThat(verified.enclosed().radius()).isLessThan(Magnitude.ONE.scale(-60));
  }

  /**
   * From {@code w = 0} a flow may go to either side: a rising sample of κ > 0 against a falling
   * one. The flow from a point near by is no enclosure of it.
   */
  @Test
  void repellingStartsAreNotEnclosed() {
    List<List<Integer>> points = List.of(List.of(4, 0, 0), List.of(-4, 20, 0));
    FlowProblem near =
        problem(
            points,
            List.of(1, 1),
            Rational.of(1, 1L << 50),
            Rational.ONE,
            Rational.ONE,
            Rational.ONE);
    FlowProblem at =
        problem(points, List.of(1, 1), Rational.ZERO, Rational.ONE, Rational.ONE, Rational.ONE);
    Trajectory trajectory = integrated(near, Rational.of(1, 16), 20);
    Verification verified = TrajectoryVerifier.verify(at, trajectory);
    assertThat(verified).isInstanceOf(Verification.Failed.class);
    assertThat(verified.enclosed().steps()).isEmpty();
  }

  private static Magnitude jump(int label, boolean isTied) {
    Network network =
        new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network();
    FlowProblem problem =
        new FlowProblem(
            network,
            new Dataset(
                List.of("x"),
                List.of(List.of(Rational.ONE), List.of(Rational.of(-1))),
                List.of(1, label)),
            List.of(Rational.ZERO, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox box = WeightBox.of(new double[] {-0x1p-30, 2}, new double[] {0x1p-30, 2});
    SampleSignals signals =
        SampleSignals.ofSelections(enclosed, box, PossibleGates.enclosing(enclosed, box));
    return GateJump.upper(
        signals,
        signals.lossWeights(),
        List.of(0, 1),
        pair ->
            !isTied
                ? GateJump.anyChange(signals, pair)
                : pair.vertex() != 1
                    ? DoubleInterval.ZERO
                    : DoubleInterval.of(pair.sample() == 0 ? 1 : -1));
  }

  /**
   * {@code 2 max(ax, 0)} for {@code x = ±1}: as one goes on and the other off the field changes by
   * {@code 2 (1 - 1)} or {@code 2 (1 + 1)}, whether the labels differ or not.
   */
  @Test
  void jumpsOfTiedSamplesCancel() {
    assertThat(jump(-1, true).doubleUpper()).isLessThan(1e-6);
    assertThat(jump(1, true).doubleUpper()).isBetween(4.0, 4.001);
    assertThat(jump(-1, false).doubleUpper()).isBetween(4.0, 4.001);
  }

  private static List<GateGroup> groups(List<Integer> factors, List<Integer> labels) {
    List<List<Integer>> points = factors.stream().map(c -> List.of(4 * c, 0, 0)).toList();
    FlowProblem problem =
        problem(points, labels, Rational.ZERO, Rational.ONE, Rational.ONE, Rational.ONE);
    VerifierContext context = new VerifierContext(problem, 4);
    GateTable gates = GateTable.of(UNIT, factors.size(), pair -> factors.get(pair.sample()) > 0);
    WeightBox box = WeightBox.enclosing(problem.initialWeights()).widened(0x1p-40);
    SampleSignals signals =
        SampleSignals.ofSelections(
            context.problem(), box, PossibleGates.enclosing(context.problem(), box));
    List<GateGroup> found = GateGroup.of(context, new GateCheck(context.problem(), gates), signals);
    assertThat(found).hasSize(1);
    LossWeights losses = signals.lossWeights();
    DoubleInterval strength = found.get(0).strength(signals, losses).scale(losses.scale());
    // All margins are 0, so κ = y, and the strength is Σ |x| y.
    int expected = 0;
    for (int i = 0; i < factors.size(); i++) {
      expected += Math.abs(factors.get(i)) * labels.get(i);
    }
    assertThat(strength.approximateMiddle()).isBetween(expected - 1e-6, expected + 1e-6);
    return found;
  }

  /** The strengths of a kink are added with the sizes of their factors. */
  @Test
  void strengthsOfOneKinkAreAdded() {
    assertThat(groups(List.of(1, -2), List.of(1, -1)).get(0).isShared()).isTrue();
    assertThat(groups(List.of(1, 3, -1), List.of(-1, 1, -1)).get(0).pairs()).hasSize(3);
  }
}
