package org.plumbline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.compare.Comparison;
import org.plumbline.report.figure.ComparisonFigures;
import org.plumbline.report.figure.Figure;

/** The files that a comparison writes; the one for other programs comes last. */
public final class ComparisonFiles {
  /** The file for other programs. */
  public static final String JSON = "comparison.json";

  /** The page, in a folder of its own. */
  private static final String PAGE = "report.html";

  /** The page beside that of a check, which stays. */
  private static final String OTHER_PAGE = "comparison.html";

  private ComparisonFiles() {}

  /**
   * Writes the files of a comparison, or none of them.
   *
   * @throws IOException if one cannot be written; all older files are as they were
   */
  public static void write(OutputFolder folder, Comparison comparison, String version)
      throws IOException {
    List<Figure> figures = ComparisonFigures.of(comparison);
    Map<String, Optional<String>> files = new LinkedHashMap<>();
    for (String name : ComparisonFigures.NAMES) {
      files.put("figures/" + name + ".svg", ReportFiles.drawn(figures, name));
    }
    files.put(page(folder.path()), Optional.of(ComparisonHtml.text(comparison, version, figures)));
    files.put(JSON, Optional.of(ComparisonJson.of(comparison, version)));
    folder.replace(files);
  }

  private static String page(Path folder) {
    return Files.exists(folder.resolve("report.json")) ? OTHER_PAGE : PAGE;
  }
}
