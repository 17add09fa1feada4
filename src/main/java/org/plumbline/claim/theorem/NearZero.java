package org.plumbline.claim.theorem;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.matrix.UnitVector;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/**
 * A weight whose share {@code |w|/‖w‖} of the norm is small at the end of a run, as measured on the
 * computed trajectory.
 *
 * @param weight its name
 * @param share its share at the end
 * @param before its share half of the steps before
 */
public record NearZero(String weight, double share, double before) {
  private static final int SHOWN = 3;

  /**
   * The weights of the smallest shares, smallest first, of those whose sign has to settle: those of
   * edges at units that are 0 on every sample at the end do not move any more, and are left out.
   */
  static List<NearZero> nearest(Evidence evidence, int count) {
    List<Instant> ends = evidence.observations().ends();
    UnitVector last = UnitVector.approximate(ends.get(ends.size() - 1).weights());
    UnitVector middle = UnitVector.approximate(ends.get(ends.size() / 2).weights());
    Network network = evidence.problem().network();
    return moving(network, Set.copyOf(EndOfRun.silentUnits(evidence))).stream()
        .map(
            p ->
                new NearZero(
                    network.parameterNames().get(p),
                    Math.abs(last.entries().get(p)),
                    Math.abs(middle.entries().get(p))))
        .sorted(Comparator.comparingDouble(NearZero::share))
        .limit(count)
        .toList();
  }

  private static List<Integer> moving(Network network, Set<Integer> silent) {
    Set<Integer> moving = new HashSet<>();
    for (Edge edge : network.edges()) {
      if (edge.isTrainable() && !silent.contains(edge.from()) && !silent.contains(edge.to())) {
        moving.add(edge.parameter());
      }
    }
    return IntStream.range(0, network.parameters()).filter(moving::contains).boxed().toList();
  }

  /** Whether the share fell in the second half of the steps. */
  public boolean isFalling() {
    return share < before;
  }

  /** The weight with its shares in a few digits. */
  String text() {
    return weight + ", |w|/‖w‖ = " + digits(share) + ", half of the steps before " + digits(before);
  }

  private static String digits(double number) {
    return "~" + Decimals.nearest(Dyadic.of(number), SHOWN);
  }
}
