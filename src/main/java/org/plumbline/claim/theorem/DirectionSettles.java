package org.plumbline.claim.theorem;

import java.util.List;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * {@code w/‖w‖} converges. It does where {@link HomogeneousNetwork}, {@link FallingLoss} and {@link
 * RiskGetsLow} hold (Ji &amp; Telgarsky 2020, theorem 3.1); of other networks no finite time shows
 * it.
 */
final class DirectionSettles implements Hypothesis {
  @Override
  public String id() {
    return "direction-settles";
  }

  @Override
  public String statement() {
    return "w/‖w‖ converges";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Assessment homogeneous = grounds.assess(new HomogeneousNetwork());
    Assessment risk = grounds.assess(new RiskGetsLow());
    boolean isCovered = homogeneous.isProved() && grounds.assess(new FallingLoss()).isProved();
    if (isCovered && risk.isProved()) {
      return Assessment.proved("by convergence-in-direction, whose hypotheses are proved");
    }
    for (Finding finding : grounds.of("directional-convergence")) {
      if (finding.verdict() == Verdict.CONSISTENT) {
        return Assessment.evidence(finding.reason());
      }
    }
    if (isCovered && risk.standing() == Standing.AFTER_THE_RUN) {
      return Assessment.afterTheRun("by convergence-in-direction, once the risk is low");
    }
    List<Finding> measured = grounds.of("directional-convergence");
    Assessment open =
        Assessment.cannotBeKnown(
            grounds.isAfterRun() && !measured.isEmpty()
                ? measured.get(0).reason()
                : "convergence-in-direction does not say so, and a run shows an arc length only");
    return open.changing(homogeneous.change());
  }
}
