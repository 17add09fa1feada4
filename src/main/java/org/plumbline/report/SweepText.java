package org.plumbline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.sweep.ClopperPearson;
import org.plumbline.sweep.SweepSummary;
import org.plumbline.sweep.SweepSummary.Group;
import org.plumbline.sweep.SweepSummary.Tally;

/** The summary of a campaign in words, for a terminal. */
public final class SweepText {
  private static final int SHOWN = 10;
  private static final List<String> HEADS =
      List.of("finding", "PROVED", "of", "share (95 %)", "least", "median", "largest");

  private final SweepSummary summary;
  private final String command;

  private SweepText(SweepSummary summary, String command) {
    this.summary = summary;
    this.command = command;
  }

  /**
   * The text.
   *
   * @param name the name of the campaign
   * @param file the file of the campaign, as the user named it
   * @param key the place by whose values there are tables, if any
   */
  public static String of(SweepSummary summary, String name, String file, Optional<String> key) {
    return new SweepText(summary, "plumbline sweep " + file + " --print ").text(name, key);
  }

  private String text(String name, Optional<String> key) {
    StringBuilder text = new StringBuilder(name);
    text.append(": ").append(summary.rows()).append(" of ").append(summary.all()).append(" runs");
    summary
        .statuses()
        .forEach((status, count) -> text.append(", ").append(count).append(' ').append(status));
    text.append("\n\n");
    if (key.isEmpty()) {
      text.append(table(summary.total()));
    } else {
      Map<String, Group> groups = summary.byValue().getOrDefault(key.get(), Map.of());
      groups.forEach(
          (value, group) ->
              text.append(key.get())
                  .append(" = ")
                  .append(value)
                  .append(", ")
                  .append(group.rows())
                  .append(" runs\n")
                  .append(table(group))
                  .append('\n'));
    }
    addSlowest(text);
    addOpen(text);
    return text.toString();
  }

  private static String table(Group group) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    group.tallies().forEach((finding, tally) -> rows.add(row(finding, tally)));
    int[] widths = new int[HEADS.size()];
    Arrays.setAll(widths, k -> rows.stream().mapToInt(row -> row.get(k).length()).max().orElse(0));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int k = 0; k < widths.length; k++) {
        String pad = " ".repeat(widths[k] - row.get(k).length());
        line.append(k == 0 ? row.get(k) + pad : "  " + pad + row.get(k));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(String finding, Tally tally) {
    int applicable = tally.applicable();
    String share = "";
    if (applicable > 0) {
      ClopperPearson interval = SweepSummary.provedShare(tally);
      share = String.format(Locale.ROOT, "%.3f … %.3f", interval.lower(), interval.upper());
    }
    return List.of(
        finding,
        Integer.toString(tally.count("PROVED")),
        Integer.toString(applicable),
        share,
        number(tally.quantile(0)),
        number(tally.quantile(0.5)),
        number(tally.quantile(1)));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
  }

  private void addSlowest(StringBuilder text) {
    text.append("\nslowest: ");
    List<String> runs = new ArrayList<>();
    summary
        .slowest()
        .forEach(
            slow ->
                runs.add(String.format(Locale.ROOT, "run %d, %.2f s", slow.run(), slow.seconds())));
    text.append(String.join("; ", runs)).append('\n');
  }

  private void addOpen(StringBuilder text) {
    if (summary.left() == 0) {
      return;
    }
    text.append("\nleft open by ").append(summary.left()).append(" runs:\n");
    for (SweepSummary.Open open :
        summary.open().subList(0, Math.min(SHOWN, summary.open().size()))) {
      List<String> what = open.what();
      String more = what.size() > 2 ? ", and " + (what.size() - 2) + " more" : "";
      text.append("  run ")
          .append(open.run())
          .append(": ")
          .append(String.join(", ", what.subList(0, Math.min(2, what.size()))))
          .append(more)
          .append('\n');
    }
    if (summary.left() > SHOWN) {
      text.append("  and ").append(summary.left() - SHOWN).append(" more; --json lists them\n");
    }
    text.append("The experiment of a run: ")
        .append(command)
        .append(summary.open().get(0).run())
        .append(" | plumbline check -\n");
  }
}
