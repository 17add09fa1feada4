package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.engine.ReferenceEngine;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;

/** The experiment file of the documentation, with its skip to the very next layer. */
final class DocumentedExampleTest {
  private static final int DIGITS = 20;

  private final Experiment experiment = BundledExamples.read("small-relu");

  @Test
  void hasTheShapeThatIsDocumented() {
    assertThat(experiment.architecture().orElseThrow().widths()).containsExactly(2, 3, 2, 1);
    assertThat(experiment.architecture().orElseThrow().skips())
        .containsExactly(new Skip(1, 2, Skip.Kind.FREE));
    assertThat(experiment.initialWeights()).hasSize(20);
    assertThat(experiment.flow().digits()).isEqualTo(40);
    assertThat(experiment.flow().untilTime()).contains(Rational.of(20));
    assertThat(experiment.flow().untilRisk()).isEmpty();
  }

  @Test
  void integratesAndIsChecked() {
    FlowProblem problem = FlowProblems.of(experiment);
    Trajectory trajectory =
        completed(new TaylorEngine().integrate(problem, horizon(), DIGITS, Progress.SILENT));
    Evidence evidence = new Evidence(problem, Optional.of(trajectory), DIGITS);
    List<Finding> findings =
        Claims.all().stream().flatMap(claim -> claim.check(evidence).stream()).toList();
    assertThat(findings).extracting(Finding::verdict).doesNotContain(Verdict.VIOLATED);
    assertThat(findings)
        .filteredOn(f -> f.id().equals("balancedness"))
        .extracting(Finding::verdict)
        .startsWith(Verdict.PROVED)
        .containsOnly(Verdict.PROVED, Verdict.CONSISTENT);
    assertThat(findings)
        .filteredOn(f -> f.id().equals("homogeneity"))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED);
  }

  @Test
  void enginesAgreeToTheDigitsAskedFor() {
    FlowProblem problem = FlowProblems.of(experiment);
    Trajectory fast =
        completed(new TaylorEngine().integrate(problem, horizon(), DIGITS, Progress.SILENT));
    Trajectory plain =
        completed(new ReferenceEngine().integrate(problem, horizon(), DIGITS, Progress.SILENT));
    Rational error = Rational.parse("2e-" + DIGITS);
    for (int p = 0; p < fast.finalWeights().size(); p++) {
      Rational a = fast.finalWeights().get(p).toRational();
      Rational b = plain.finalWeights().get(p).toRational();
      assertThat(a.subtract(b).abs())
          .isLessThanOrEqualTo(error.multiply(a.abs().max(Rational.ONE)));
    }
  }

  private Horizon horizon() {
    return Horizon.atTime(Rational.of(2));
  }

  private static Trajectory completed(FlowResult result) {
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    return result.trajectory();
  }
}
