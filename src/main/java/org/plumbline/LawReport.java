package org.plumbline;

import org.plumbline.claim.count.CountedLaws;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.LawJson;
import org.plumbline.report.LawText;
import org.plumbline.report.TextStyle;

/** The conservation laws of an experiment's network, as values and as texts. Immutable. */
public final class LawReport {
  private final Experiment experiment;
  private final CountedLaws count;

  LawReport(Experiment experiment, CountedLaws count) {
    this.experiment = experiment;
    this.count = count;
  }

  /** Whose network it is. */
  public Experiment experiment() {
    return experiment;
  }

  /** The laws and how many there are. */
  public CountedLaws count() {
    return count;
  }

  /** The laws as JSON. */
  public String json() {
    return LawJson.text(Version.number(), experiment, count);
  }

  /**
   * The laws for people, as on a terminal.
   *
   * @param width the columns of a line, 40 at least
   * @param isColoured whether the answer is coloured; it is in words all the same
   * @param showsAll whether every law is listed with all its terms, instead of the first of a kind
   */
  public String text(int width, boolean isColoured, boolean showsAll) {
    return LawText.of(experiment, count, new TextStyle(width, isColoured, showsAll));
  }

  @Override
  public String toString() {
    return experiment.name()
        + ": "
        + count.found()
        + " independent laws found, at most "
        + count.bound();
  }
}
