package org.plumbline.enclosure.step;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateGroup;
import org.plumbline.enclosure.kink.TiedGates;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;

/**
 * What all uncertain gates do on a part of a step, each bounded in the first way that holds for it,
 * or the first that nothing bounds.
 *
 * <p><b>The idea.</b> Every way to bound a gate asks that others are certain, or bounded in a way
 * that goes with it. Gates of different samples are independent unless their pairs share a kink: so
 * samples that kinks connect are looked at together, a <em>cluster</em> at a time, and within it
 * sample by sample as long as that suffices.
 *
 * <p><b>Order.</b> What enters the error least is tried first. The pairs of a sample are taken one
 * by one, convex ({@link ConvexKinks}, V7) or crossed ({@link CrossedKinks}, V5); then together,
 * where the sample hardly matters ({@link WeakGates}) or one crossing decides all of its gates.
 * Only if some sample of the cluster is bounded in none of these ways are the kinks of the whole
 * cluster tied to each other and put into windows ({@link TiedGates}, V14 to V16 in
 * proofs-notes/verifier.md): there the sum over the pairs of a kink may be convex where that of one
 * sample is not, at the price of longer times in which gates may be wrong.
 */
final class UncertainGates {
  private final StepPart part;
  private final StepTube tube;
  private final VerifierContext context;
  private final ConvexKinks convex;
  private final CrossedKinks crossed;
  private final KinkEffects effects = new KinkEffects();

  UncertainGates(StepPart part) {
    this.part = part;
    this.tube = part.tube();
    this.context = tube.context();
    this.convex = new ConvexKinks(part);
    this.crossed = new CrossedKinks(part);
  }

  /** Collects what the uncertain gates do; a pair that nothing bounds, if there is one. */
  Optional<Pair> collect() {
    List<GateGroup> groups = GateGroup.of(context, tube.check(), part.signals());
    for (List<GateGroup> cluster : GateGroup.clusters(groups)) {
      Optional<KinkEffects> found = sampleBySample(cluster).or(() -> tied(cluster, groups));
      if (found.isEmpty()) {
        return Optional.of(first(cluster));
      }
      effects.add(found.get());
    }
    return Optional.empty();
  }

  /** What was collected. */
  KinkEffects effects() {
    return effects;
  }

  private static Pair first(List<GateGroup> cluster) {
    return cluster.get(0).pairs().get(0);
  }

  private Optional<KinkEffects> sampleBySample(List<GateGroup> cluster) {
    Map<Integer, List<Pair>> samples =
        cluster.stream()
            .flatMap(group -> group.pairs().stream())
            .sorted(Comparator.comparingInt(Pair::sample).thenComparingInt(Pair::vertex))
            .collect(Collectors.groupingBy(Pair::sample, TreeMap::new, Collectors.toList()));
    KinkEffects all = new KinkEffects();
    for (List<Pair> pairs : samples.values()) {
      Optional<KinkEffects> found =
          oneByOne(pairs).or(() -> WeakGates.bounded(part, pairs)).or(() -> crossedTogether(pairs));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      all.add(found.get());
    }
    return Optional.of(all);
  }

  private Optional<KinkEffects> oneByOne(List<Pair> pairs) {
    KinkEffects found = new KinkEffects();
    for (Pair pair : pairs) {
      KinkStrength kink = part.kink(pair);
      if (kink.isConvex()) {
        found.addGap(convex.gap(pair, kink));
        continue;
      }
      Optional<Crossing> crossing = crossed.alone(pair, kink);
      if (crossing.isEmpty()) {
        return Optional.empty();
      }
      found.addCrossing(pair, crossing.get());
    }
    return Optional.of(found);
  }

  private Optional<KinkEffects> crossedTogether(List<Pair> pairs) {
    return crossed
        .together(pairs)
        .map(
            crossing -> {
              KinkEffects found = new KinkEffects();
              found.addCrossing(pairs.get(0), crossing);
              return found;
            });
  }

  /** Samples that share kinks at once, and gates in windows next to an end of the step. */
  private Optional<KinkEffects> tied(List<GateGroup> cluster, List<GateGroup> groups) {
    if (context.frozen().hasIdleVertices()) {
      return Optional.empty();
    }
    List<GateGroup> pinned =
        groups.stream().filter(group -> tube.gate(group.pairs().get(0)) == Gate.PINNED).toList();
    TiedGates.Part tied =
        new TiedGates.Part(
            part.from(), part.to(), part.box(), part.signals(), part.losses(), pinned);
    return TiedGates.bounded(
            context, tube.series(), tube.curve(), tube.check(), tied, cluster, convex::wrong)
        .map(
            bounds -> {
              KinkEffects found = new KinkEffects();
              found.addGap(bounds.gap());
              found.addTied(first(cluster), bounds.windows());
              return found;
            });
  }
}
