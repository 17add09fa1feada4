package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.theorem.Assessment;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.claim.theorem.NearZero;
import org.plumbline.claim.theorem.RunAudit;
import org.plumbline.claim.theorem.Standing;
import org.plumbline.claim.theorem.TheoremAudit;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Rational;

/** What theorems suppose of whole experiments, before their runs and after them. */
final class AuditTest {
  /** Four orthogonal samples and leaky units with fixed outer weights. */
  private static final String ORTHOGONAL =
      """
      name: orthogonal-leaky
      data:
        points: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        labels: [1, -1, 1, -1]
      network:
        graph:
          inputs: [a, b, c, d]
          vertices:
            - {name: h, activation: "leaky:1/2"}
            - {name: k, activation: "leaky:1/2"}
            - {name: o}
          output: o
          edges:
            - {from: a, to: h}
            - {from: b, to: h}
            - {from: c, to: h}
            - {from: d, to: h}
            - {from: a, to: k}
            - {from: b, to: k}
            - {from: c, to: k}
            - {from: d, to: k}
            - {from: h, to: o, fixed: 1}
            - {from: k, to: o, fixed: -1}
      initialization:
        weights: {"a->h": 1/8, "b->h": -1/8, "c->h": 1/4, "d->h": -1/4, "a->k": -1/8, "b->k": 1/8, "c->k": -1/8, "d->k": 1/8}
      flow:
        digits: 10
        until: {risk: 1e-3}
      """;

  /** Two labels whose samples are on either side; the scale and the kind of the start are set. */
  private static final String SEPARABLE =
      """
      name: separable
      data:
        points: [[1, 1/4], [3/4, 1/2], [-1, 1/8], [-3/4, -1/4]]
        labels: [1, 1, -1, -1]
      network:
        widths: [2, 4, 1]
        activations: [relu]
      initialization: {kind: balanced, seed: 4, scale: 1/2}
      flow:
        digits: 10
        until: {risk: 1e-4}
      """;

  /** A unit that is off on every sample, and a sample that no unit sees. */
  private static final String DEAD =
      """
      name: dead
      data:
        points: [[1, 0], [0, -1]]
        labels: [1, -1]
      network:
        widths: [2, 2, 1]
        activations: [relu]
      initialization:
        weights: [[[1, 1], [-1, 1]], [[1, 1]]]
      flow:
        digits: 10
        until: {time: 2}
      """;

  private static Audit before(Experiment experiment) {
    return Check.of(experiment).hypotheses().report().audit();
  }

  private static Audit after(Experiment experiment) {
    return Check.of(experiment).withThreads(1).run().report().audit();
  }

