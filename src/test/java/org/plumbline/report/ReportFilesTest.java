package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.figure.RunFigures;
import org.plumbline.run.FlowProblems;

/** {@link ReportFiles}: every file by its name, and none for what a report does not have. */
final class ReportFilesTest {
  @Test
  void aReportWithoutTrajectoryHasNoTableOrPageOfIt() {
    Experiment experiment = BundledExamples.read("small-relu");
    Notices notices = Notices.of(experiment, FlowProblems.of(experiment));
    Report report =
        new Report("0", experiment, notices, List.of(), List.of(), Optional.empty(), Map.of());
    Map<String, Optional<String>> files = ReportFiles.of(report);
    List<String> names = new ArrayList<>(List.of("trajectory.csv"));
    RunFigures.NAMES.forEach(name -> names.add("figures/" + name + ".svg"));
    names.addAll(List.of("report.html", "report.json"));
    assertThat(files.keySet()).containsExactlyElementsOf(names);
    assertThat(files.get("trajectory.csv")).isEmpty();
    RunFigures.NAMES.forEach(name -> assertThat(files.get("figures/" + name + ".svg")).isEmpty());
    assertThat(files.get("report.html")).isEmpty();
    assertThat(files.get("report.json")).contains(JsonReport.text(report));
    Map<String, Optional<byte[]>> bytes = ReportFiles.bytes(report);
    assertThat(bytes.keySet()).first().isEqualTo("trajectory.npz");
    assertThat(bytes.get("trajectory.npz")).isEmpty();
    assertThat(bytes.keySet()).last().isEqualTo("report.json");
    assertThat(bytes).hasSize(names.size() + 1);
  }
}
