package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.KinkSides;
import org.plumbline.enclosure.kink.OpenGate;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * Cuts a step into parts on which all gates are certain, or uncertain in one of the ways that can
 * be bounded: a kink across which the risk is convex, or one that is crossed at a rate that is not
 * zero.
 *
 * <p><b>The idea.</b> On a tube of positive width around a proposal some gate is uncertain near
 * every kink, however good the proposal is, and no bound of the field's derivative holds there.
 * What does hold depends on what the flow does at the kink:
 *
 * <ul>
 *   <li>Where the risk is convex across it, gates may be anything: two solutions do not part there
 *       ({@link ConvexKinks}, V7; groups of pairs that share one kink, V14).
 *   <li>Where the flow keeps to one side, it is reflected, and its field is the one of that side
 *       ({@link KeptSides}, V13).
 *   <li>Where it is crossed, the gate is wrong for as long as the error needs to pass at the rate
 *       of crossing, and adds at most the jump of the field times that time: with certain gates
 *       elsewhere from the rate on both sides ({@link CrossedKinks}, V5), otherwise in a short
 *       window next to an end of the step ({@link PartWindows}, V15 and V16).
 * </ul>
 *
 * <p><b>Why halving.</b> A kink is uncertain for a time of about the width of the tube divided by
 * the rate, and that is far shorter than a step. A part on which some gate can be bounded in none
 * of these ways is halved. So a few dozen parts close in on an event geometrically, as the kinks of
 * one step are few, and the others remain long; equal parts would have to be as short as the
 * shortest everywhere. The price is that a kink which is touched, not crossed, needs parts without
 * number: hence {@link #MOST_PARTS}.
 *
 * <p><b>Order.</b> Sides come before all, as they take pairs out of the growth; where parts are not
 * bounded with them, the step is done again without. On a part the ways are tried in the order of
 * {@link UncertainGates}. The proofs are in proofs-notes/verifier.md under the numbers given.
 */
final class StepPieces {
  /** Parts that every step is cut into, for a growth bound that follows the flow. */
  private static final int PARTS = 2;

  /** How often a part is halved before a gate is given up. */
  private static final int MOST_HALVINGS = 44;

  /** Parts of a step at most: near a kink that is touched they would be millions. */
  private static final int MOST_PARTS = 1_000;

  private final StepTube tube;
  private final Set<Pair> sides = new HashSet<>();
  private final List<PieceBounds> pieces = new ArrayList<>();
  private final Map<Pair, Crossing> atStart = new HashMap<>();
  private final Map<Pair, Crossing> atEnd = new HashMap<>();

  StepPieces(StepTube tube) {
    this.tube = tube;
  }

  /** Collects the bounds of all parts; what stood in the way, if something did. */
  Optional<StepBounds> collect() {
    Optional<StepBounds> failure = sided();
    if (failure.isPresent() && !sides.isEmpty()) {
      pieces.clear();
      atStart.clear();
      atEnd.clear();
      return parts(Map.of(), 0, 1, PARTS);
    }
    return failure;
  }

  List<PieceBounds> pieces() {
    return pieces;
  }

  Map<Pair, Crossing> atStart() {
    return atStart;
  }

  Map<Pair, Crossing> atEnd() {
    return atEnd;
  }

  /** Part by part, with the sides of kinks that the flow keeps to. */
  private Optional<StepBounds> sided() {
    Map<Pair, GateState> before = Map.of();
    for (int k = 0; k < PARTS; k++) {
      double from = (double) k / PARTS;
      double to = (k + 1.0) / PARTS;
      KinkSides.Kept kept = KeptSides.on(tube, from, to, before);
      sides.addAll(kept.then().keySet());
      Optional<StepBounds> failure =
          parts(kept.first(), from, kept.since(), kept.since() > from ? 1 : 0)
              .or(() -> parts(kept.then(), kept.since(), to, 1));
      if (failure.isPresent()) {
        return failure;
      }
      before = kept.then();
    }
    return Optional.empty();
  }

  /** So many parts of equal length. */
  private Optional<StepBounds> parts(Map<Pair, GateState> kept, double from, double to, int count) {
    for (int k = 0; k < count; k++) {
      double begin = from + k * (to - from) / count;
      double end = from + (k + 1) * (to - from) / count;
      Optional<StepBounds> failure = part(kept, begin, end, MOST_HALVINGS);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<StepBounds> part(
      Map<Pair, GateState> kept, double from, double to, int halvings) {
    WeightBox box = tube.box(from, to);
    PossibleGates states = tube.states(from, to, box);
    Optional<Pair> contradicted = tube.check().contradicted(states);
    if (contradicted.isPresent()) {
      return contradicted(from, contradicted.get());
    }
    StepPart part = StepPart.of(tube, from, to, box, states);
    Optional<Pair> open = open(part, kept);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    double middle = (from + to) / 2;
    boolean isLast = halvings == 0 || pieces.size() >= MOST_PARTS;
    if (isLast || !(from < middle && middle < to)) {
      return unbounded(part, open.get());
    }
    Optional<StepBounds> failure = part(kept, from, middle, halvings - 1);
    return failure.isPresent() ? failure : part(kept, middle, to, halvings - 1);
  }

  /** A pair that nothing bounds on a part; if there is none, the bounds of the part are added. */
  private Optional<Pair> open(StepPart part, Map<Pair, GateState> kept) {
    UncertainGates gates = new UncertainGates(part);
    Optional<Pair> open = gates.collect();
    if (open.isPresent()) {
      return open;
    }
    KinkEffects effects = gates.effects();
    Magnitude growth = KeptSides.growthUpper(part, kept, effects);
    Optional<List<Crossing>> windows = PartWindows.bounded(part, effects, growth);
    if (windows.isEmpty()) {
      return effects.tied();
    }
    add(part, effects, growth, windows.get());
    return Optional.empty();
  }

  /** Adds bounds; at the end of a step what the offset of a crossing adds grows until then. */
  private void add(StepPart part, KinkEffects effects, Magnitude growth, List<Crossing> windows) {
    Set<Pair> uncertain = new HashSet<>(part.states().uncertain());
    uncertain.addAll(IndifferentPairs.of(part));
    pieces.add(
        new PieceBounds(
            part.from(),
            part.to(),
            growth,
            effects.gap(),
            effects.disturbance(),
            uncertain,
            windows));
    Map<Pair, Crossing> side = part.isLast() ? atEnd : atStart;
    Magnitude factor = part.isLast() ? growth.expUpper() : Magnitude.ONE;
    effects
        .crossings()
        .forEach((pair, crossing) -> side.merge(pair, crossing.grown(factor), Crossing::or));
  }

  private Optional<StepBounds> contradicted(double tau, Pair pair) {
    return failure(
        tau,
        pair,
        "is not the one that the engine proposed",
        "another engine, or more digits of this one");
  }

  private Optional<StepBounds> unbounded(StepPart part, Pair pair) {
    return failure(
        part.from(),
        pair,
        "may change in a way that could not be bounded",
        OpenGate.remedy(
            tube.problem().problem(),
            tube.series(),
            tube.step(),
            part.from(),
            pair,
            part.signals(),
            tube.context().count()));
  }

  private Optional<StepBounds> failure(double tau, Pair pair, String what, String remedy) {
    String name = tube.problem().network().name(pair.vertex());
    return Optional.of(
        new StepBounds.Unbounded(
            tau, "the gate of " + name + " on sample " + pair.sample() + " " + what, remedy));
  }
}
