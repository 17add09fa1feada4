package org.plumbline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.JudgedNumbers;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;
import org.plumbline.report.ComparisonFiles;
import org.plumbline.report.ComparisonJson;
import org.plumbline.report.ComparisonText;
import org.plumbline.report.OutputFolder;

/**
 * What came of comparing a recording, or a program's answers, with what is exact: values, and the
 * files that {@code plumbline compare} writes. Immutable.
 *
 * <p>{@link Outcome#CONFIRMED} says that the numbers are within a bound that is proved for them,
 * and that the bound tells them from something else; {@link Outcome#DIFFERS} that some number is
 * proved wrong.
 */
public final class ComparisonReport {
  private final Comparison comparison;

  ComparisonReport(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What is proved of all claims together. */
  public Outcome outcome() {
    return comparison.outcome();
  }

  /** What was compared with. */
  public Experiment experiment() {
    return comparison.experiment();
  }

  /** The number format that the claims were made in. */
  public NumberFormat format() {
    return comparison.format();
  }

  /**
   * How many claims there are: gradients, steps or points recorded, or questions for a program.
   * More than are {@linkplain #judged judged} if the comparison ended early.
   */
  public int claims() {
    return comparison.claims();
  }

  /** What was found of each claim that was judged, in their order. */
  public List<JudgedNumbers> judged() {
    return comparison.judgedNumbers();
  }

  /** How many claims have an outcome. */
  public long count(Outcome outcome) {
    return comparison.count(outcome);
  }

  /** The text of {@code comparison.json}. */
  public String json() {
    return ComparisonJson.of(comparison, Version.number());
  }

  /** The table for people that {@code plumbline compare} prints. */
  public String text() {
    return ComparisonText.of(comparison);
  }

  /**
   * Writes {@code comparison.json}, {@code report.html} and the figures into a folder, which is
   * made if it is not there; in one with the report of a check the page is {@code comparison.html}.
   *
   * @throws IOException if one cannot be written; all older files are as they were
   */
  public void writeTo(Path folder) throws IOException {
    ComparisonFiles.write(OutputFolder.prepare(folder), comparison, Version.number());
  }

  @Override
  public String toString() {
    return experiment().name()
        + ": "
        + outcome()
        + ", "
        + judged().size()
        + " of "
        + claims()
        + " claims judged";
  }
}
