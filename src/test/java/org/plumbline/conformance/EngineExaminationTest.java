package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.plumbline.compare.EngineComparison;
import org.plumbline.compare.Interrupting;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;
import org.plumbline.run.RunProgress;

/** Engines that say {@code (0, -1)} to whatever they are asked about {@code exp(-w2 w1)}. */
final class EngineExaminationTest {
  private static final Experiment EXPERIMENT =
      ScriptedEngine.unit(Activation.LINEAR, Rational.ONE, Rational.ZERO).experiment("unit");

  private static EngineComparison examined(String methods, RunProgress progress) {
    try (LiveEngine engine =
        ScriptedEngine.answering("'methods':" + methods, "'result':{'gradient':[0, -1]}")) {
      return EngineExamination.of(EXPERIMENT, engine, 1, progress);
    }
  }

  /** The first gradient is right, and those along the trajectory are others. */
  @Test
  void questionsAreAskedInTheirOrder() {
    EngineComparison found = examined("['gradient']", RunProgress.SILENT);
    assertThat(found.items()).hasSize(found.claims()).hasSizeGreaterThan(2);
    assertThat(found.items().get(0).subject()).isEqualTo("gradient at the initial weights");
    assertThat(found.items().get(0).answer().outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.items().get(found.claims() - 1).answer().isFailure()).isTrue();
    assertThat(found.outcome()).isEqualTo(Outcome.DIFFERS);
  }

  @Test
  void engineIsAskedForWhatItOffersOnly() {
    EngineComparison gradients = examined("['gradient']", RunProgress.SILENT);
    EngineComparison all = examined("['gradient','descent','flow']", RunProgress.SILENT);
    assertThat(all.claims()).isEqualTo(gradients.claims() + 2);
    assertThat(all.items().get(all.claims() - 2).subject()).startsWith("10 steps of descent");
    assertThat(all.items().get(all.claims() - 1).subject()).isEqualTo("points on the flow");
    assertThat(all.items().get(all.claims() - 1).answer().isFailure()).isTrue();
  }

  @Test
  void anAnswerThatComesAfterAnInterruptionCountsForNothing() {
    EngineComparison found = examined("['gradient']", Interrupting.after(2));
    assertThat(found.items()).hasSize(1);
    assertThat(found.claims()).isGreaterThan(1);
    assertThat(found.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(examined("['gradient']", Interrupting.after(1)).items()).isEmpty();
  }

  @Test
  void enginesWithoutGradientsAreRefused() {
    EngineException refusal =
        catchThrowableOfType(
            EngineException.class, () -> examined("['descent']", RunProgress.SILENT));
    assertThat(refusal.text())
        .isEqualTo("it does not offer gradients; expected the methods gradient and descent");
  }
}
