package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.engine.process.EngineException;
import org.plumbline.engine.process.Programs;
import org.plumbline.experiment.Experiment;

/** {@link EngineCheck}: a program asked from Java. */
final class EngineCheckTest {
  private static final Experiment EXPERIMENT = ExperimentFiles.example("small-relu");

  private static EngineCheck planted(String bug) {
    assumeTrue(Programs.succeeds("python3", "-c", "import json"), "no python3");
    return EngineCheck.of(
        EXPERIMENT,
        List.of(
            "python3",
            "src/test/resources/engines/planted.py",
            "src/main/resources/adapters",
            bug));
  }

  @Test
  void aSoundProgramIsConfirmed() {
    ComparisonReport report = planted("none").withThreads(1).run();
    assertThat(report.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(report.judged()).hasSize(report.claims()).hasSizeGreaterThan(3);
    assertThat(report.experiment()).isEqualTo(EXPERIMENT);
  }

  @Test
  void aWrongSignIsFound() {
    ComparisonReport report = planted("sign").run();
    assertThat(report.outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(report.judged())
        .filteredOn(judged -> judged.outcome() == Outcome.DIFFERS)
        .extracting(JudgedNumbers::text)
        .anyMatch(text -> text.contains("ulps"));
  }

  @Test
  void aCancelledRunConfirmsNothing() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    ComparisonReport report = planted("none").withCancellation(cancellation).run();
    assertThat(report.outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aProgramThatIsNotThereIsSaidInOneLine() {
    assertThatThrownBy(() -> EngineCheck.of(EXPERIMENT, List.of("/nowhere/engine")).run())
        .isInstanceOf(EngineException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> EngineCheck.of(EXPERIMENT, List.of()))
        .hasMessageContaining("must name a program");
    EngineCheck check = EngineCheck.of(EXPERIMENT, List.of("engine"));
    assertThatThrownBy(() -> check.withTimeout(Duration.ZERO)).hasMessageContaining("positive");
    assertThatThrownBy(() -> check.withThreads(257)).hasMessageContaining("between 1 and 256");
  }
}
