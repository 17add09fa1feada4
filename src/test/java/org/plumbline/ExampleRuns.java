package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plumbline.claim.Verdict;

/** Checks of bundled experiments, and what they found in short. */
final class ExampleRuns {
  private ExampleRuns() {}

  /** The report of a bundled experiment. */
  static CheckReport run(String example) {
    return Check.of(ExperimentFiles.example(example)).withThreads(1).run();
  }

  /** The same, in which nothing may be violated or undecided. */
  static CheckReport runWithoutDoubt(String example) {
    CheckReport report = run(example);
    assertThat(report.findings())
        .noneMatch(f -> f.verdict() == Verdict.VIOLATED || f.verdict() == Verdict.UNDECIDED);
    return report;
  }

  /** The subjects of a claim with their verdicts, each once. */
  static List<String> rows(CheckReport report, String id) {
    return report.findings(id).stream()
        .map(f -> f.subject() + " " + f.verdict())
        .distinct()
        .toList();
  }
}
