package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.ball.Shortfall;
import org.plumbline.enclosure.box.FlowRates;
import org.plumbline.enclosure.box.FrozenParameters;
import org.plumbline.enclosure.box.GateJump;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.GrowthBound;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.KinkVariation;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateCheck;
import org.plumbline.enclosure.kink.GateGroup;
import org.plumbline.enclosure.kink.GateWindow;
import org.plumbline.enclosure.kink.KinkSides;
import org.plumbline.enclosure.kink.KnownGates;
import org.plumbline.enclosure.kink.OpenGate;
import org.plumbline.enclosure.kink.PinnedCurve;
import org.plumbline.enclosure.kink.TiedGates;
import org.plumbline.enclosure.kink.Tubes;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

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
 *       (V7; groups of pairs that share one kink, V14).
 *   <li>Where the flow keeps to one side, it is reflected, and its field is the one of that side
 *       (V13, {@link KinkSides}).
 *   <li>Where it is crossed, the gate is wrong for as long as the error needs to pass at the rate
 *       of crossing, and adds at most the jump of the field times that time: with certain gates
 *       elsewhere from the rate on both sides ({@link Crossing}, V5), otherwise in a short window
 *       next to an end of the step ({@link GateWindow}, V15 and V16).
 * </ul>
 *
 * <p><b>Why halving.</b> A kink is uncertain for a time of about the width of the tube divided by
 * the rate, and that is far shorter than a step. A part on which some gate can be bounded in none
 * of these ways is halved. So a few dozen parts close in on an event geometrically, as the kinks of
 * one step are few, and the others remain long; equal parts would have to be as short as the
 * shortest everywhere. The price is that a kink which is touched, not crossed, needs parts without
 * number: hence {@link #MOST_PARTS}.
 *
 * <p><b>Order.</b> What enters the error least is tried first. Sides come before all, as they take
 * pairs out of the growth; where parts are not bounded with them, the step is done again without.
 * On a part each sample's pairs are taken one by one, convex or crossed, then together where the
 * sample hardly matters, and only then tied to other samples and put into windows. The proofs are
 * in proofs-notes/verifier.md under the numbers given.
 */
final class StepPieces {
  /** Parts that every step is cut into, for a growth bound that follows the flow. */
  private static final int PARTS = 2;

  /** A jump below {@code 2^-40} of the weights for each limb is noise … */
  private static final long WEAK_BITS = 40;

  /** … and is looked for where it is not above so many times the tube for weights of the tube. */
  private static final long WEAK_IN_TUBE_BITS = 20;

  /** How often a part is halved before a gate is given up. */
  private static final int MOST_HALVINGS = 44;

  /** Parts of a step at most: near a kink that is touched they would be millions. */
  private static final int MOST_PARTS = 1_000;

  private final VerifierContext context;
  private final StepSeries series;
  private final TrajectoryStep step;
  private final ProposedStep proposal;
  private final PinnedCurve curve;
  private final Magnitude tube;
  private final GateCheck check;
  private final KnownGates known;
  private final Set<Pair> sides = new HashSet<>();
  private final List<PieceBounds> pieces = new ArrayList<>();
  private final Map<Pair, Crossing> atStart = new HashMap<>();
  private final Map<Pair, Crossing> atEnd = new HashMap<>();

  StepPieces(
      VerifierContext context,
      StepSeries series,
      TrajectoryStep step,
      ProposedStep proposal,
      PinnedCurve curve,
      Magnitude tube) {
    this.context = context;
    this.series = series;
    this.step = step;
    this.proposal = proposal;
    this.curve = curve;
    this.tube = tube;
    this.check = new GateCheck(context.problem(), step.gates());
    this.known = KnownGates.of(context.frozen(), step.gates());
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

  /** Part by part, with the sides of kinks that the flow keeps to. */
  private Optional<StepBounds> sided() {
    Map<Pair, GateState> before = Map.of();
    for (int k = 0; k < PARTS; k++) {
      double from = (double) k / PARTS;
      double to = (k + 1.0) / PARTS;
      KinkSides.Kept kept = kept(from, to, before);
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

  private KinkSides.Kept kept(double from, double to, Map<Pair, GateState> before) {
    WeightBox box = proposal.box(from, to, tube);
    PossibleGates states = PossibleGates.enclosing(context.problem(), box, known(from, to));
    if (states.uncertain().isEmpty()) {
      return new KinkSides.Kept(Map.of(), from, Map.of());
    }
    SampleSignals signals = SampleSignals.ofSelections(context.problem(), box, states);
    return new KinkSides(context, series, step, tube)
        .on(from, to, before, signals, signals.lossWeights());
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

  List<PieceBounds> pieces() {
    return pieces;
  }

  Map<Pair, Crossing> atStart() {
    return atStart;
  }

  Map<Pair, Crossing> atEnd() {
    return atEnd;
  }

  /** What is known of gates for all weights of the tube along a part. */
  private KnownGates known(double from, double to) {
    return known.along(series, from, to, tube);
  }

  private Optional<StepBounds> part(
      Map<Pair, GateState> kept, double from, double to, int halvings) {
    WeightBox box = proposal.box(from, to, tube);
    PossibleGates states = PossibleGates.enclosing(context.problem(), box, known(from, to));
    Optional<Pair> contradicted = check.contradicted(states);
    if (contradicted.isPresent()) {
      return failure(
          from,
          contradicted.get(),
          "is not the one that the engine proposed",
          "another engine, or more digits of this one");
    }
    SampleSignals signals = SampleSignals.ofSelections(context.problem(), box, states);
    Part part = new Part(from, to, signals, signals.lossWeights(), kept);
    Optional<Pair> open = part.open(states);
    if (open.isEmpty()) {
      part.add(indifferent(box, states));
      return Optional.empty();
    }
    double middle = (from + to) / 2;
    boolean isLast = halvings == 0 || pieces.size() >= MOST_PARTS;
    if (isLast || !(from < middle && middle < to)) {
      return open(from, open.get(), signals);
    }
    Optional<StepBounds> failure = part(kept, from, middle, halvings - 1);
    return failure.isPresent() ? failure : part(kept, middle, to, halvings - 1);
  }

  /**
   * The pairs whose gates do not matter to the flow, and are not proved to be those proposed:
   * nothing may be said of them.
   */
  private List<Pair> indifferent(WeightBox box, PossibleGates states) {
    FrozenParameters frozen = context.frozen();
    PossibleGates actual =
        frozen.hasIdleVertices()
            ? PossibleGates.enclosing(context.problem(), frozen.within(box))
            : states;
    List<Pair> found = new ArrayList<>();
    for (int v : context.problem().network().kinked()) {
      for (int i = 0; i < states.samples(); i++) {
        Pair pair = new Pair(i, v);
        boolean isIndifferent = frozen.isIdle(v) || check.isUnreached(pair);
        if (isIndifferent && check.isUnproved(actual, pair)) {
          found.add(pair);
        }
      }
    }
    return found;
  }

  private Optional<StepBounds> failure(double tau, Pair pair, String what, String remedy) {
    String name = context.problem().network().name(pair.vertex());
    return Optional.of(
        new StepBounds.Unbounded(
            tau, "the gate of " + name + " on sample " + pair.sample() + " " + what, remedy));
  }

  private Optional<StepBounds> open(double tau, Pair pair, SampleSignals signals) {
    return failure(
        tau,
        pair,
        "may change in a way that could not be bounded",
        OpenGate.remedy(
            context.problem().problem(), series, step, tau, pair, signals, context.count()));
  }

  /** What uncertain gates do on a part. */
  private static final class Kinks {
    private final Map<Pair, Crossing> crossings = new HashMap<>();
    private Magnitude gap = Magnitude.ZERO;
    private Magnitude growth = Magnitude.ZERO;
    private Magnitude disturbance = Magnitude.ZERO;
    private final List<GateWindow> windows = new ArrayList<>();
    private Optional<Pair> windowed = Optional.empty();

    void add(Kinks other) {
      crossings.putAll(other.crossings);
      windows.addAll(other.windows);
      windowed = windowed.or(() -> other.windowed);
      gap = gap.add(other.gap);
      growth = growth.add(other.growth);
      disturbance = disturbance.add(other.disturbance);
    }
  }

  /** One part of the step, its uncertain pairs and what is known of them. */
  private final class Part {
    private final double from;
    private final double to;
    private final SampleSignals signals;
    private final LossWeights losses;
    private final Magnitude timeScale;
    private final Map<Pair, GateState> kept;
    private final Set<Pair> uncertain = new HashSet<>();
    private final Kinks kinks = new Kinks();
    private final List<Crossing> windowed = new ArrayList<>();
    private Magnitude growth = Magnitude.INFINITY;
    private boolean isTied;
    private Optional<FlowRates> rates = Optional.empty();

    Part(
        double from,
        double to,
        SampleSignals signals,
        LossWeights losses,
        Map<Pair, GateState> kept) {
      this.kept = kept;
      this.from = from;
      this.to = to;
      this.signals = signals;
      this.losses = losses;
      this.timeScale = series.lengthUpper().scale(losses.scale());
    }

    /** An uncertain pair that nothing bounds on this part, if there is one. */
    Optional<Pair> open(PossibleGates states) {
      uncertain.addAll(states.uncertain());
      List<GateGroup> groups = GateGroup.of(context, check, signals);
      for (List<GateGroup> cluster : GateGroup.clusters(groups)) {
        Optional<Kinks> found = sampleBySample(cluster).or(() -> tied(cluster, groups));
        if (found.isEmpty()) {
          return Optional.of(cluster.get(0).pairs().get(0));
        }
        kinks.add(found.get());
      }
      growth = growth();
      return windows() ? Optional.empty() : kinks.windowed;
    }

    private Optional<Kinks> sampleBySample(List<GateGroup> cluster) {
      Map<Integer, List<Pair>> samples =
          cluster.stream()
              .flatMap(group -> group.pairs().stream())
              .sorted(Comparator.comparingInt(Pair::sample).thenComparingInt(Pair::vertex))
              .collect(Collectors.groupingBy(Pair::sample, TreeMap::new, Collectors.toList()));
      Kinks all = new Kinks();
      for (List<Pair> pairs : samples.values()) {
        Optional<Kinks> found =
            oneByOne(pairs).or(() -> weakly(pairs)).or(() -> crossedTogether(pairs));
        if (found.isEmpty()) {
          return Optional.empty();
        }
        all.add(found.get());
      }
      return Optional.of(all);
    }

    /** Samples that share kinks at once, and gates in windows next to an end of the step. */
    private Optional<Kinks> tied(List<GateGroup> cluster, List<GateGroup> groups) {
      if (context.frozen().hasIdleVertices()) {
        return Optional.empty();
      }
      isTied = true;
      WeightBox box = proposal.box(from, to, tube);
      List<GateGroup> pinned =
          groups.stream()
              .filter(group -> step.gates().gate(group.pairs().get(0)) == Gate.PINNED)
              .toList();
      TiedGates.Part part = new TiedGates.Part(from, to, box, signals, losses, pinned);
      return TiedGates.bounded(context, series, curve, check, part, cluster, this::wrong)
          .map(
              found -> {
                Kinks added = new Kinks();
                added.gap = found.gap();
                found.windows().ifPresent(added.windows::add);
                added.windowed = Optional.of(cluster.get(0).pairs().get(0));
                return added;
              });
    }

    /** What windows do to the error; false if they are not bounded. */
    private boolean windows() {
      if (kinks.windows.isEmpty()) {
        return true;
      }
      Magnitude factor = growth.expUpper();
      if (to != 1) {
        Optional<List<Crossing>> late = GateWindow.atStart(kinks.windows, factor);
        late.ifPresent(windowed::addAll);
        return late.isPresent();
      }
      windowed.addAll(GateWindow.atEnd(kinks.windows, factor));
      for (Crossing crossing : kinks.crossings.values()) {
        windowed.add(crossing.beforeWindows(curve.shift().distance(), factor));
      }
      return true;
    }

    private Optional<Kinks> oneByOne(List<Pair> pairs) {
      Kinks found = new Kinks();
      for (Pair pair : pairs) {
        KinkStrength kink = KinkStrength.enclosing(signals, losses, pair);
        boolean isBounded =
            kink.isConvex() ? convex(pair, kink, found) : crossed(pair, kink, found);
        if (!isBounded) {
          return Optional.empty();
        }
      }
      return Optional.of(found);
    }

    /**
     * All uncertain gates of a sample at once, where its part of the field hardly depends on them.
     */
    private Optional<Kinks> weakly(List<Pair> pairs) {
      int i = pairs.get(0).sample();
      Magnitude time = series.lengthUpper().multiply(Magnitude.enclosingAbove(to - from));
      boolean isCandidate =
          pairs.stream().allMatch(this::hasOneGate)
              && GateJump.upper(signals, losses, i)
                      .multiply(time)
                      .compareTo(tube.scale(WEAK_IN_TUBE_BITS))
                  <= 0;
      if (!isCandidate) {
        return Optional.empty();
      }
      WeightBox box = proposal.box(from, to, Magnitude.ZERO);
      SampleSignals along = SampleSignals.ofSelections(context.problem(), box, signals.gates());
      Magnitude jump = GateJump.upper(along, along.lossWeights(), i).multiply(time);
      if (jump.compareTo(Tubes.size(proposal).scale(-WEAK_BITS * context.count())) > 0) {
        return Optional.empty();
      }
      Kinks found = new Kinks();
      found.growth = GateJump.changeUpper(signals, losses, i).multiply(time).scale(1);
      found.disturbance = jump.add(found.growth.multiply(curve.shift().distance()));
      return Optional.of(found);
    }

    private boolean hasOneGate(Pair pair) {
      Gate gate = step.gates().gate(pair);
      return gate != Gate.PINNED && gate == step.gates().gateBelow(pair.sample(), pair.vertex());
    }

    /**
     * A crossing, with all further uncertain gates of the sample decided by the side of its kink.
     */
    private Optional<Kinks> crossedTogether(List<Pair> pairs) {
      Pair root = pairs.get(0);
      KinkStrength kink = KinkStrength.enclosing(signals, losses, root);
      boolean isCandidate =
          pairs.stream().allMatch(this::hasOneGate)
              && !check.isUnreached(root)
              && vanishesAtJunction(root, kink);
      if (!isCandidate) {
        return Optional.empty();
      }
      WeightBox box = proposal.box(from, to, tube);
      PossibleGates above = PossibleGates.onOneSide(context.problem(), box, root, true);
      PossibleGates below = PossibleGates.onOneSide(context.problem(), box, root, false);
      PossibleGates proposed = step.gates().gate(root) == Gate.ON ? above : below;
      boolean isDecided =
          !proposed.isUncertain(root.sample()) && !check.contradicts(proposed, root.sample());
      if (!isDecided) {
        return Optional.empty();
      }
      DoubleInterval rate = rate(box, above, root).hull(rate(box, below, root));
      Magnitude jump =
          GateJump.upper(signals, losses, root.sample()).multiply(series.lengthUpper());
      Kinks found = new Kinks();
      return leastRate(root, rate)
          .map(
              least -> {
                found.crossings.put(root, crossing(root, kink, jump, least));
                return found;
              });
    }

    private DoubleInterval rate(WeightBox box, PossibleGates side, Pair root) {
      SampleSignals there = SampleSignals.ofSelections(context.problem(), box, side);
      return FlowRates.enclosing(there, losses).rate(root);
    }

    /** At least {@code h (1-α) |κ|}. */
    private Magnitude strength(Pair pair, KinkStrength kink) {
      Rational slope = context.problem().network().activation(pair.vertex()).negativeSlope();
      return Magnitude.enclosingAbove(Rational.ONE.subtract(slope))
          .multiply(Magnitude.enclosingAbove(kink.strength().magnitudeUpper()))
          .multiply(timeScale);
    }

    private boolean convex(Pair pair, KinkStrength kink, Kinks found) {
      found.gap = found.gap.add(strength(pair, kink).multiply(wrong(pair)));
      return true;
    }

    /** By how much and how long the curve compared with is on the wrong side of a kink. */
    private Magnitude wrong(Pair pair) {
      Gate gate = step.gates().gate(pair);
      if (gate == Gate.PINNED || check.isUnreached(pair)) {
        return Magnitude.ZERO;
      }
      Gate below = step.gates().gateBelow(pair.sample(), pair.vertex());
      Magnitude wrong = wrong(pair, gate).integral();
      return below == gate ? wrong : wrong.max(wrong(pair, below).integral());
    }

    private Shortfall wrong(Pair pair, Gate gate) {
      if (curve.resting().contains(pair) || check.isSilent(pair)) {
        return Shortfall.NONE;
      }
      if (curve.released().contains(pair)) {
        SeriesBall s = series.preActivation(pair);
        return Shortfall.vanishingAtStart(gate == Gate.ON ? s : s.negated(), 0, to);
      }
      SeriesBall s = series.preActivation(pair);
      SeriesBall right = gate == Gate.ON ? s : s.negated();
      boolean isMoved = curve.affects(context.problem().network(), step.gates(), pair);
      Magnitude distance =
          Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals, pair))
              .multiply(curve.shift().distance());
      SeriesBall along = isMoved ? right.widened(distance) : right;
      Shortfall here = Shortfall.of(along, from, to);
      return here.integral().isZero() ? here : here.orLess(Shortfall.of(along, 0, to));
    }

    private boolean crossed(Pair pair, KinkStrength kink, Kinks found) {
      boolean isPlain = hasOneGate(pair) && !check.isUnreached(pair) && !isEntangled(pair);
      if (!isPlain || !vanishesAtJunction(pair, kink)) {
        return false;
      }
      FlowRates all = rates.orElseGet(() -> FlowRates.enclosing(signals, losses));
      rates = Optional.of(all);
      Optional<Magnitude> least = leastRate(pair, all.rate(pair));
      least.ifPresent(r -> found.crossings.put(pair, crossing(pair, kink, jump(pair, kink), r)));
      return least.isPresent();
    }

    /** Whether another uncertain gate of the sample lies on a path with that of the pair. */
    private boolean isEntangled(Pair pair) {
      Network network = context.problem().network();
      return signals.gates().uncertain().stream()
          .filter(other -> other.sample() == pair.sample() && !other.equals(pair))
          .anyMatch(
              other ->
                  GateCheck.leads(network, pair.vertex(), other.vertex())
                      || GateCheck.leads(network, other.vertex(), pair.vertex()));
    }

    /** At least {@code ‖∇s‖} times the radius of the tube. */
    private Magnitude reach(KinkStrength kink) {
      return Magnitude.enclosingAbove(kink.gradientUpper()).multiply(tube);
    }

    /** Whether the part is at an end of the step at which some weights of the tube have s = 0. */
    private boolean vanishesAtJunction(Pair pair, KinkStrength kink) {
      return (from == 0 || to == 1) && offset(pair).compareTo(reach(kink)) <= 0;
    }

    /** At least {@code |s|} at the junction, with room for what {@code s} leaves out inside. */
    private Magnitude offset(Pair pair) {
      SeriesBall s = series.preActivation(pair);
      Magnitude value = Magnitude.enclosingAbove(to == 1 ? s.atOne() : s.coefficient(0));
      return value.add(s.radius().scale(2));
    }

    /**
     * The least rate in scaled time at which the pre-activation goes to the side its gate has in
     * this step, or from it if the part is the last; of the flow and at the end of a step also of
     * the proposal.
     */
    private Optional<Magnitude> leastRate(Pair pair, DoubleInterval rate) {
      boolean isRising = rate.lower() > 0;
      boolean isOn = step.gates().gate(pair) == Gate.ON;
      boolean isExpected = to == 1 ? isRising != isOn : isRising == isOn;
      if (!isExpected || (!isRising && rate.upper() >= 0)) {
        return Optional.empty();
      }
      Magnitude flow = series.lengthTimesLower(rate.mignitudeLower()).scale(losses.scale());
      if (to != 1) {
        return Optional.of(flow);
      }
      DoubleInterval slope =
          PolynomialRange.enclosingDerivative(series.preActivation(pair)).on(from, to);
      double proposed = isRising ? slope.lower() : -slope.upper();
      return proposed > 0
          ? Optional.of(flow.min(Magnitude.enclosingAbove(proposed)))
          : Optional.empty();
    }

    /** The crossing at the least rate {@code r} with the given jump of the field. */
    private Crossing crossing(Pair pair, KinkStrength kink, Magnitude jump, Magnitude rate) {
      Magnitude gradient = Magnitude.enclosingAbove(kink.gradientUpper());
      return new Crossing(gradient, jump.divideByLower(rate), offset(pair));
    }

    /**
     * At least {@code h (1-α) ‖κ∇s + s∇κ‖}, by which the field changes with the gate where {@code
     * |s|} is at most what it may be while the gate is not the one proposed.
     */
    private Magnitude jump(Pair pair, KinkStrength kink) {
      Magnitude gradient = Magnitude.enclosingAbove(kink.gradientUpper());
      Magnitude variation =
          Magnitude.enclosingAbove(KinkVariation.upper(signals, losses, pair)).multiply(timeScale);
      Magnitude most = offset(pair).add(reach(kink));
      return strength(pair, kink).multiply(gradient).add(variation.multiply(most));
    }

    /**
     * The signals with the gates of the sides that the flow keeps to; not where a kink is convex by
     * the sum over its pairs, of which one may be kept and the others not.
     */
    private SampleSignals sided() {
      if (kept.isEmpty() || uncertain.isEmpty() || isTied) {
        return signals;
      }
      WeightBox box = proposal.box(from, to, tube);
      PossibleGates states =
          PossibleGates.enclosing(context.problem(), box, known(from, to).with(kept));
      return SampleSignals.ofSelections(context.problem(), box, states);
    }

    /** At least {@code ∫ μ dt} over the part, for what bounds its kinks as well. */
    private Magnitude growth() {
      return GrowthBound.upper(sided(), losses)
          .multiply(series.lengthUpper())
          .multiply(Magnitude.enclosingAbove(to - from))
          .add(kinks.growth);
    }

    /**
     * Adds what was found to the step's bounds; at the end of a step what an offset adds grows
     * until then.
     *
     * @param indifferent pairs of which nothing is known beside those that are uncertain
     */
    void add(List<Pair> indifferent) {
      Magnitude growth = growth();
      uncertain.addAll(indifferent);
      pieces.add(
          new PieceBounds(from, to, growth, kinks.gap, kinks.disturbance, uncertain, windowed));
      Map<Pair, Crossing> side = to == 1 ? atEnd : atStart;
      Magnitude factor = to == 1 ? growth.expUpper() : Magnitude.ONE;
      kinks.crossings.forEach(
          (pair, crossing) -> side.merge(pair, crossing.grown(factor), Crossing::or));
    }
  }
}
