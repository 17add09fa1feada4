package org.plumbline.claim.descent;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
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
    Iterate furthest =
        evidence.iterates().stream().max(Comparator.comparing(Iterate::radius)).orElseThrow();
    DyadicInterval distance =
        evidence
            .instant(furthest.number())
            .certain(new DyadicInterval(Dyadic.ZERO, furthest.radius().toDyadic()));
    Optional<Iterate> open =
        evidence.iterates().stream().filter(at -> !at.isWithin(evidence.digits())).findFirst();
    if (open.isPresent()) {
      return ROWS.undecided(
              "descent",
              "the radius at k = "
                  + open.get().number()
                  + " is "
                  + Rows.text(open.get().radius().toDyadic())
                  + "; try fewer --steps, or more --digits")
          .withInterval(evidence.times());
    }
    return ROWS.proved(
            "descent",
            "the gates of all "
                + evidence.last()
                + " steps are decided, and how errors grow in each is bounded; the value bounds the"
                + " distance of every iterate, that of k = "
                + furthest.number()
                + " the largest, and each is within its own bound")
        .withInterval(evidence.times())
        .withValue(Rows.enclosed(distance))
        .withBound(Rows.exact(Rational.parse("1e-" + evidence.digits())))
        .finding();
  }
}
