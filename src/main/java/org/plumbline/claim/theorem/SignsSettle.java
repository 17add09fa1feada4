package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Finding;

/**
 * The limit of {@code w/‖w‖} has no zero where a sign has to settle, so that from some time on
 * {@code sgn w} is constant (Le &amp; Jegelka 2022, section 4;
 * proofs-notes/constant-subnetwork.md).
 */
final class SignsSettle implements Hypothesis {
  @Override
  public String id() {
    return "signs-settle";
  }

  @Override
  public String statement() {
    return "the limit of w/‖w‖ has no zero where a sign has to settle";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    if (grounds.network().kinked().isEmpty()) {
      return Assessment.proved("no unit has a kink, so no sign matters");
    }
    if (!grounds.isAfterRun()) {
      return Assessment.afterTheRun("it is a matter of the limit");
    }
    List<Finding> signs = grounds.of("constant-subnetwork", "signs");
    if (signs.stream().anyMatch(Grounds::isProvedForEver)) {
      return Assessment.proved("no weight changes its sign for ever; see constant-subnetwork");
    }
    Optional<NearZero> nearest = NearZero.nearest(grounds.evidence(), 1).stream().findFirst();
    String numbers = nearest.map(near -> "nearest to 0 is " + near.text()).orElse("none moves");
    return nearest.filter(NearZero::isFalling).isPresent()
        ? Assessment.cannotBeKnown(numbers + ": it may head for 0")
        : Assessment.evidence(numbers);
  }
}
