package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.PointState;
import org.plumbline.number.Dyadic;

/**
 * All assignments of {on, off, pinned} to a set of vanishing pairs that pass {@link
 * ApproximateConsistency}.
 *
 * <p>An assignment passes if and only if it does on each group of {@link DecoupledPairs}: so each
 * group is searched by itself, and only what is left of each is combined. In a group the candidates
 * of each sample are listed for themselves, bounded over all choices of the others, and then put
 * together, those with the fewest first. Where several samples die at once this takes rather the
 * sum of the numbers of their assignments than the product.
 */
final class PlausibleGates {
  private final FlowProblem problem;
  private final TiedSamples ties;
  private final PointState point;
  private final GateTable rest;
  private final int limit;
  private final RateBounds bounds;
  private final List<Plausible> found = new ArrayList<>();
  private boolean isComplete = true;
  private boolean contradicts;

  private PlausibleGates(
      FlowProblem problem, TiedSamples ties, PointState point, GateTable rest, Search search) {
    this.problem = problem;
    this.ties = ties;
    this.point = point;
    this.rest = rest;
    this.limit = search.limit();
    ApproximateRates rates = ApproximateRates.at(problem, point, search.vanishing(), rest);
    this.bounds = new RateBounds(problem, ties, rates, search.vanishing());
    List<GateTable> combined = List.of(rest);
    for (List<Pair> group : DecoupledPairs.of(problem, search.vanishing(), rest)) {
      ApproximateConsistency quick = new ApproximateConsistency(rates, ties, problem, group);
      List<GateTable> passing =
          candidates(group).stream()
              .map(GateCandidates.Candidate::gates)
              .filter(gates -> quick.slopes(gates).isPresent())
              .toList();
      combined = product(combined, passing, group);
    }
    ApproximateConsistency quick =
        new ApproximateConsistency(rates, ties, problem, search.vanishing());
    for (GateTable gates : combined) {
      quick
          .slopes(gates)
          .map(slopes -> Arrays.stream(slopes).mapToObj(Dyadic::of).toList())
          .ifPresent(slopes -> found.add(new Plausible(gates, slopes)));
    }
  }

  /** The pairs that vanish, and how many choices may be tried for a group of them. */
  record Search(List<Pair> vanishing, int limit) {}

  /** An assignment, and approximate slopes of its pinned pairs. */
  record Plausible(GateTable gates, List<Dyadic> slopes) {}

  /**
   * The assignments at {@code point} where the given pairs vanish; the others keep the gates of
   * {@code rest}.
   */
  static PlausibleGates at(
      FlowProblem problem, TiedSamples ties, PointState point, GateTable rest, Search search) {
    return new PlausibleGates(problem, ties, point, rest, search);
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

  /** The assignments to one group that the bounds admit. */
  private List<GateCandidates.Candidate> candidates(List<Pair> group) {
    List<Listed> samples =
        new TreeSet<>(group.stream().map(Pair::sample).toList())
            .stream()
                .map(i -> listed(group.stream().filter(p -> p.sample() == i).toList()))
                .sorted(Comparator.comparingInt(listed -> listed.candidates().size()))
                .toList();
    Listed joined = samples.get(0);
    int tried = 0;
    for (Listed next : samples.subList(1, samples.size())) {
      List<Pair> pairs = Stream.concat(joined.pairs().stream(), next.pairs().stream()).toList();
      List<GateCandidates.Candidate> together = new ArrayList<>();
      for (GateCandidates.Candidate a : joined.candidates()) {
        for (GateCandidates.Candidate b : next.candidates()) {
          if (++tried > limit) {
            isComplete = false;
            return List.of();
          }
          join(a, b, next.pairs())
              .filter(both -> bounds.admits(both.gates(), pairs))
              .ifPresent(together::add);
        }
      }
      joined = new Listed(pairs, together);
    }
    return joined.candidates();
  }

  /** Pairs, and the assignments to them that may be consistent. */
  private record Listed(List<Pair> pairs, List<GateCandidates.Candidate> candidates) {}

  private Listed listed(List<Pair> pairs) {
    GateCandidates candidates =
        GateCandidates.at(
            problem, ties, point, rest, new GateCandidates.Vanishing(pairs, limit, bounds));
    isComplete &= candidates.isComplete();
    contradicts |= candidates.contradicts();
    return new Listed(pairs, candidates.list());
  }

  /** Both assignments, unless they choose differently for a kink. */
  private static Optional<GateCandidates.Candidate> join(
      GateCandidates.Candidate a, GateCandidates.Candidate b, List<Pair> pairs) {
    Map<Kink, Gate> kinks = new HashMap<>(a.kinks());
    for (Map.Entry<Kink, Gate> choice : b.kinks().entrySet()) {
      Gate known = kinks.putIfAbsent(choice.getKey(), choice.getValue());
      if (known != null && known != choice.getValue()) {
        return Optional.empty();
      }
    }
    return Optional.of(new GateCandidates.Candidate(with(a.gates(), b.gates(), pairs), kinks));
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

  private static GateTable with(GateTable table, GateTable other, List<Pair> pairs) {
    GateTable result = table;
    for (Pair pair : pairs) {
      result = result.with(pair, other.gate(pair), other.gateBelow(pair.sample(), pair.vertex()));
    }
    return result;
  }
}
