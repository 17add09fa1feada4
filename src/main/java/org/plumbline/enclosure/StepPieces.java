package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 */
final class StepPieces {
  /** Parts that every step is cut into, for a growth bound that follows the flow. */
  private static final int PARTS = 2;

  /** How often a part is halved before a gate is given up. */
  private static final int MOST_HALVINGS = 44;

  private final VerifierContext context;
  private final StepVerifier verifier;
  private final TrajectoryStep step;
  private final ProposedStep proposal;
  private final PinnedCurve curve;
  private final Magnitude tube;
  private final GateCheck check;
  private final List<PieceBounds> pieces = new ArrayList<>();
  private final Map<Pair, Crossing> atStart = new HashMap<>();
  private final Map<Pair, Crossing> atEnd = new HashMap<>();

  StepPieces(
      VerifierContext context,
      StepVerifier verifier,
      TrajectoryStep step,
      ProposedStep proposal,
      PinnedCurve curve,
      Magnitude tube) {
    this.context = context;
    this.verifier = verifier;
    this.step = step;
    this.proposal = proposal;
    this.curve = curve;
    this.tube = tube;
    this.check = new GateCheck(context.problem(), step.gates());
  }

  /** Collects the bounds of all parts; what stood in the way, if something did. */
  Optional<StepBounds> collect() {
    for (int k = 0; k < PARTS; k++) {
      Optional<StepBounds> failure = part((double) k / PARTS, (k + 1.0) / PARTS, MOST_HALVINGS);
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

  private Optional<StepBounds> part(double from, double to, int halvings) {
    WeightBox box = proposal.box(from, to, tube);
    GateStates states = GateStates.enclosing(context.problem(), box);
    Optional<Pair> contradicted = check.contradicted(states);
    if (contradicted.isPresent()) {
      return failure(from, contradicted.get(), "has another gate than the one proposed");
    }
    SampleSignals signals = SampleSignals.ofSelections(context.problem(), box, states);
    Part part = new Part(from, to, signals, signals.lossWeights());
    Optional<Pair> open = part.open(states);
    if (open.isEmpty()) {
      part.add();
      return Optional.empty();
    }
    double middle = (from + to) / 2;
    if (halvings == 0 || !(from < middle && middle < to)) {
      return failure(from, open.get(), "may change its gate in a way that is not bounded");
    }
    Optional<StepBounds> failure = part(from, middle, halvings - 1);
    return failure.isPresent() ? failure : part(middle, to, halvings - 1);
  }

  private Optional<StepBounds> failure(double tau, Pair pair, String what) {
    String name = context.problem().network().name(pair.vertex());
    return Optional.of(
        new StepBounds.Unbounded(
            tau,
            "the gate of " + name + " on sample " + pair.sample() + ", which " + what,
            "more digits, or smaller steps"));
  }

  /** One part of the step, its uncertain pairs and what is known of them. */
  private final class Part {
    private final double from;
    private final double to;
    private final SampleSignals signals;
    private final LossWeights losses;
    private final Magnitude timeScale;
    private final Map<Pair, Crossing> crossings = new HashMap<>();
    private final Set<Pair> uncertain = new HashSet<>();
    private Magnitude gap = Magnitude.ZERO;
    private Optional<FlowRates> rates = Optional.empty();
    private Optional<Magnitude> growth = Optional.empty();

    Part(double from, double to, SampleSignals signals, LossWeights losses) {
      this.from = from;
      this.to = to;
      this.signals = signals;
      this.losses = losses;
      this.timeScale = verifier.lengthUpper().scale(losses.scale());
    }

    /** An uncertain pair that nothing bounds on this part, if there is one. */
    Optional<Pair> open(GateStates states) {
      for (Pair pair : states.uncertain()) {
        KinkStrength kink = KinkStrength.enclosing(signals, losses, pair);
        boolean isBounded = kink.isConvex() ? convex(pair, kink) : crossed(pair, kink);
        if (!isBounded) {
          return Optional.of(pair);
        }
        uncertain.add(pair);
      }
      return Optional.empty();
    }

    /** At least {@code h (1-α) |κ|}. */
    private Magnitude strength(Pair pair, KinkStrength kink) {
      Rational slope = context.problem().network().activation(pair.vertex()).negativeSlope();
      return Magnitude.enclosingAbove(Rational.ONE.subtract(slope))
          .multiply(Magnitude.enclosingAbove(kink.strength().magnitudeUpper()))
          .multiply(timeScale);
    }

    private boolean convex(Pair pair, KinkStrength kink) {
      Gate gate = step.gates().gate(pair);
      if (gate == Gate.PINNED || check.isUnreached(pair)) {
        return true;
      }
      Gate below = step.gates().gateBelow(pair.sample(), pair.vertex());
      Magnitude wrong = wrong(pair, gate, kink).integral();
      if (below != gate) {
        wrong = wrong.max(wrong(pair, below, kink).integral());
      }
      gap = gap.add(strength(pair, kink).multiply(wrong));
      return true;
    }

    /** How far and how long the curve compared with is on the wrong side of a kink. */
    private Shortfall wrong(Pair pair, Gate gate, KinkStrength kink) {
      if (curve.resting().contains(pair)) {
        return Shortfall.NONE;
      }
      SeriesBall s = verifier.series().preActivation(pair);
      SeriesBall right = gate == Gate.ON ? s : s.negated();
      if (curve.released().contains(pair)) {
        return Shortfall.vanishingAtStart(right, from, to);
      }
      boolean isMoved = curve.affects(context.problem().network(), step.gates(), pair);
      Magnitude distance =
          Magnitude.enclosingAbove(kink.gradientUpper()).multiply(curve.shift().distance());
      return Shortfall.of(isMoved ? right.widened(distance) : right, from, to);
    }

    private boolean crossed(Pair pair, KinkStrength kink) {
      Gate gate = step.gates().gate(pair);
      boolean isPlain =
          gate == step.gates().gateBelow(pair.sample(), pair.vertex())
              && gate != Gate.PINNED
              && !check.isUnreached(pair)
              && !isEntangled(pair);
      if (!isPlain || !vanishesAtJunction(pair, kink)) {
        return false;
      }
      FlowRates all = rates.orElseGet(() -> FlowRates.enclosing(signals, losses));
      rates = Optional.of(all);
      DoubleInterval rate = all.rate(pair);
      boolean isRising = rate.lower() > 0;
      boolean isExpected = to == 1 ? isRising != (gate == Gate.ON) : isRising == (gate == Gate.ON);
      if (!isExpected || (!isRising && rate.upper() >= 0)) {
        return false;
      }
      Optional<Magnitude> least = leastRate(pair, rate);
      least.ifPresent(r -> crossings.put(pair, crossing(pair, kink, r)));
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
      SeriesBall s = verifier.series().preActivation(pair);
      Magnitude value = Magnitude.enclosingAbove(to == 1 ? s.atOne() : s.coefficient(0));
      return value.add(s.radius().scale(2));
    }

    /**
     * The least rate in scaled time, of the flow and at the end of a step also of the proposal, if
     * that goes the same way.
     */
    private Optional<Magnitude> leastRate(Pair pair, DoubleInterval rate) {
      Magnitude flow = verifier.lengthTimesLower(rate.mignitudeLower()).scale(losses.scale());
      if (to != 1) {
        return Optional.of(flow);
      }
      DoubleInterval slope =
          PolynomialRange.enclosingDerivative(verifier.series().preActivation(pair)).on(from, to);
      double proposed = rate.lower() > 0 ? slope.lower() : -slope.upper();
      return proposed > 0
          ? Optional.of(flow.min(Magnitude.enclosingAbove(proposed)))
          : Optional.empty();
    }

    /**
     * The crossing at the least rate {@code r}; at the end of a step what an offset adds grows
     * until then.
     */
    private Crossing crossing(Pair pair, KinkStrength kink, Magnitude rate) {
      Magnitude gradient = Magnitude.enclosingAbove(kink.gradientUpper());
      Magnitude perTime = jump(pair, kink).divideByLower(rate);
      Magnitude perOffset = to == 1 ? perTime.multiply(growth().expUpper()) : perTime;
      return new Crossing(perTime.multiply(gradient), perOffset, offset(pair));
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

    /** At least {@code ∫ μ dt} over the part. */
    private Magnitude growth() {
      Magnitude found =
          growth.orElseGet(
              () ->
                  GrowthBound.upper(signals, losses)
                      .multiply(verifier.lengthUpper())
                      .multiply(Magnitude.enclosingAbove(to - from)));
      growth = Optional.of(found);
      return found;
    }

    /** Adds what was found to the step's bounds. */
    void add() {
      pieces.add(new PieceBounds(from, to, growth(), gap, Set.copyOf(uncertain)));
      Map<Pair, Crossing> side = to == 1 ? atEnd : atStart;
      crossings.forEach((pair, crossing) -> side.merge(pair, crossing, Crossing::or));
    }
  }
}
