package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Evidence;
import org.plumbline.data.Dataset;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/**
 * {@code w(0)} is small: the theorem lets its scale tend to 0, and gives no number. What it is
 * small for can be seen of a run: in the end each unit sees samples of one label only, for ever.
 */
final class SmallStart implements Hypothesis {
  private static final int SHOWN = 4;

  @Override
  public String id() {
    return "small-start";
  }

  @Override
  public String statement() {
    return "w(0) is so small that in the end each unit sees one label only";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    if (grounds.isAfterRun()) {
      return after(grounds);
    }
    Rational largest =
        grounds.problem().initialWeights().stream()
            .map(w -> w.abs())
            .reduce(Rational.ZERO, Rational::max);
    return Assessment.cannotBeKnown(
        "the theorem gives no number; the largest |w| is " + Decimals.nearest(largest, SHOWN));
  }

  private static Assessment after(Grounds grounds) {
    Evidence evidence = grounds.evidence();
    Network network = grounds.network();
    Optional<Integer> mixed =
        network.hidden().stream().filter(v -> labels(evidence, v) > 1).findFirst();
    if (mixed.isPresent()) {
      return Assessment.cannotBeKnown(
          network.name(mixed.get()) + " sees both labels at the end of the run");
    }
    boolean isForEver =
        grounds.of("constant-subnetwork", "gates").stream().anyMatch(Grounds::isProvedForEver);
    return grounds.hasCertainEnd() && isForEver
        ? Assessment.proved("each unit sees one label, for ever; see gates-forever")
        : Assessment.evidence("each unit sees one label at the end of the run");
  }

  private static long labels(Evidence evidence, int v) {
    Dataset data = evidence.problem().data();
    List<Integer> seen = EndOfRun.seen(evidence, v);
    return seen.stream().map(data::label).distinct().count();
  }
}
