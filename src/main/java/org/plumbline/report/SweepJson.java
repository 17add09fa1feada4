package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.sweep.ClopperPearson;
import org.plumbline.sweep.SweepSummary;
import org.plumbline.sweep.SweepSummary.Group;
import org.plumbline.sweep.SweepSummary.Tally;

/** The summary of a campaign as JSON. */
public final class SweepJson {
  private static final double[] SHARES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

  private SweepJson() {}

  /**
   * The text.
   *
   * @param name the name of the campaign
   * @param command what prints the experiment of a run, but for the run's number
   */
  public static String of(SweepSummary summary, String name, String command) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("campaign", name);
    tree.put("runs", summary.all());
    tree.put("rows", summary.rows());
    tree.put("statuses", summary.statuses());
    tree.put("findings", group(summary.total()));
    Map<String, Object> by = new LinkedHashMap<>();
    summary
        .byValue()
        .forEach(
            (key, values) -> {
              Map<String, Object> groups = new LinkedHashMap<>();
              values.forEach((value, group) -> groups.put(value, group(group)));
              by.put(key, groups);
            });
    tree.put("by", by);
    tree.put("slowest", summary.slowest());
    tree.put("left", summary.left());
    tree.put("open", summary.open().stream().map(open -> open(open, command)).toList());
    return JsonText.of(tree);
  }

  private static Map<String, Object> open(SweepSummary.Open open, String command) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("run", open.run());
    tree.put("what", open.what());
    tree.put("command", command + open.run());
    return tree;
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> tree = new LinkedHashMap<>();
    group.tallies().forEach((finding, tally) -> tree.put(finding, tally(tally)));
    return tree;
  }

  private static Map<String, Object> tally(Tally tally) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("verdicts", tally.verdicts());
    if (tally.applicable() > 0) {
      ClopperPearson interval = SweepSummary.provedShare(tally);
      tree.put("proved", List.of(interval.lower(), interval.upper()));
    }
    if (tally.numbers() > 0) {
      Map<String, Object> quantiles = new LinkedHashMap<>();
      for (double share : SHARES) {
        quantiles.put(Double.toString(share), tally.quantile(share));
      }
      tree.put("quantiles", quantiles);
    }
    return tree;
  }
}
