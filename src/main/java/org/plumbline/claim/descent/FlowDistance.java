package org.plumbline.claim.descent;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.EnclosedWeights;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * How far descent strays from the flow: {@code ‖w_k - w(kη)‖}, both enclosed
 * (proofs-notes/descent.md, D4).
 */
final class FlowDistance implements DescentClaim {
  private static final Rows ROWS =
      new Rows("flow-distance", "‖w_k - w(kη)‖, the distance of descent from the flow at its time");

  /** So many iterates are compared at most. */
  private static final int MOST = 128;

  private static final int BITS = 128;
  private static final int SHOWN = 6;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    return List.of(
        evidence
            .flow()
            .map(flow -> distance(evidence, flow))
            .orElseGet(() -> ROWS.notApplicable("weights", "the flow was not followed")));
  }

  private static Finding distance(DescentEvidence evidence, CertifiedTrajectory flow) {
    int last = evidence.last();
    Optional<@Rigorous DyadicInterval> end = at(evidence, flow, last);
    if (end.isEmpty()) {
      return ROWS.undecided(
          "weights",
          "the flow is not enclosed at t = "
              + Decimals.nearest(evidence.descent().time(last), SHOWN)
              + "; plumbline check --until-time "
              + Decimals.nearest(evidence.descent().time(last), SHOWN)
              + " says why, and fewer --steps end before that");
    }
    int stride = Math.max(1, (last + MOST - 1) / MOST);
    int compared = 1;
    Dyadic most = end.get().upper();
    for (int k = 0; k < last; k += stride) {
      Optional<@Rigorous DyadicInterval> here = at(evidence, flow, k);
      compared += here.isPresent() ? 1 : 0;
      most = here.map(distance -> distance.upper()).orElse(Dyadic.ZERO).max(most);
    }
    return ROWS.proved(
            "weights",
            "the value is that at the last iterate; of "
                + compared
                + " iterates compared none is further off than "
                + Rows.upwards(most)
                + "; ‖w‖ is "
                + Rows.text(norm(evidence.descent().last()).middle())
                + " at the end")
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(end.get()))
        .finding();
  }

  /** Contains the distance at iterate {@code k}, where the flow is enclosed. */
  static Optional<@Rigorous DyadicInterval> at(
      DescentEvidence evidence, CertifiedTrajectory flow, int k) {
    Iterate iterate = evidence.iterates().get(k);
    return flow.at(evidence.descent().time(k)).map(weights -> between(iterate, weights));
  }

  @SuppressWarnings("rigorous") // the verifier encloses the flow's weights
  private static @Rigorous DyadicInterval between(Iterate iterate, EnclosedWeights weights) {
    DyadicInterval squares = DyadicInterval.ZERO;
    for (int p = 0; p < weights.proposed().size(); p++) {
      squares = squares.add(iterate.weight(p).subtract(weights.weight(p)).square()).outward(BITS);
    }
    return squares.sqrt(BITS).outward(BITS);
  }

  private static DyadicInterval norm(Iterate iterate) {
    DyadicInterval squares = DyadicInterval.ZERO;
    for (int p = 0; p < iterate.centre().size(); p++) {
      squares = squares.add(iterate.weight(p).square()).outward(BITS);
    }
    return squares.sqrt(BITS);
  }
}
