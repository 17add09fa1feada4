package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * No step raises the risk; and the risk falls by {@code η Σ ‖∇R(w_k)‖²} but for an error, which is
 * 0 along the flow (proofs-notes/descent.md, D3).
 */
final class DescentEnergy implements DescentClaim {
  private static final Rows FALL = new Rows("energy", "no step raises the risk");
  private static final Rows BALANCE =
      new Rows("energy", "the risk falls by η Σ ‖∇R(w_k)‖², but for the error of the steps");

  @Override
  public String id() {
    return FALL.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    if (evidence.last() == 0) {
      return List.of(FALL.notApplicable("risk", "no step was taken"));
    }
    return List.of(fall(evidence), balance(evidence));
  }

  private static Finding fall(DescentEvidence evidence) {
    List<Iterate> iterates = evidence.iterates();
    List<Integer> open = new ArrayList<>();
    for (int k = 0; k + 1 < iterates.size(); k++) {
      DyadicInterval before = iterates.get(k).risk();
      DyadicInterval after = iterates.get(k + 1).risk();
      if (before.isBelow(after)) {
        return FALL.violated(
                "risk",
                "step " + k + " raises it; a smaller --step-size keeps descent nearer to the flow")
            .withInterval(evidence.times())
            .withValue(Rows.enclosed(after))
            .withBound(Rows.enclosed(before))
            .finding();
      }
      if (!after.isBelow(before) && !isStill(iterates.get(k))) {
        open.add(k);
      }
    }
    DyadicInterval last = evidence.descent().last().risk();
    return open.isEmpty()
        ? FALL.proved("risk", "its value at the last iterate is compared with that at the first")
            .withInterval(evidence.times())
            .withValue(Rows.enclosed(last))
            .withBound(Rows.enclosed(iterates.get(0).risk()))
            .finding()
        : FALL.undecided(
            "risk",
            "in step " + open.get(0) + " it is not told whether it falls; try more --digits");
  }

  /** Whether the gradient is exactly 0. */
  private static boolean isStill(Iterate at) {
    return at.gradient().stream().allMatch(g -> g.lower().signum() == 0 && g.upper().signum() == 0);
  }

  private static Finding balance(DescentEvidence evidence) {
    int bits = evidence.bits();
    List<Iterate> iterates = evidence.iterates();
    @Rigorous DyadicInterval sum = DyadicInterval.ZERO;
    for (Iterate at : iterates.subList(0, iterates.size() - 1)) {
      for (int p = 0; p < evidence.network().parameters(); p++) {
        sum = sum.add(at.slope(p).square()).outward(bits);
      }
    }
    @Rigorous
    DyadicInterval due =
        sum.multiply(DyadicInterval.enclosing(evidence.descent().stepSize(), bits));
    @Rigorous
    DyadicInterval fallen = iterates.get(0).risk().subtract(evidence.descent().last().risk());
    Dyadic error = fallen.subtract(due).middle();
    return BALANCE
        .proved(
            "fall",
            "the value is what the risk has fallen by, the bound the sum; the error is about "
                + Rows.text(error)
                + ", along the flow 0")
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(fallen))
        .withBound(Rows.enclosed(due))
        .finding();
  }
}
