package org.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.report.figure.RunFigures;

/** The files of a check of gradient descent; the one for other programs comes last. */
public final class DescentFiles {
  private DescentFiles() {}

  /**
   * Writes the files, or none of them; those of a flow that are there and no longer belong to the
   * report are removed.
   *
   * @throws IOException if one cannot be written; all older files are as they were
   */
  public static void write(OutputFolder folder, DescentFindings found) throws IOException {
    Optional<TrajectoryTable> table =
        Optional.of(found.descent())
            .filter(descent -> !descent.iterates().isEmpty())
            .map(TrajectoryTable::of);
    Map<String, Optional<byte[]>> files = new LinkedHashMap<>();
    files.put("trajectory.npz", table.map(TrajectoryNpz::of));
    files.put("trajectory.csv", table.flatMap(rows -> bytes(csv(found, rows))));
    for (String name : RunFigures.NAMES) {
      files.put("figures/" + name + ".svg", Optional.empty());
    }
    files.put("report.html", bytes(DescentHtml.text(found)));
    files.put("report.json", bytes(DescentJson.text(found)));
    folder.replaceBytes(files);
  }

  /** The text of {@code trajectory.csv}, one row for each iterate. */
  public static String csv(DescentFindings found) {
    return csv(found, TrajectoryTable.of(found.descent()));
  }

  private static String csv(DescentFindings found, TrajectoryTable table) {
    int digits = found.experiment().flow().digits() + JsonReport.EXTRA_DIGITS;
    return TrajectoryCsv.text(table, digits);
  }

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