  private static TheoremAudit theorem(Audit audit, String id) {
    return audit.theorems().stream()
        .filter(each -> each.theorem().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Standing standing(Audit audit, String theorem, String hypothesis) {
    return theorem(audit, theorem).row(hypothesis).orElseThrow().standing();
  }

  private static RunAudit run(Experiment experiment) {
    return after(experiment).run().orElseThrow();
  }

  @Test
  void nearlyOrthogonalSamplesLackALowRiskOnly() {
    Experiment experiment = ExperimentFiles.parse(ORTHOGONAL);
    Audit before = before(experiment);
    assertThat(before.run()).isEmpty();
    assertThat(theorem(before, "leaky-rank-two").ids(Standing.AFTER_THE_RUN)).isEqualTo("low-risk");
    assertThat(theorem(before, "leaky-rank-two").standing()).isEqualTo(Standing.AFTER_THE_RUN);
    assertThat(theorem(after(experiment), "leaky-rank-two").standing()).isEqualTo(Standing.PROVED);
  }

  /** Its samples are within the bound, and its outer weights are trained. */
  @Test
  void theExampleOfNearlyOrthogonalSamplesLacksFixedOuterWeights() {
    TheoremAudit audit =
        theorem(before(ExperimentFiles.example("nearly-orthogonal")), "leaky-rank-two");
    assertThat(audit.ids(Standing.FAILS)).isEqualTo("fixed-outer-layer");
    Assessment samples = audit.row("nearly-orthogonal-samples").orElseThrow().assessment();
    assertThat(samples.isProved()).isTrue();
  }

  /** What the advice on balance says: of what is needed beside it no finite scale is known. */
  @Test
  void orthogonallySeparableSamplesAreAuditedToTheEnd() {
    Experiment experiment = ExperimentFiles.parse(SEPARABLE);
    Audit before = before(experiment);
    assertThat(theorem(before, "orthogonally-separable").ids(Standing.CANNOT_BE_KNOWN))
        .isEqualTo("small-start");
    assertThat(theorem(before, "orthogonally-separable").with(Standing.PROVED)).hasSize(7);
    assertThat(standing(after(experiment), "orthogonally-separable", "small-start"))
        .isIn(Standing.PROVED, Standing.EVIDENCE);
  }

  @Test
  void deepLinearNetworksAreProvedBeforeTheRun() {
    Audit before = before(ExperimentFiles.example("max-margin"));
    assertThat(theorem(before, "deep-linear-max-margin").standing()).isEqualTo(Standing.PROVED);
    assertThat(theorem(before, "last-layers-rank-one").standing()).isEqualTo(Standing.PROVED);
    assertThat(theorem(before, "convergence-in-direction").standing()).isEqualTo(Standing.PROVED);
  }

  /** All gates of that example are proved to be constant, and each unit sees one label. */
  @Test
  void whatAWholeRunProvesIsProved() {
    Audit after = after(ExperimentFiles.example("orthogonal"));
    assertThat(standing(after, "orthogonally-separable", "small-start")).isEqualTo(Standing.PROVED);
    assertThat(standing(after, "last-layers-rank-one", "direction-settles"))
        .isEqualTo(Standing.PROVED);
    TheoremAudit.Row active =
        theorem(after, "stably-active-submatrix").row("stably-active-units").orElseThrow();
    assertThat(active.standing()).isEqualTo(Standing.FAILS);
    assertThat(active.assessment().witness().orElseThrow().places())
        .containsExactly("h1[0]", "h1[1]", "h1[2]", "h1[3]");
    assertThat(after.run().orElseThrow().late().all()).isZero();
  }

  /** Mutant: a run that is cut off before the risk is low, taken for one that proves it. */
  @Test
  void aShortRunLeavesOpenWhatALongOneProves() {
    Experiment orthogonal = ExperimentFiles.example("orthogonal");
    Audit cut = after(orthogonal.until(Optional.of(Rational.of(1, 8)), Optional.empty()));
    assertThat(standing(cut, "convergence-in-direction", "low-risk"))
        .isEqualTo(Standing.CANNOT_BE_KNOWN);
    assertThat(standing(cut, "last-layers-rank-one", "direction-settles"))
        .isNotEqualTo(Standing.PROVED);
  }

  @Test
  void deadUnitsAndUnseenSamplesAreFound() {
    RunAudit run = run(ExperimentFiles.parse(DEAD));
    assertThat(run.deadUnits()).containsExactly("h1[1]");
    assertThat(run.deadForEver()).containsExactly("h1[1]");
    assertThat(run.unseenSamples()).containsExactly(1);
    assertThat(run.nearest()).extracting(NearZero::weight).doesNotContain("W1[1,0]", "W2[0,1]");
    assertThat(run.continuation()).isEmpty();
    RunAudit live = run(ExperimentFiles.parse(DEAD.replace("[-1, 1]", "[-1, -1]")));
    assertThat(live.deadUnits()).isEmpty();
    assertThat(live.unseenSamples()).isEmpty();
  }

  @Test
  void kinksThatComeLateAreCounted() {
    RunAudit whole = run(ExperimentFiles.example("small-relu"));
    assertThat(whole.late().all()).isEqualTo(4);
    assertThat(whole.late().inTime()).isZero();
    RunAudit cut =
        run(
            ExperimentFiles.example("small-relu")
                .until(Optional.of(Rational.parse("7.53")), Optional.empty()));
    assertThat(cut.late().inTime()).isPositive();
    assertThat(cut.late().last()).first().asString().contains(" on sample ");
  }

  /** A flow that may leave a kink to either side at the start has no end to look at. */
  @Test
  void aRunWithoutAStepIsNotAudited() {
    String forked =
        DEAD.replace("[[1, 0], [0, -1]]", "[[1, 0], [1, 0]]")
            .replace("labels: [1, -1]", "labels: [1, 1]")
            .replace("[[[1, 1], [-1, 1]], [[1, 1]]]", "[[[1, 1], [0, 1]], [[1, 1]]]");
    CheckReport report = Check.of(ExperimentFiles.parse(forked)).run();
    assertThat(report.findings("continuation")).hasSize(1);
    assertThat(report.report().audit().run()).isEmpty();
    assertThat(report.report().audit().theorems()).hasSize(6);
    assertThat(report.text()).contains("What each theorem supposes");
  }

  @Test
  void everyTheoremIsInTheReport() {
    CheckReport report = Check.of(ExperimentFiles.example("small-relu")).hypotheses();
    List<String> ids =
        report.report().audit().theorems().stream().map(each -> each.theorem().id()).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(6);
    ids.forEach(id -> assertThat(report.json()).contains("\"id\": \"" + id + "\""));
    ids.forEach(id -> assertThat(report.text()).contains("\n" + id + ": "));
    assertThat(report.text(80, false, true)).contains("linear-units: every hidden unit is linear;");
    assertThat(report.text().lines().map(String::length)).allMatch(length -> length <= 80);
  }
}
