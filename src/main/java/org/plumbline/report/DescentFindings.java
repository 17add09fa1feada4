package org.plumbline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.experiment.Experiment;

/**
 * Everything that a check of gradient descent found.
 *
 * @param version the program's version
 * @param experiment what was run
 * @param descent the enclosed iterates
 * @param findings what holds of them
 * @param flow what was found of the flow up to the time of the last iterate
 * @param timing seconds by phase; the only part that differs from run to run
 */
public record DescentFindings(
    String version,
    Experiment experiment,
    EnclosedDescent descent,
    List<Finding> findings,
    Optional<Report> flow,
    Map<String, Double> timing) {
  /** Findings with an immutable copy of the list. */
  public DescentFindings {
    findings = List.copyOf(findings);
  }

  /** The number of findings on descent with each verdict. */
  public Map<Verdict, Long> summary() {
    Map<Verdict, Long> summary = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      summary.put(verdict, findings.stream().filter(f -> f.verdict() == verdict).count());
    }
    return summary;
  }

  /** Whether some finding on descent has the given verdict. */
  public boolean has(Verdict verdict) {
    return findings.stream().anyMatch(f -> f.verdict() == verdict);
  }
}
