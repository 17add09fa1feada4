package org.plumbline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.field.FlowProblem;

/**
 * The claims about all later times that a run goes on for.
 *
 * @param claims those of them that may apply to the problem
 * @param obstacle why there is none, if there is none
 */
public record ProofGoal(List<Claim> claims, Optional<String> obstacle) {
  /** A goal with an immutable copy of the list. */
  public ProofGoal {
    claims = List.copyOf(claims);
  }

  /**
   * The goal of a name, one of {@link LaterClaims#names()}. A claim that does not apply whatever
   * the weights may come to be is left out.
   */
  public static ProofGoal of(FlowProblem problem, int digits, String name) {
    Evidence start = new Evidence(problem, Optional.empty(), digits);
    List<Claim> claims = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Claim claim : named(name)) {
      List<Finding> findings = Claims.check(claim, start);
      if (isInapplicable(findings)) {
        reasons.add(claim.id() + " does not apply: " + findings.get(0).reason());
      } else {
        claims.add(claim);
      }
    }
    return new ProofGoal(
        claims, claims.isEmpty() ? reasons.stream().findFirst() : Optional.empty());
  }

  private static List<Claim> named(String name) {
    return LaterClaims.named(name).stream()
        .flatMap(id -> Claims.withId(id).stream())
        .toList();
  }

  /** Whether a claim applies to none of its subjects. */
  public static boolean isInapplicable(List<Finding> findings) {
    return findings.stream().allMatch(f -> f.verdict() == Verdict.NOT_APPLICABLE);
  }

  /** The findings of a claim that leave something open. */
  public static List<Finding> open(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.verdict() == Verdict.UNDECIDED || f.verdict() == Verdict.CONSISTENT)
        .toList();
  }

  /** The claims that are not decided by what is known. */
  ProofGoal open(Evidence evidence) {
    return new ProofGoal(
        claims.stream().filter(claim -> !open(Claims.check(claim, evidence)).isEmpty()).toList(),
        obstacle);
  }
}
