package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.CheckedFlow;
import org.plumbline.claim.Finding;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;
import org.plumbline.number.RangeException;

/** {@link RunFigures}: what they show is that of the run, and bounds those of its findings. */
final class RunFiguresTest {
  private static CheckedFlow flow;
  private static List<Finding> findings = List.of();

  @BeforeAll
  static void runs() {
    CheckReport report = run("deep-linear");
    flow = report.flow().orElseThrow();
    findings = report.findings();
  }

  private static CheckReport run(String example) {
    return Check.of(BundledExamples.read(example)).run();
  }

  private static List<Figure> figures(Trajectory trajectory, List<Finding> some) {
    return RunFigures.of(trajectory, flow.verification(), some, Optional.empty());
  }

  private static Figure figure(List<Figure> figures, String name) {
    return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void figuresAreInTheOrderOfTheirNames() {
    List<String> names = figures(flow.trajectory(), findings).stream().map(Figure::name).toList();
    assertThat(names).doesNotHaveDuplicates().contains("risk", "stable-rank", "balancedness");
    assertThat(names)
        .isEqualTo(RunFigures.NAMES.stream().filter(names::contains).toList())
        .doesNotContain("gates");
  }

  @Test
  void boundsAreThoseThatFindingsProve() {
    assertThat(figure(figures(flow.trajectory(), findings), "stable-rank").description())
        .contains("W1, proved bound: from ");
    List<Figure> without = figures(flow.trajectory(), List.of());
    assertThat(figure(without, "stable-rank").description())
        .contains("W1: from ")
        .doesNotContain("bound");
    assertThat(without).extracting(Figure::name).doesNotContain("rank-one", "alignment");
  }

  /** A weight that is off by 1e-3 at the end is seen in the drift, and in nothing before. */
  @Test
  void aTrajectoryThatLeavesTheLawShowsItsDrift() {
    assertThat(drift(flow.trajectory())).containsPattern("units: from .* to \\d.*e-[2-9]\\d at t");
    List<Dyadic> weights = new ArrayList<>(flow.trajectory().finalWeights());
    weights.set(0, weights.get(0).add(Dyadic.of(1e-3)));
    Trajectory t = flow.trajectory();
    Trajectory wrong = new Trajectory(t.problem(), t.steps(), t.events(), t.workingBits(), weights);
    assertThat(drift(wrong)).containsPattern("units: from .* to 0\\.00\\d+ at t");
  }

  private static String drift(Trajectory trajectory) {
    return figure(figures(trajectory, findings), "balancedness").description();
  }

  @Test
  void aRunWithoutStepsHasNone() {
    Trajectory t = flow.trajectory();
    Trajectory none =
        new Trajectory(t.problem(), List.of(), List.of(), t.workingBits(), t.finalWeights());
    assertThat(figures(none, findings)).isEmpty();
  }

  @Test
  void numbersThatCannotBeHadLeaveTheOtherFigures() {
    List<Figure> figures = new ArrayList<>();
    RunFigures.add(
        figures,
        () -> {
          throw new RangeException("an exponent beyond 64 bits");
        });
    Figure risk = figure(figures(flow.trajectory(), findings), "risk");
    RunFigures.add(figures, () -> Optional.of(risk));
    assertThat(figures).containsExactly(risk);
  }

  /** Instants are thinned out, with the first and the last of the run among them. */
  @Test
  void longRunsAreThinnedOut() {
    Trajectory t = flow.trajectory();
    Timeline timeline = Timeline.of(t, flow.verification()).orElseThrow();
    assertThat(timeline.instants()).hasSizeBetween(2, 102);
    assertThat(timeline.instants().get(0).weights()).isEqualTo(t.steps().get(0).startWeights());
    assertThat(timeline.last().weights()).isEqualTo(t.finalWeights());
    assertThat(timeline.instants()).extracting(Instant::position).isSorted();
  }
}
