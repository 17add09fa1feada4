package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Homogeneity;
import org.plumbline.claim.Separability;
import org.plumbline.number.RangeException;

/** All statements about gradient descent, in the order in which reports list them. */
public final class DescentClaims {
  private static final List<DescentClaim> ALL =
      List.of(
          new DescentRisk(),
          new DescentGates(),
          DescentBalancedness.ofVertices(),
          new DescentPairs(),
          DescentBalancedness.ofLayers(),
          new DescentEnergy(),
          new DescentRankBound(),
          new DescentAlignment(),
          new RankCollapse(),
          new FlowDistance());

  private DescentClaims() {}

  /** Every statement once. */
  public static List<DescentClaim> all() {
    return ALL;
  }

  /**
   * The findings of every statement: what says how far the iterates are enclosed, what the data and
   * the architecture decide by themselves, then all else.
   */
  public static List<Finding> checkAll(DescentEvidence evidence) {
    List<Finding> findings = new ArrayList<>(new Iterates().check(evidence));
    if (evidence.iterates().isEmpty()) {
      return List.copyOf(findings);
    }
    Evidence hypotheses =
        new Evidence(evidence.descent().problem(), Optional.empty(), evidence.digits());
    findings.addAll(Claims.check(new Separability(), hypotheses));
    findings.addAll(Claims.check(new Homogeneity(), hypotheses));
    ALL.forEach(claim -> findings.addAll(check(claim, evidence)));
    return List.copyOf(findings);
  }

  private static List<Finding> check(DescentClaim claim, DescentEvidence evidence) {
    try {
      return claim.check(evidence);
    } catch (RangeException e) {
      return List.of(
          new Rows(claim.id(), "not checked")
              .undecided(
                  "all", "deciding it takes " + e.getMessage() + "; try a smaller --step-size"));
    }
  }
}
