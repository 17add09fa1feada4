package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.descent.Iterate;

/** For each kinked vertex the last step that changes its gate on some sample. */
final class DescentGates implements DescentClaim {
  private static final Rows ROWS =
      new Rows("stable-activation", "no step from this time kη on changes a gate of the unit");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(DescentEvidence evidence) {
    List<Integer> kinked = evidence.network().kinked();
    if (kinked.isEmpty()) {
      return List.of(ROWS.notApplicable("network", "all vertices are linear"));
    }
    if (kinked.size() > Rows.MOST) {
      return List.of(row(evidence, "network", kinked));
    }
    List<Finding> rows = new ArrayList<>();
    kinked.forEach(v -> rows.add(row(evidence, evidence.network().name(v), List.of(v))));
    return rows;
  }

  private static Finding row(DescentEvidence evidence, String subject, List<Integer> vertices) {
    List<Iterate> iterates = evidence.iterates();
    int last = 0;
    int changes = 0;
    for (int k = 1; k < iterates.size(); k++) {
      if (differ(iterates.get(k - 1).gates(), iterates.get(k).gates(), vertices)) {
        last = k;
        changes++;
      }
    }
    String reason =
        changes == 0
            ? "no gate ever changes"
            : changes
                + (changes == 1 ? " step changes a gate" : " steps change a gate")
                + ", the last of them leads to iterate "
                + last;
    return ROWS.proved(subject, reason + "; every gate is decided at every iterate")
        .withInterval(evidence.times())
        .withValue(Rows.exact(evidence.descent().time(last)))
        .finding();
  }

  private static boolean differ(PossibleGates one, PossibleGates other, List<Integer> vertices) {
    if (one == other) {
      return false;
    }
    for (int i = 0; i < one.samples(); i++) {
      for (int v : vertices) {
        if (one.state(i, v) != other.state(i, v)) {
          return true;
        }
      }
    }
    return false;
  }
}
