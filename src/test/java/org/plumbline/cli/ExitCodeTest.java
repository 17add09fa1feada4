package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.experiment.BundledExamples;

/** The numbers that scripts rely on. */
final class ExitCodeTest {
  @ParameterizedTest
  @CsvSource({"FINE, 0", "VIOLATED, 1", "BAD_INPUT, 2", "UNDECIDED, 3", "DEFECT, 70"})
  void numbersStay(ExitCode code, int number) {
    assertThat(code.code()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"CONFIRMED, FINE", "UNDECIDED, UNDECIDED", "DIFFERS, VIOLATED"})
  void comparisonsEndWithTheirOutcome(Outcome outcome, ExitCode code) {
    assertThat(ExitCode.of(outcome)).isEqualTo(code);
  }

  /** Of a separable set of data, and of one that is not, the hypotheses alone. */
  @Test
  void reportsEndWithTheirOutcome() {
    CheckReport fine = Check.of(BundledExamples.read("small-relu")).hypotheses();
    assertThat(fine.outcome()).isEqualTo(CheckReport.Outcome.FINE);
    assertThat(ExitCode.of(fine)).isEqualTo(ExitCode.FINE);
    CheckReport violated = Check.of(BundledExamples.read("iris-inseparable")).hypotheses();
    assertThat(violated.outcome()).isEqualTo(CheckReport.Outcome.VIOLATED);
    assertThat(ExitCode.of(violated)).isEqualTo(ExitCode.VIOLATED);
  }
}
