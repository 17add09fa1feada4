package org.plumbline.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.flow.ClaimedPoints;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import org.plumbline.report.ComparisonReport.Outcome;

/**
 * What came of holding points against the gradient flow.
 *
 * @param version the program's version
 * @param experiment whose flow it is
 * @param file the recording
 * @param format the number format
 * @param tolerance what the engine admits to from point to point
 * @param points the points
 * @param findings one for each point, from the first on, as far as they were looked at
 * @param limit why that is not all, or why some are undecided, if so
 * @param suspicion what the first point that is off looks like, if one is
 * @param path what is certified of a path through the points, unless that was not tried
 */
public record FlowReport(
    String version,
    Experiment experiment,
    String file,
    NumberFormat format,
    Rational tolerance,
    ClaimedPoints points,
    List<FlowFinding> findings,
    Optional<String> limit,
    Optional<Suspicion> suspicion,
    Optional<Path> path)
    implements Comparison {
  /** A report. */
  public FlowReport {
    findings = List.copyOf(findings);
  }

  /**
   * What is certified of a path through points.
   *
   * @param points how many it goes through
   * @param time up to where the flow is enclosed around it
   * @param radius at least the distance of the flow from it up to there
   * @param obstacle what stood in the way, unless it is enclosed to its end
   */
  public record Path(int points, Rational time, Magnitude radius, Optional<String> obstacle) {}

  /** How many points have a status. */
  long count(FlowFinding.Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  /** The number of the first point that is off. */
  Optional<Integer> firstOff() {
    return FlowFinding.firstOff(findings);
  }

  /** The number of the point with the largest distance; 0 if there is none. */
  int farthest() {
    int farthest = 0;
    for (int k = 1; k < findings.size(); k++) {
      boolean isFarther =
          findings.get(k).largest().upper().compareTo(findings.get(farthest).largest().upper()) > 0;
      farthest = isFarther ? k : farthest;
    }
    return farthest;
  }

  /** The name of the file without its folder. */
  String shortName() {
    int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return file.substring(slash + 1);
  }

  /** The name of a weight. */
  String weight(int p) {
    return experiment.network().parameterNames().get(p);
  }

  @Override
  public Outcome outcome() {
    if (count(FlowFinding.Status.DIFFERS) > 0) {
      return Outcome.DIFFERS;
    }
    boolean isOpen = count(FlowFinding.Status.UNDECIDED) > 0 || findings.size() < points.size();
    return isOpen ? Outcome.UNDECIDED : Outcome.CONFIRMED;
  }

  @Override
  public String text() {
    return FlowText.of(this);
  }

  @Override
  public String json() {
    return FlowJson.of(this);
  }
}
