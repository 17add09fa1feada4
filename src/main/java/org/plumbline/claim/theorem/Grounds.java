package org.plumbline.claim.theorem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.GatesForever;
import org.plumbline.claim.Verdict;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;

/**
 * What hypotheses are assessed on: the problem, exact, the run if there was one, and what the
 * claims found of both. What several theorems suppose is assessed once. For one thread.
 */
public final class Grounds {
  private final Evidence evidence;
  private final List<Finding> findings;
  private final Map<List<Object>, Assessment> known = new HashMap<>();

  /**
   * The grounds.
   *
   * @param evidence the problem and the run
   * @param findings the findings of the claims on it
   */
  public Grounds(Evidence evidence, List<Finding> findings) {
    this.evidence = evidence;
    this.findings = List.copyOf(findings);
  }

  /** What is known of a hypothesis. */
  Assessment assess(Hypothesis hypothesis) {
    List<Object> key = List.of(hypothesis.getClass(), hypothesis.id());
    Assessment before = known.get(key);
    if (before != null) {
      return before;
    }
    Assessment found = hypothesis.assess(this);
    known.put(key, found);
    return found;
  }

  /** The problem and the run. */
  Evidence evidence() {
    return evidence;
  }

  /** The problem. */
  FlowProblem problem() {
    return evidence.problem();
  }

  /** Its network. */
  Network network() {
    return problem().network();
  }

  /** Whether there was a run of a step or more. */
  boolean isAfterRun() {
    return !evidence.observations().steps().isEmpty();
  }

  /** Whether the enclosure makes the gates of the last step certain. */
  boolean hasCertainEnd() {
    return evidence.observations().certainFrom(network().kinked())
        < evidence.observations().steps().size();
  }

  /** The findings of a claim. */
  List<Finding> of(String id) {
    return findings.stream().filter(finding -> finding.id().equals(id)).toList();
  }

  /** The findings of a claim on a subject. */
  List<Finding> of(String id, String subject) {
    return of(id).stream().filter(finding -> finding.subject().equals(subject)).toList();
  }

  /** Whether all gates of a unit are proved never to change again. */
  boolean hasGatesForever(int unit) {
    return isAfterRun() && GatesForever.isProvedOf(evidence, unit);
  }

  /** Whether a finding is proved. */
  static boolean isProved(Finding finding) {
    return finding.verdict() == Verdict.PROVED;
  }

  /** Whether a finding is proved for all times from one on. */
  static boolean isProvedForEver(Finding finding) {
    return isProved(finding)
        && finding.interval().filter(times -> times.last().isEmpty()).isPresent();
  }
}
