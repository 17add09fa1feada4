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
  private static final int PARTS = 4;

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
  private final Map<Pair, Magnitude> pinnedJumps = new HashMap<>();

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

  /** At least the sum over pinned pairs of {@code h (1-α) |κ| ‖∇s‖}. */
  Magnitude pinnedJump() {
    return pinnedJumps.values().stream().reduce(Magnitude.ZERO, Magnitude::add);
  }

  private Optional<StepBounds> part(double from, double to, int halvings) {
    WeightBox box = proposal.box(from, to, tube);
    GateStates states = GateStates.enclosing(context.problem(), box);
    Optional<Pair> contradicted = check.contradicted(states);
    if (contradicted.isPresent()) {
      return failure(from, contradicted.get(), "has another gate than the one proposed");
    }
    SampleSignals signals = SampleSignals.enclosing(context.problem(), box, states);
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
    private final Map<Pair, Magnitude> jumps = new HashMap<>();
    private final Set<Pair> uncertain = new HashSet<>();
    private Magnitude gap = Magnitude.ZERO;
    private Optional<FlowRates> rates = Optional.empty();

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
      if (check.isUnreached(pair)) {
        return true;
      }
      Magnitude strength = strength(pair, kink);
      Gate gate = step.gates().gate(pair);
      if (gate == Gate.PINNED) {
        jumps.put(pair, strength.multiply(Magnitude.enclosingAbove(kink.gradientUpper())));
        if (!curve.isExact()) {
          Magnitude most = verifier.series().preActivation(pair).normUpper();
          gap = gap.add(strength.multiply(most).multiply(length()));
        }
        return true;
      }
      Shortfall wrong = wrong(pair, gate, kink);
      gap = gap.add(strength.multiply(wrong.depth()).multiply(wrong.duration()));
      return true;
    }

    /** How far and how long the curve compared with is on the wrong side of a kink. */
    private Shortfall wrong(Pair pair, Gate gate, KinkStrength kink) {
      SeriesBall s = verifier.series().preActivation(pair);
      SeriesBall right = gate == Gate.ON ? s : s.negated();
      Magnitude change = curve.released().get(pair);
      if (change != null) {
        return Shortfall.vanishingAtStart(right.widened(change), from, to);
      }
      boolean isMoved = curve.affects(context.problem().network(), step.gates(), pair);
      Magnitude distance =
          Magnitude.enclosingAbove(kink.gradientUpper()).multiply(curve.move().distance());
      return Shortfall.of(isMoved ? right.widened(distance) : right, from, to);
    }

    private Magnitude length() {
      return Magnitude.enclosingAbove(to - from);
    }

    private boolean crossed(Pair pair, KinkStrength kink) {
      Gate gate = step.gates().gate(pair);
      if (gate == Gate.PINNED || check.isUnreached(pair) || !vanishesAtJunction(pair, kink)) {
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
      Optional<Magnitude> least = leastRate(pair, rate.mignitudeLower());
      least.ifPresent(r -> crossings.put(pair, crossing(pair, kink, r)));
      return least.isPresent();
    }

    /** Whether the part is at an end of the step at which some weights of the tube have s = 0. */
    private boolean vanishesAtJunction(Pair pair, KinkStrength kink) {
      Magnitude reach = Magnitude.enclosingAbove(kink.gradientUpper()).multiply(tube);
      return (from == 0 || to == 1) && offset(pair).compareTo(reach) <= 0;
    }

    /** At least {@code |s|} at the junction, with room for what {@code s} leaves out inside. */
    private Magnitude offset(Pair pair) {
      SeriesBall s = verifier.series().preActivation(pair);
      Magnitude value = Magnitude.enclosingAbove(to == 1 ? s.atOne() : s.coefficient(0));
      return value.add(s.radius().scale(2));
    }

    /** The least rate in scaled time, of the flow and at the end of a step also of the proposal. */
    private Optional<Magnitude> leastRate(Pair pair, double flowRate) {
      Magnitude flow = verifier.lengthTimesLower(flowRate).scale(losses.scale());
      if (to != 1) {
        return Optional.of(flow);
      }
      PolynomialRange slope =
          PolynomialRange.enclosingDerivative(verifier.series().preActivation(pair));
      double proposed = slope.on(from, to).mignitudeLower();
      return proposed > 0
          ? Optional.of(flow.min(Magnitude.enclosingAbove(proposed)))
          : Optional.empty();
    }

    private Crossing crossing(Pair pair, KinkStrength kink, Magnitude rate) {
      Magnitude gradient = Magnitude.enclosingAbove(kink.gradientUpper());
      Magnitude jump = strength(pair, kink).multiply(gradient);
      Magnitude perOffset = jump.divideByLower(rate);
      return new Crossing(perOffset.multiply(gradient), perOffset, offset(pair));
    }

    /** Adds what was found to the step's bounds. */
    void add() {
      Magnitude growth =
          GrowthBound.upper(signals, losses).multiply(verifier.lengthUpper()).multiply(length());
      pieces.add(new PieceBounds(from, to, growth, gap, Set.copyOf(uncertain)));
      Map<Pair, Crossing> side = to == 1 ? atEnd : atStart;
      crossings.forEach((pair, crossing) -> side.merge(pair, crossing, Crossing::or));
      jumps.forEach((pair, jump) -> pinnedJumps.merge(pair, jump, Magnitude::max));
    }
  }
}
