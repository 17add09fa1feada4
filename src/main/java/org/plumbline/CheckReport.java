package org.plumbline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.JsonReport;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.Report;
import org.plumbline.report.ReportFiles;
import org.plumbline.report.TextReport;
import org.plumbline.report.TextStyle;
import org.plumbline.report.TrajectoryCsv;

/**
 * What a check found, as values and as the files that {@code plumbline check} writes. Immutable.
 */
public final class CheckReport {
  private final Report report;

  CheckReport(Report report) {
    this.report = report;
  }

  /** All that was found. */
  Report report() {
    return report;
  }

  /** What the findings come to together. */
  public enum Outcome {
    /** Every finding is PROVED, CONSISTENT or NOT_APPLICABLE. */
    FINE,
    /** Some finding is VIOLATED. */
    VIOLATED,
    /** None is VIOLATED, and some finding is UNDECIDED. */
    UNDECIDED
  }

  /** What the findings come to together. */
  public Outcome outcome() {
    return outcome(report::has);
  }

  /** What findings come to together of which there are some with the given verdicts. */
  static Outcome outcome(Predicate<Verdict> has) {
    if (has.test(Verdict.VIOLATED)) {
      return Outcome.VIOLATED;
    }
    return has.test(Verdict.UNDECIDED) ? Outcome.UNDECIDED : Outcome.FINE;
  }

  /** What was checked. */
  public Experiment experiment() {
    return report.experiment();
  }

  /** All findings, in the order of the claims. */
  public List<Finding> findings() {
    return report.findings();
  }

  /** The findings of the claim with the given id, such as {@code balancedness}; none if unknown. */
  public List<Finding> findings(String id) {
    return findings().stream().filter(finding -> finding.id().equals(id)).toList();
  }

  /** The number of findings with each verdict. */
  public Map<Verdict, Long> summary() {
    return Collections.unmodifiableMap(report.summary());
  }

  /** The ids of the hypotheses that were left out because they take a trajectory to decide. */
  public List<String> awaiting() {
    return report.awaiting();
  }

  /** What a user should know of the experiment, one sentence or two each. */
  public List<String> notices() {
    return report.notices().all();
  }

  /** The flow; none where only hypotheses were checked. */
  public Optional<CheckedFlow> flow() {
    return report.run().map(CheckReport::flow);
  }

  private static CheckedFlow flow(Report.Run run) {
    List<CheckedFlow.Event> events = new ArrayList<>();
    for (int k = 0; k < run.eventTimes().size(); k++) {
      events.add(
          new CheckedFlow.Event(
              run.result().trajectory().events().get(k), run.eventTimes().get(k)));
    }
    return new CheckedFlow(run.engine(), run.result(), run.verification(), run.risk(), events);
  }

  /** The seconds that each phase took; all else is the same each time a check is run. */
  public Map<String, Double> timing() {
    return Collections.unmodifiableMap(report.timing());
  }

  /** The text of {@code report.json}. */
  public String json() {
    return JsonReport.text(report);
  }

  /** The table for people that {@code plumbline check} prints into a file. */
  public String text() {
    return TextReport.text(report);
  }

  /**
   * The table for people, as on a terminal.
   *
   * @param width the columns of a line, 40 at least
   * @param isColoured whether verdicts are coloured; they are in words all the same
   * @param showsAll whether every finding has a row, instead of one line for those of a kind
   */
  public String text(int width, boolean isColoured, boolean showsAll) {
    return TextReport.text(report, new TextStyle(width, isColoured, showsAll));
  }

  /** The text of {@code trajectory.csv}; none where only hypotheses were checked. */
  public Optional<String> csv() {
    return TrajectoryCsv.of(report);
  }

  /**
   * Writes {@code report.json}, {@code report.html}, {@code trajectory.csv}, {@code trajectory.npz}
   * and the figures into a folder, which is made if it is not there: all or none, in place of those
   * of an earlier check.
   *
   * @throws IOException if they cannot be written; older files are as they were
   */
  public void writeTo(Path folder) throws IOException {
    OutputFolder.prepare(folder).replaceBytes(ReportFiles.bytes(report));
  }

  @Override
  public String toString() {
    return experiment().name() + ": " + outcome() + " " + summary();
  }
}
