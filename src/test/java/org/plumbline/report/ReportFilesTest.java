package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.FlowProblems;

/** {@link ReportFiles}: every file by its name, and none for what a report does not have. */
final class ReportFilesTest {
  @Test
  void aReportWithoutTrajectoryHasNoTableOfIt() {
    Experiment experiment = BundledExamples.read("small-relu");
    Notices notices = Notices.of(experiment, FlowProblems.of(experiment));
    Report report =
        new Report("0", experiment, notices, List.of(), List.of(), Optional.empty(), Map.of());
    Map<String, Optional<String>> files = ReportFiles.of(report);
    assertThat(files.keySet()).containsExactly("trajectory.csv", "report.json");
    assertThat(files.get("trajectory.csv")).isEmpty();
    assertThat(files.get("report.json")).contains(JsonReport.text(report));
  }
}
