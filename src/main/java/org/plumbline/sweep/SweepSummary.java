package org.plumbline.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rows of a campaign come to: how often each finding has which verdict, with exact
 * confidence intervals, and how its numbers are distributed; of all runs, and by the values of each
 * place that varies.
 */
public final class SweepSummary {
  private static final String PROVED = "PROVED";
  private static final List<String> OPEN = List.of("VIOLATED", "UNDECIDED");
  private static final int SLOWEST = 10;

  /** So many runs that left something open are listed; all are counted. */
  private static final int MOST_OPEN = 1_000;

  private final long all;
  private final Map<String, Integer> statuses = new TreeMap<>();
  private final Group total = new Group();
  private final Map<String, Map<String, Group>> byValue = new LinkedHashMap<>();
  private final List<Slow> slowest = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();

  private final Map<String, Integer> runsWith = new TreeMap<>();
  private int left;

  private SweepSummary(long all) {
    this.all = all;
  }

  /**
   * A run and how long it took.
   *
   * @param run its number
   * @param seconds by the clock
   */
  public record Slow(long run, double seconds) {}

  /**
   * A run that left something violated or undecided, or failed.
   *
   * @param run its number
   * @param what the findings, or the message
   */
  public record Open(long run, List<String> what) {
    /** An immutable copy. */
    public Open {
      what = List.copyOf(what);
    }
  }

  /** Findings of some runs, by their names. */
  public static final class Group {
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private int rows;

    private void take(List<SweepRow.Kept> findings) {
      rows++;
      findings.forEach(
          kept ->
              tallies
                  .computeIfAbsent(kept.name(), name -> new Tally())
                  .take(kept.verdict(), kept.finding().path("value")));
    }

    /** The number of runs. */
    public int rows() {
      return rows;
    }

    /** What there is of each finding, in the order in which runs first have them. */
    public Map<String, Tally> tallies() {
      return tallies;
    }
  }

  /** How often a finding has which verdict, and its numbers. */
  public static final class Tally {
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private double[] values = new double[8];
    private int count;

    private void take(String verdict, JsonNode value) {
      verdicts.merge(verdict, 1, Integer::sum);
      if (value.isNumber()) {
        values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
        values[count++] = value.asDouble();
      }
    }

    /** The number of runs that have the finding with a verdict. */
    public int count(String verdict) {
      return verdicts.getOrDefault(verdict, 0);
    }

    /** The number of runs that have the finding. */
    public int runs() {
      return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number of runs to whose networks it applies. */
    public int applicable() {
      return runs() - count("NOT_APPLICABLE");
    }

    /** The verdicts that occur. */
    public Map<String, Integer> verdicts() {
      return verdicts;
    }

    /** The number of runs that have a number for it. */
    public int numbers() {
      return count;
    }

    /**
     * The number that a share of all numbers are at most, by rank; not a number if there are none.
     */
    public double quantile(double share) {
      if (count == 0) {
        return Double.NaN;
      }
      double[] sorted = Arrays.copyOf(values, count);
      Arrays.sort(sorted);
      return sorted[(int) Math.max(0, Math.ceil(share * count) - 1)];
    }
  }

  /** The summary of a journal, of a campaign of so many runs. */
  public static SweepSummary of(Journal journal, long all) throws IOException {
    SweepSummary summary = new SweepSummary(all);
    journal.read(summary::take);
    summary.slowest.sort(
        Comparator.comparingDouble(Slow::seconds).reversed().thenComparingLong(Slow::run));
    return summary;
  }

  private void take(SweepRow row) {
    statuses.merge(row.status(), 1, Integer::sum);
    List<SweepRow.Kept> findings = row.findings();
    total.take(findings);
    row.parameters()
        .forEach(
            (key, value) ->
                byValue
                    .computeIfAbsent(key, k -> new LinkedHashMap<>())
                    .computeIfAbsent(value, v -> new Group())
                    .take(findings));
    slowest.add(new Slow(row.run(), row.seconds()));
    if (slowest.size() > 2 * SLOWEST) {
      slowest.sort(
          Comparator.comparingDouble(Slow::seconds).reversed().thenComparingLong(Slow::run));
      slowest.subList(SLOWEST, slowest.size()).clear();
    }
    List<String> what = new ArrayList<>();
    if (!row.status().equals(SweepRow.Status.FINISHED.word())) {
      what.add(row.status() + (row.cell("message").isEmpty() ? "" : ": " + row.cell("message")));
    }
    findings.stream()
        .filter(kept -> OPEN.contains(kept.verdict()))
        .forEach(kept -> what.add(kept.verdict() + " " + kept.name()));
    for (String verdict : OPEN) {
      if (findings.stream().anyMatch(kept -> kept.verdict().equals(verdict))) {
        runsWith.merge(verdict, 1, Integer::sum);
      }
    }
    if (!what.isEmpty()) {
      left++;
      if (open.size() < MOST_OPEN) {
        open.add(new Open(row.run(), what));
      }
    }
  }

  /** The number of runs of the campaign. */
  public long all() {
    return all;
  }

  /** The number of rows that are there. */
  public int rows() {
    return total.rows();
  }

  /** How many runs ended in which way. */
  public Map<String, Integer> statuses() {
    return statuses;
  }

  /** All runs. */
  public Group total() {
    return total;
  }

  /** The runs by the values of each place that varies. */
  public Map<String, Map<String, Group>> byValue() {
    return byValue;
  }

  /** The runs that took longest, these first. */
  public List<Slow> slowest() {
    return slowest.subList(0, Math.min(SLOWEST, slowest.size()));
  }

  /** The first {@value #MOST_OPEN} runs that left something open, in the order of their numbers. */
  public List<Open> open() {
    return open;
  }

  /** The number of runs that left something open. */
  public int left() {
    return left;
  }

  /** The number of runs that have VIOLATED or UNDECIDED findings. */
  public int runsWith(String verdict) {
    return runsWith.getOrDefault(verdict, 0);
  }

  /** The share of runs in which a finding is PROVED, of those to which it applies. */
  public static ClopperPearson provedShare(Tally tally) {
    return ClopperPearson.of(tally.count(PROVED), tally.applicable());
  }
}
