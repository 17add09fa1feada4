package org.plumbline.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.sweep.Journal;
import org.plumbline.sweep.SweepRow;

/**
 * The table of a campaign: a row for each run in the order of their numbers, with columns in the
 * order in which runs first have them, seconds last. Apart from those it is the same bytes whatever
 * the order in which runs ended.
 */
public final class SweepTable {
  /** The name of the file in the folder of a campaign. */
  public static final String FILE = "runs.csv";

  private static final List<String> VERDICTS =
      List.of("PROVED", "CONSISTENT", "VIOLATED", "UNDECIDED", "NOT_APPLICABLE");

  private static final List<String> NUMBERS =
      List.of("steps", "events", "pinned", "time", "risk", "radius");

  private static final List<String> PARTS = List.of("verdict", "value", "bound", "reason");

  private final List<String> keys;
  private final List<String> findings;
  private final int weights;

  private SweepTable(List<String> keys, List<String> findings, int weights) {
    this.keys = keys;
    this.findings = findings;
    this.weights = weights;
  }

  /**
   * Writes the table of a journal, all of it or nothing. Rows are read twice, one at a time.
   *
   * @param keys the places that vary
   * @throws IOException if the journal cannot be read or the table not be written
   */
  public static void write(Path folder, List<String> keys, Journal journal) throws IOException {
    Set<String> findings = new LinkedHashSet<>();
    int[] weights = {0};
    journal.read(
        row -> {
          row.findings().forEach(finding -> findings.add(finding.name()));
          weights[0] = Math.max(weights[0], row.weights().size());
        });
    SweepTable table = new SweepTable(keys, List.copyOf(findings), weights[0]);
    Path fresh = folder.resolve("." + FILE + "." + ProcessHandle.current().pid());
    try {
      try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        writer.write(table.header());
        journal.read(row -> writer.write(table.line(row)));
      }
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private String header() {
    List<String> cells = new ArrayList<>(List.of("run"));
    cells.addAll(keys);
    cells.addAll(List.of("status", "message", "version"));
    cells.addAll(VERDICTS);
    cells.addAll(NUMBERS);
    for (int p = 0; p < weights; p++) {
      cells.add("w" + p);
    }
    for (String finding : findings) {
      PARTS.forEach(part -> cells.add(finding + "." + part));
    }
    cells.add("seconds");
    return joined(cells);
  }

  private String line(SweepRow row) {
    List<String> cells = new ArrayList<>(List.of(Long.toString(row.run())));
    keys.forEach(key -> cells.add(row.cell("parameters", key)));
    cells.addAll(List.of(row.cell("status"), row.cell("message"), row.cell("version")));
    VERDICTS.forEach(verdict -> cells.add(row.cell("summary", verdict)));
    NUMBERS.forEach(number -> cells.add(row.cell(number)));
    List<String> last = row.weights();
    for (int p = 0; p < weights; p++) {
      cells.add(p < last.size() ? last.get(p) : "");
    }
    Map<String, SweepRow.Kept> byName = new HashMap<>();
    row.findings().forEach(kept -> byName.put(kept.name(), kept));
    for (String finding : findings) {
      SweepRow.Kept kept = byName.get(finding);
      PARTS.forEach(part -> cells.add(kept == null ? "" : kept.finding().path(part).asText("")));
    }
    cells.add(Double.toString(row.seconds()));
    return joined(cells);
  }

  private static String joined(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      line.append(line.length() == 0 ? "" : ",").append(TrajectoryCsv.cell(cell));
    }
    return line.append('\n').toString();
  }
}
