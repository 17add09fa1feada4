package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Times as a table: texts to the left, numbers to the right. */
public final class BenchmarkTable {
  private static final List<String> COMMON =
      List.of("experiment", "engine", "digits", "threads", "steps", "min s", "median s", "max s");

  /** How many columns hold texts. */
  private static final int TEXTS = 2;

  private static final String UNKNOWN = "-";

  private final List<List<String>> lines = new ArrayList<>();

  private BenchmarkTable(String... more) {
    List<String> header = new ArrayList<>(COMMON);
    header.addAll(List.of(more));
    lines.add(header);
  }

  /**
   * Engines side by side: the median time of verifying what was found, and in each group the
   * median, over the repetitions, of the time of integrating as a multiple of the first row's.
   */
  public static String sideBySide(List<List<BenchmarkRow>> groups) {
    BenchmarkTable table = new BenchmarkTable("verify s", "ratio");
    for (List<BenchmarkRow> group : groups) {
      for (BenchmarkRow row : group) {
        double ratio = row.integrate().medianRatio(group.get(0).integrate());
        String verify = row.verify().map(t -> significant(t.median())).orElse(UNKNOWN);
        table.add(row, List.of(verify, ratio(ratio)));
      }
    }
    return table.text();
  }

  /**
   * Problems of growing size: the last columns are the median time of a step in milliseconds, and
   * that as a multiple of the row before.
   */
  public static String series(List<List<BenchmarkRow>> groups) {
    BenchmarkTable table = new BenchmarkTable("ms a step", "ratio");
    for (List<BenchmarkRow> group : groups) {
      Optional<Double> before = Optional.empty();
      for (BenchmarkRow row : group) {
        Optional<Double> now = row.secondsPerStep();
        Optional<Double> last = before;
        String ratio = now.flatMap(s -> last.map(previous -> ratio(s / previous))).orElse(UNKNOWN);
        String milliseconds = now.map(s -> significant(1000 * s)).orElse(UNKNOWN);
        table.add(row, List.of(milliseconds, ratio));
        before = now;
      }
    }
    return table.text();
  }

  private void add(BenchmarkRow row, List<String> more) {
    List<String> line = new ArrayList<>();
    line.add(row.experiment());
    line.add(row.engine());
    line.add(String.valueOf(row.digits()));
    line.add(row.threads().map(String::valueOf).orElse(UNKNOWN));
    line.add(row.steps().map(String::valueOf).orElse(UNKNOWN));
    line.add(significant(row.integrate().min()));
    line.add(significant(row.integrate().median()));
    line.add(significant(row.integrate().max()));
    line.addAll(more);
    lines.add(line);
  }

  private static String significant(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private String text() {
    int columns = lines.get(0).size();
    int[] widths =
        IntStream.range(0, columns)
            .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int c = 0; c < columns; c++) {
        String padding = " ".repeat(widths[c] - line.get(c).length());
        text.append(c == 0 ? "" : "  ");
        text.append(c < TEXTS ? line.get(c) + padding : padding + line.get(c));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
