package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Gate;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;

/**
 * Uncertain pairs of one kink: {@code s_j = f_j E} for all weights of a box, with factors {@code
 * f_j} that keep their signs, so that they are on their sides of it all together
 * (proofs-notes/verifier.md, V14). A pair that shares its kink with no other is a group of its own.
 *
 * @param pairs the pairs, all of one vertex
 * @param factors contain {@code |f_j|}
 */
public record GateGroup(List<Pair> pairs, List<DoubleInterval> factors) {
  public GateGroup {
    pairs = List.copyOf(pairs);
    factors = List.copyOf(factors);
  }

  /** The groups of the pairs that are uncertain, by the first of their pairs. */
  public static List<GateGroup> of(
      VerifierContext context, GateCheck check, SampleSignals signals) {
    Map<Object, GateGroup> groups = new LinkedHashMap<>();
    for (Pair pair : signals.gates().uncertain()) {
      Optional<Map.Entry<Kink, DoubleInterval>> tie = tie(context, check, signals, pair);
      if (tie.isPresent()) {
        groups.merge(tie.get().getKey(), of(pair, tie.get().getValue()), GateGroup::with);
      } else {
        groups.put(pair, of(pair, DoubleInterval.ONE));
      }
    }
    return groups.values().stream().flatMap(GateGroup::parts).toList();
  }

  /** The kink of a pair and what contains {@code |f|}, if that is known to have a sign. */
  private static Optional<Map.Entry<Kink, DoubleInterval>> tie(
      VerifierContext context, GateCheck check, SampleSignals signals, Pair pair) {
    if (check.isUnreached(pair)) {
      return Optional.empty();
    }
    Network network = context.problem().network();
    PossibleGates states = signals.gates();
    List<Pair> open =
        states.uncertain().stream()
            .filter(other -> other.sample() == pair.sample() && other.vertex() < pair.vertex())
            .filter(other -> GateCheck.leads(network, other.vertex(), pair.vertex()))
            .toList();
    if (open.isEmpty()) {
      Kink kink = context.ties().factored(check.gates(), pair).kink();
      DoubleInterval factor = factor(signals, kink, pair);
      return factor.lower() > 0 ? Optional.of(Map.entry(kink, factor)) : Optional.empty();
    }
    return behindPinned(context, check, signals, pair, open);
  }

  /**
   * The kink of a pair that a pinned ReLU alone feeds: its factor {@code z_u = max(s_u, 0)} is not
   * negative.
   */
  private static Optional<Map.Entry<Kink, DoubleInterval>> behindPinned(
      VerifierContext context, GateCheck check, SampleSignals signals, Pair pair, List<Pair> open) {
    Network network = context.problem().network();
    Pair last = open.get(open.size() - 1);
    boolean isCandidate =
        check.gates().gate(last) == Gate.PINNED
            && check.gates().gate(pair) != Gate.PINNED
            && network.activation(last.vertex()).isRelu()
            && open.stream().allMatch(other -> isBehind(network, other, last, pair));
    if (!isCandidate) {
      return Optional.empty();
    }
    Kink kink = context.ties().factored(check.gates().with(last, Gate.ON), pair).kink();
    double most = Math.max(0, signals.activation(pair.sample(), last.vertex()).upper());
    return kink.source() == last.vertex()
        ? Optional.of(Map.entry(kink, new DoubleInterval(0, most)))
        : Optional.empty();
  }

  /** Whether a vertex is {@code last}, or leads to that of {@code pair} through that one only. */
  private static boolean isBehind(Network network, Pair other, Pair last, Pair pair) {
    if (other.equals(last)) {
      return true;
    }
    boolean[] isReached = new boolean[network.size()];
    isReached[other.vertex()] = true;
    for (int b = other.vertex() + 1; b <= pair.vertex(); b++) {
      isReached[b] =
          b != last.vertex()
              && network.incoming(b).stream().anyMatch(edge -> isReached[edge.from()]);
    }
    return !isReached[pair.vertex()];
  }

  /** Itself, or its pairs one by one if all factors may vanish. */
  private Stream<GateGroup> parts() {
    boolean hasScale = factors.stream().anyMatch(factor -> factor.lower() > 0);
    return hasScale ? Stream.of(this) : pairs.stream().map(pair -> of(pair, DoubleInterval.ONE));
  }

  private static GateGroup of(Pair pair, DoubleInterval factor) {
    return new GateGroup(List.of(pair), List.of(factor));
  }

  private GateGroup with(GateGroup other) {
    List<Pair> allPairs = new ArrayList<>(pairs);
    List<DoubleInterval> allFactors = new ArrayList<>(factors);
    allPairs.addAll(other.pairs);
    allFactors.addAll(other.factors);
    return new GateGroup(allPairs, allFactors);
  }

  /** Contains {@code |f|}, if that has a sign. */
  private static DoubleInterval factor(SampleSignals signals, Kink kink, Pair pair) {
    if (kink.sources().isEmpty()) {
      return DoubleInterval.ZERO;
    }
    int source = kink.sources().get(0);
    DoubleInterval factor = signals.activation(pair.sample(), source);
    return factor.upper() < 0 ? factor.negate() : factor;
  }

  /** The vertex of all pairs. */
  int vertex() {
    return pairs.get(0).vertex();
  }

  /** Groups by samples that no kink connects with others. */
  public static List<List<GateGroup>> clusters(List<GateGroup> groups) {
    List<List<GateGroup>> clusters = new ArrayList<>();
    for (GateGroup group : groups) {
      List<GateGroup> joined = new ArrayList<>();
      for (List<GateGroup> other : List.copyOf(clusters)) {
        if (other.stream().anyMatch(group::meets)) {
          joined.addAll(other);
          clusters.remove(other);
        }
      }
      joined.add(group);
      clusters.add(joined);
    }
    return clusters;
  }

  private boolean meets(GateGroup other) {
    return pairs.stream()
        .anyMatch(pair -> other.pairs.stream().anyMatch(o -> o.sample() == pair.sample()));
  }

  /** Whether there are several pairs. */
  boolean isShared() {
    return pairs.size() > 1;
  }

  /**
   * Contains {@code Σ_j |f_j| κ_j / 2^scale}: the risk is convex across the kink where that is not
   * positive.
   */
  DoubleInterval strength(SampleSignals signals, LossWeights losses) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int j = 0; j < pairs.size(); j++) {
      KinkStrength kink = KinkStrength.enclosing(signals, losses, pairs.get(j));
      sum = sum.add(factors.get(j).multiply(kink.strength()));
    }
    return sum;
  }
}
