package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.data.TableReading;

/** What of a table is no sample, in sentences for the report. */
final class Omissions {
  private static final int MOST_SHOWN = 12;

  private Omissions() {}

  /** A sentence for each kind of row that was left out. */
  static List<String> of(Cursor source, TableReading read) {
    String file = source.text("a path");
    List<String> sentences = new ArrayList<>();
    if (read.otherLabels() > 0) {
      sentences.add(
          "%s: %s left out, because the label belongs to neither class."
              .formatted(file, counted(read.otherLabels())));
    }
    List<Integer> lines = read.skippedLines();
    if (!lines.isEmpty()) {
      String shown =
          lines.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
      sentences.add(
          "%s: %s left out, because a value is missing: %s %s%s."
              .formatted(
                  file,
                  counted(lines.size()),
                  lines.size() == 1 ? "line" : "lines",
                  shown,
                  lines.size() > MOST_SHOWN ? ", …" : ""));
    }
    return sentences;
  }

  private static String counted(int rows) {
    return rows == 1 ? "1 row is" : rows + " rows are";
  }
}
