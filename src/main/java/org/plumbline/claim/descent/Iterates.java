package org.plumbline.claim.descent;

import java.util.List;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Every iterate is within {@code 10^-digits max(1, ‖w‖)} of where it is said to be
 * (proofs-notes/descent.md, G5).
 */
final class Iterates implements DescentClaim {
  private static final Rows ROWS =
      new Rows("iterates", "every iterate is within 10^-digits max(1, ‖w‖) of exact descent's");
  private static final int BITS = 64;

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    return List.of(
        evidence
            .descent()
            .stop()
            .map(stop -> stopped(evidence, stop))
            .orElseGet(() -> certified(evidence)));
  }

  private static Finding stopped(DescentEvidence evidence, EnclosedDescent.Stop stop) {
    if (evidence.iterates().isEmpty()) {
      return ROWS.undecided(
          "descent",
          "not even w_0 is enclosed with its gradient: " + stop.what() + "; try " + stop.remedy());
    }
    return ROWS.undecided(
            "descent",
            "the iterates are enclosed up to k = "
                + evidence.last()
                + ", but not beyond: "
                + stop.what()
                + "; try "
                + stop.remedy())
        .withInterval(evidence.times());
  }

  private static Finding certified(DescentEvidence evidence) {
    Dyadic radius = evidence.descent().radius().toDyadic();
    Rational unit = Rational.parse("1e-" + evidence.digits());
    Dyadic allowed = DyadicInterval.enclosing(unit, BITS).lower().multiply(size(evidence));
    if (radius.compareTo(allowed) > 0) {
      return ROWS.undecided(
              "descent",
              "the radius is " + Rows.text(radius) + "; try fewer --steps, or more --digits")
          .withInterval(evidence.times());
    }
    DyadicInterval sum =
        evidence.instant(evidence.last()).certain(new DyadicInterval(Dyadic.ZERO, radius));
    return ROWS.proved(
            "descent",
            "the gates of all "
                + evidence.last()
                + " steps are decided, and how errors grow in each is bounded; the value bounds the"
                + " distance of the last iterate, and no iterate before it is further off")
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(sum))
        .withBound(Rows.exact(unit))
        .finding();
  }

  /** At most {@code max(1, ‖w‖)} at the end. */
  private static Dyadic size(DescentEvidence evidence) {
    DyadicInterval squares = DyadicInterval.ZERO;
    for (int p = 0; p < evidence.network().parameters(); p++) {
      squares = squares.add(evidence.descent().last().weight(p).square()).outward(BITS);
    }
    return squares.sqrt(BITS).lower().max(Dyadic.ONE);
  }
}
