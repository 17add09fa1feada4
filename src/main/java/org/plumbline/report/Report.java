package org.plumbline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.theorem.Audit;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;

/**
 * Everything a run found.
 *
 * @param version the program's version
 * @param experiment what was run
 * @param notices what a user should know of it before it is run
 * @param findings the findings, in the order of the claims
 * @param awaiting the ids of the claims left out because it takes an integration to decide them
 * @param run the integration, if there was one
 * @param audit what is known of what theorems suppose
 * @param timing seconds by phase; the only part that differs from run to run
 */
public record Report(
    String version,
    Experiment experiment,
    Notices notices,
    List<Finding> findings,
    List<String> awaiting,
    Optional<Run> run,
    Audit audit,
    Map<String, Double> timing) {

  /**
   * An integration.
   *
   * @param engine the name of the engine
   * @param result what it came to
   * @param verification how far it is enclosed
   * @param risk an interval that contains the risk at the end, if the flow is enclosed there
   * @param later what is known of all later times, if anything is
   * @param eventTimes for each event an interval that contains its time, where that is proved
   */
  public record Run(
      String engine,
      FlowResult result,
      Verification verification,
      Optional<DyadicInterval> risk,
      Optional<LaterTimes> later,
      List<Optional<DyadicInterval>> eventTimes) {
    /** An integration after whose end nothing is known. */
    public Run(
        String engine,
        FlowResult result,
        Verification verification,
        Optional<DyadicInterval> risk,
        List<Optional<DyadicInterval>> eventTimes) {
      this(engine, result, verification, risk, Optional.empty(), eventTimes);
    }

    /** An integration with an immutable copy of the times. */
    public Run {
      eventTimes = List.copyOf(eventTimes);
    }

    /** The radius around the final weights, if the flow is enclosed there. */
    Optional<Magnitude> radius() {
      return verification instanceof Verification.Certified certified
          ? Optional.of(certified.enclosed().radius())
          : Optional.empty();
    }
  }

  /** A report without an audit. */
  public Report(
      String version,
      Experiment experiment,
      Notices notices,
      List<Finding> findings,
      List<String> awaiting,
      Optional<Run> run,
      Map<String, Double> timing) {
    this(version, experiment, notices, findings, awaiting, run, Audit.NONE, timing);
  }

  /** A report with immutable copies of the lists. */
  public Report {
    findings = List.copyOf(findings);
    awaiting = List.copyOf(awaiting);
  }

  /** The number of findings with each verdict. */
  public Map<Verdict, Long> summary() {
    Map<Verdict, Long> summary = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      summary.put(verdict, findings.stream().filter(f -> f.verdict() == verdict).count());
    }
    return summary;
  }

  /** Whether some finding has the given verdict. */
  public boolean has(Verdict verdict) {
    return findings.stream().anyMatch(f -> f.verdict() == verdict);
  }
}
