package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;

/**
 * All assignments of {on, off, pinned} to a set of vanishing pairs that pass {@link QuickTest}.
 *
 * <p>An assignment passes if and only if it does on each group of {@link DecoupledPairs}: so each
 * group is searched by itself, and only what is left of each is combined. Where several samples die
 * at once this takes the sum of the numbers of their assignments, not the product.
 */
final class PlausibleGates {
  private final List<Plausible> found = new ArrayList<>();
  private final int limit;
  private boolean isComplete = true;
  private boolean contradicts;

  private PlausibleGates(int limit) {
    this.limit = limit;
  }

  /** An assignment, and approximate slopes of its pinned pairs. */
  record Plausible(GateTable gates, double[] slopes) {}

  /**
   * The assignments at {@code point} where the given pairs vanish; the others keep the gates of
   * {@code rest}.
   */
  static PlausibleGates at(
      FlowProblem problem,
      TiedSamples ties,
      PointState point,
      GateTable rest,
      GateCandidates.Vanishing vanishing) {
    PlausibleGates plausible = new PlausibleGates(vanishing.limit());
    ApproximateRates rates = ApproximateRates.at(problem, point, vanishing.pairs(), rest);
    List<GateTable> combined = List.of(rest);
    for (List<Pair> group : DecoupledPairs.of(problem, vanishing.pairs(), rest)) {
      GateCandidates candidates =
          GateCandidates.at(
              problem, ties, point, rest, new GateCandidates.Vanishing(group, vanishing.limit()));
      QuickTest quick = new QuickTest(rates, ties, problem, group);
      plausible.isComplete &= candidates.isComplete();
      plausible.contradicts |= candidates.contradicts();
      combined =
          plausible.product(
              combined,
              candidates.list().stream().filter(gates -> quick.slopes(gates).isPresent()).toList(),
              group);
    }
    QuickTest quick = new QuickTest(rates, ties, problem, vanishing.pairs());
    for (GateTable gates : combined) {
      quick.slopes(gates).ifPresent(slopes -> plausible.found.add(new Plausible(gates, slopes)));
    }
    return plausible;
  }

  /** Each assignment with the gates that each other one gives to the pairs of a group. */
  private List<GateTable> product(
      List<GateTable> tables, List<GateTable> others, List<Pair> group) {
    List<GateTable> product = new ArrayList<>();
    for (GateTable table : tables) {
      for (GateTable other : others) {
        if (product.size() >= limit) {
          isComplete = false;
          return product;
        }
        product.add(with(table, other, group));
      }
    }
    return product;
  }

  private static GateTable with(GateTable table, GateTable other, List<Pair> group) {
    GateTable result = table;
    for (Pair pair : group) {
      result = result.with(pair, other.gate(pair), other.gateBelow(pair.sample(), pair.vertex()));
    }
    return result;
  }

  List<Plausible> list() {
    return found;
  }

  /** Whether all are listed, none left out for number. */
  boolean isComplete() {
    return isComplete;
  }

  /** Whether assignments were left out that {@link GateCandidates#contradicts} tells of. */
  boolean contradicts() {
    return contradicts;
  }
}
