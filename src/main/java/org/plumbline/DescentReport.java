package org.plumbline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.DescentFiles;
import org.plumbline.report.DescentFindings;
import org.plumbline.report.DescentJson;
import org.plumbline.report.DescentText;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.TextStyle;

/**
 * What a check of gradient descent found, as values and as the files that {@code plumbline check
 * --method descent} writes. Immutable.
 */
public final class DescentReport {
  private final DescentFindings found;

  DescentReport(DescentFindings found) {
    this.found = found;
  }

  /** What the findings on descent come to together; those on the flow beside it do not count. */
  public CheckReport.Outcome outcome() {
    return CheckReport.outcome(found::has);
  }

  /** What was checked. */
  public Experiment experiment() {
    return found.experiment();
  }

  /** All findings on descent, in the order of the claims. */
  public List<Finding> findings() {
    return found.findings();
  }

  /**
   * The findings of the claim with the given id, such as {@code flow-distance}; none if unknown.
   */
  public List<Finding> findings(String id) {
    return findings().stream().filter(finding -> finding.id().equals(id)).toList();
  }

  /** What was found of the flow up to the time of the last iterate; none if it was not followed. */
  public Optional<CheckReport> flow() {
    return found.flow().map(CheckReport::new);
  }

  /** The seconds that each phase took; all else is the same each time a check is run. */
  public Map<String, Double> timing() {
    return Collections.unmodifiableMap(found.timing());
  }

  /** The text of {@code report.json}. */
  public String json() {
    return DescentJson.text(found);
  }

  /** The text of {@code trajectory.csv}: one row for each iterate. */
  public String csv() {
    return DescentFiles.csv(found);
  }

  /**
   * The table for people, as on a terminal.
   *
   * @param width the columns of a line, 40 at least
   * @param isColoured whether verdicts are coloured; they are in words all the same
   * @param showsAll whether every finding has a row, instead of one line for those of a kind
   */
  public String text(int width, boolean isColoured, boolean showsAll) {
    return DescentText.of(found, new TextStyle(width, isColoured, showsAll));
  }

  /**
   * Writes {@code report.json}, {@code trajectory.csv} and {@code trajectory.npz} into a folder,
   * which is made if it is not there: all or none, in place of those of an earlier check.
   *
   * @throws IOException if they cannot be written; older files are as they were
   */
  public void writeTo(Path folder) throws IOException {
    DescentFiles.write(OutputFolder.prepare(folder), found);
  }

  @Override
  public String toString() {
    return experiment().name() + ", descent: " + outcome() + " " + found.summary();
  }
}
