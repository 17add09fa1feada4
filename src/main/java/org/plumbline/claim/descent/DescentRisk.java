package org.plumbline.claim.descent;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.DyadicInterval;

/**
 * The first iterate whose risk is below the loss of one sample at margin 0: then all its margins
 * are positive. Of later iterates that has to be looked at one by one (proofs-notes/descent.md,
 * D3).
 */
final class DescentRisk implements DescentClaim {
  private static final Rows ROWS =
      new Rows(
          "initial-risk", "R(w_k) is below the loss of one sample at margin 0 at some iterate");
  private static final Rows MARGINS =
      new Rows("initial-risk", "every margin is positive at every iterate from there on");
  private static final int BITS = 128;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    DyadicInterval limit =
        evidence
            .descent()
            .problem()
            .loss()
            .atZero(new DyadicFunctions(BITS))
            .multiply(DyadicInterval.enclosing(evidence.descent().problem().sampleFactor(), BITS));
    Optional<Iterate> first =
        evidence.iterates().stream().filter(w -> w.risk().isBelow(limit)).findFirst();
    if (first.isEmpty()) {
      return List.of(
          ROWS.undecided(
              "risk",
              "the risk of the last iterate is "
                  + Rows.text(evidence.descent().last().risk().middle())
                  + ", not below "
                  + Rows.text(limit.middle())
                  + "; more --steps may decide it"));
    }
    int k = first.get().number();
    boolean isFirst =
        evidence.iterates().subList(0, k).stream()
            .allMatch(w -> w.risk().lower().compareTo(limit.upper()) >= 0);
    String which = isFirst ? " is the first" : " is the first of which it is told";
    Finding reached =
        ROWS.proved("risk", "iterate " + k + which + "; the value is its time kη")
            .withInterval(evidence.times())
            .withValue(Rows.exact(evidence.descent().time(k)))
            .finding();
    return List.of(reached, margins(evidence, k));
  }

  private static Finding margins(DescentEvidence evidence, int first) {
    Iterate least = evidence.iterates().get(first);
    for (Iterate w : evidence.iterates().subList(first, evidence.iterates().size())) {
      least = w.leastMargin().lower().compareTo(least.leastMargin().lower()) < 0 ? w : least;
    }
    String where =
        "the value is the least margin, as far as is told that of iterate " + least.number();
    DyadicInterval margin = least.leastMargin();
    if (margin.lower().signum() > 0) {
      return MARGINS
          .proved("margins", where)
          .withInterval(evidence.times())
          .withValue(Rows.enclosed(margin))
          .finding();
    }
    return margin.upper().signum() < 0
        ? MARGINS
            .violated("margins", where + ": a step went too far, which the flow does not")
            .withInterval(evidence.times())
            .withValue(Rows.enclosed(margin))
            .finding()
        : MARGINS.undecided("margins", where + ", not told from 0; more --digits may decide it");
  }
}
