package org.plumbline.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.report.figure.Figure;
import org.plumbline.report.figure.RunFigures;

/**
 * The files that a check writes. This is the one place that lists them: another format is a class
 * that turns a {@link Report} into a text, and one more entry here; another figure is one more of
 * {@link RunFigures}.
 *
 * <p>The report itself comes last, as whoever waits for it then finds the others beside it.
 */
public final class ReportFiles {
  private ReportFiles() {}

  /** The text of each file that is one by its name; none for one that a report does not have. */
  public static Map<String, Optional<String>> of(Report report) {
    return texts(report, TrajectoryTable.of(report));
  }

  /** The bytes of each file by its name, those that are no texts before the others. */
  public static Map<String, Optional<byte[]>> bytes(Report report) {
    Optional<TrajectoryTable> table = TrajectoryTable.of(report);
    Map<String, Optional<byte[]>> files = new LinkedHashMap<>();
    files.put("trajectory.npz", table.map(TrajectoryNpz::of));
    texts(report, table)
        .forEach(
            (name, text) -> files.put(name, text.map(t -> t.getBytes(StandardCharsets.UTF_8))));
    return files;
  }

  private static Map<String, Optional<String>> texts(
      Report report, Optional<TrajectoryTable> table) {
    List<Figure> figures = figures(report);
    Map<String, Optional<String>> files = new LinkedHashMap<>();
    files.put("trajectory.csv", TrajectoryCsv.of(report, table));
    for (String name : RunFigures.NAMES) {
      files.put("figures/" + name + ".svg", drawn(figures, name));
    }
    files.put("report.html", report.run().map(run -> HtmlReport.text(report, figures)));
    files.put("report.json", Optional.of(JsonReport.text(report)));
    return files;
  }

  private static List<Figure> figures(Report report) {
    return report
        .run()
        .map(
            run ->
                RunFigures.of(
                    run.result().trajectory(), run.verification(), report.findings(), run.later()))
        .orElse(List.of());
  }

  /** The file of a figure, if it is among those drawn. */
  static Optional<String> drawn(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .map(Figure::file)
        .findFirst();
  }
}
