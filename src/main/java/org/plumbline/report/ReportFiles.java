package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that a check writes. This is the one place that lists them: another format, or a figure
 * such as {@code figures/risk.svg}, is a class that turns a {@link Report} into a text, and one
 * more entry here.
 *
 * <p>The report itself comes last, as whoever waits for it then finds the others beside it.
 */
public final class ReportFiles {
  private static final List<Format> ALL =
      List.of(
          new Format("trajectory.csv", TrajectoryCsv::of),
          new Format("report.json", report -> Optional.of(JsonReport.text(report))));

  private ReportFiles() {}

  /**
   * A file.
   *
   * @param name its name in the folder, which may begin with a folder of its own
   * @param text its text, none where a report has nothing to say in it
   */
  private record Format(String name, Function<Report, Optional<String>> text) {}

  /** The text of each file by its name; none for one that a report does not have. */
  public static Map<String, Optional<String>> of(Report report) {
    Map<String, Optional<String>> files = new LinkedHashMap<>();
    for (Format format : ALL) {
      files.put(format.name(), format.text().apply(report));
    }
    return files;
  }
}
