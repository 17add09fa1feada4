package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.GateJump;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Bounds what the uncertain gates of samples that share kinks do on a part of a step: kinks across
 * which the sum over the pairs on them is convex, and next to an end of the step windows in which
 * other gates may differ from those proposed (proofs-notes/verifier.md, V14 and V15).
 */
public final class TiedGates {
  /**
   * Windows are looked at on parts this short: rates hardly vary on them, and a gate is uncertain
   * for less than that unless it is crossed very slowly or the tube is wide.
   */
  private static final double SHORT = 0x1p-12;

  /** The part of a rate that has to be left for it to be preferred. */
  private static final double LEAST_REST = 0.125;

  /** Shorter parts say no more of rates of the flow. */
  private static final double SHORTEST = 0x1p-26;

  /** The least rate looked at. */
  private static final double LEAST_RATE = Double.MIN_NORMAL;

  private final VerifierContext context;
  private final StepSeries series;
  private final PinnedCurve curve;
  private final GateCheck check;
  private final Part part;
  private final List<GateGroup> groups;
  private final Set<Integer> samples;

  /**
   * The part of the step looked at.
   *
   * @param box all weights of the tube around it
   * @param signals those of all selections
   * @param pinned the groups of all samples that are pinned
   */
  public record Part(
      double from,
      double to,
      WeightBox box,
      SampleSignals signals,
      LossWeights losses,
      List<GateGroup> pinned) {}

  /** How long and by how much the curve is on the wrong side of the kink of a pair. */
  public interface Shortfalls {
    Magnitude integral(Pair pair);
  }

  /**
   * What was found.
   *
   * @param gap at least the integral of what gates proposed that are not those of the curve add to
   *     the risk
   * @param windows the window, if there is one
   */
  public record Found(Magnitude gap, Optional<GateWindow> windows) {}

  private TiedGates(
      VerifierContext context,
      StepSeries series,
      PinnedCurve curve,
      GateCheck check,
      Part part,
      List<GateGroup> groups) {
    this.context = context;
    this.series = series;
    this.curve = curve;
    this.check = check;
    this.part = part;
    this.groups = groups;
    this.samples =
        groups.stream()
            .flatMap(group -> group.pairs().stream())
            .map(Pair::sample)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The bounds for all groups of some samples that have no kink in common with others. */
  public static Optional<Found> bounded(
      VerifierContext context,
      StepSeries series,
      PinnedCurve curve,
      GateCheck check,
      Part part,
      List<GateGroup> groups,
      Shortfalls shortfalls) {
    return new TiedGates(context, series, curve, check, part, groups).bounded(shortfalls);
  }

  private Optional<Found> bounded(Shortfalls shortfalls) {
    Map<Pair, Boolean> sides = new HashMap<>();
    List<GateGroup> roots = new ArrayList<>();
    SampleSignals right = part.signals;
    List<GateGroup> open = groups;
    Optional<GateGroup> next = notConvex(open, right);
    while (next.isPresent()) {
      if (!isRoot(next.get())) {
        return Optional.empty();
      }
      roots.add(next.get());
      next.get().pairs().forEach(pair -> sides.put(pair, check.gates().gate(pair) == Gate.ON));
      PossibleGates states = PossibleGates.onSides(context.problem(), part.box, sides);
      right = SampleSignals.ofSelections(context.problem(), part.box, states);
      open = stillOpen(states);
      next = notConvex(open, right);
    }
    return isAsProposed(right.gates(), roots, open)
        ? found(roots, open, right, shortfalls)
        : Optional.empty();
  }

  private Optional<Found> found(
      List<GateGroup> roots, List<GateGroup> open, SampleSignals right, Shortfalls shortfalls) {
    Magnitude gap =
        open.stream()
            .map(group -> gap(group, right, shortfalls))
            .reduce(Magnitude.ZERO, Magnitude::add);
    return roots.isEmpty()
        ? Optional.of(new Found(gap, Optional.empty()))
        : window(roots, right).map(window -> new Found(gap, Optional.of(window)));
  }

  private List<GateGroup> stillOpen(PossibleGates states) {
    return groups.stream()
        .filter(
            group ->
                group.pairs().stream().anyMatch(pair -> states.state(pair) == GateState.EITHER))
        .toList();
  }

  private Optional<GateGroup> notConvex(List<GateGroup> open, SampleSignals signals) {
    LossWeights losses = signals.lossWeights();
    return open.stream()
        .filter(group -> !(group.strength(signals, losses).upper() <= 0))
        .min((a, b) -> Integer.compare(a.vertex(), b.vertex()));
  }

  private boolean isRoot(GateGroup group) {
    boolean isAtJunction = part.from == 0 || part.to == 1;
    return isAtJunction
        && part.to - part.from <= SHORT
        && group.pairs().stream()
            .allMatch(pair -> check.hasOneGate(pair) && !check.isUnreached(pair));
  }

  /**
   * Whether the gates with all roots on their right sides are those proposed: certain, or open at
   * convex kinks; and what is open in front of a root is pinned.
   */
  private boolean isAsProposed(PossibleGates states, List<GateGroup> roots, List<GateGroup> open) {
    Set<Pair> stillOpen = new HashSet<>();
    open.forEach(group -> stillOpen.addAll(group.pairs()));
    boolean isProposed = samples.stream().noneMatch(i -> check.contradicts(states, i));
    for (GateGroup group : groups) {
      for (Pair pair : group.pairs()) {
        isProposed &= stillOpen.contains(pair) || check.hasOneGate(pair);
      }
      isProposed &= !group.isShared() || isOneGate(group);
    }
    return isProposed
        && roots.stream()
            .flatMap(root -> root.pairs().stream())
            .allMatch(
                root ->
                    stillOpen.stream()
                        .filter(pair -> leads(pair, root))
                        .allMatch(pair -> check.gates().gate(pair) == Gate.PINNED));
  }

  /** Whether the gates proposed for pairs of one kink are those of one of its sides. */
  private boolean isOneGate(GateGroup group) {
    Set<Gate> sides = new HashSet<>();
    for (Pair pair : group.pairs()) {
      Gate gate = check.gates().gate(pair);
      boolean isOpposite = context.ties().factored(check.gates(), pair).isOpposite();
      boolean isSwitched = isOpposite && gate != Gate.PINNED;
      sides.add(isSwitched ? (gate == Gate.ON ? Gate.OFF : Gate.ON) : gate);
    }
    return sides.size() == 1;
  }

  private boolean leads(Pair pair, Pair root) {
    Network network = context.problem().network();
    return pair.sample() == root.sample()
        && pair.vertex() < root.vertex()
        && GateCheck.leads(network, pair.vertex(), root.vertex());
  }

  /** At least {@code h ∫ (1-α) |Σ f κ| E̲}. */
  private Magnitude gap(GateGroup group, SampleSignals signals, Shortfalls shortfalls) {
    LossWeights losses = signals.lossWeights();
    Rational slope = context.problem().network().activation(group.vertex()).negativeSlope();
    Magnitude strength =
        Magnitude.enclosingAbove(Rational.ONE.subtract(slope))
            .multiply(Magnitude.enclosingAbove(group.strength(signals, losses).magnitudeUpper()))
            .multiply(series.lengthUpper().scale(losses.scale()));
    int best = 0;
    for (int j = 1; j < group.pairs().size(); j++) {
      best = group.factors().get(j).lower() > group.factors().get(best).lower() ? j : best;
    }
    Pair pair = group.pairs().get(best);
    Magnitude factor = Magnitude.enclosingAbove(group.factors().get(best).lower());
    Magnitude integral = shortfalls.integral(pair).divideByLower(factor);
    return strength.multiply(integral);
  }

  private Optional<GateWindow> window(List<GateGroup> roots, SampleSignals right) {
    Magnitude jump = roots.stream().map(this::jump).reduce(Magnitude.ZERO, Magnitude::add);
    List<GateWindow.Root> windows = new ArrayList<>();
    for (GateGroup root : roots) {
      Optional<GateWindow.Root> window = root(root, right, jump);
      if (window.isEmpty()) {
        return Optional.empty();
      }
      windows.add(window.get());
    }
    return Optional.of(new GateWindow(jump, windows));
  }

  /**
   * At least what the field differs by between two networks in one of which the pairs of a root
   * have the gates proposed.
   */
  private Magnitude jump(GateGroup root) {
    List<Integer> all = root.pairs().stream().map(Pair::sample).toList();
    Magnitude flipped =
        GateJump.upper(part.signals, part.losses, all, pair -> change(root, pair, true));
    Magnitude kept =
        GateJump.upper(part.signals, part.losses, all, pair -> change(root, pair, false));
    return flipped.max(kept).multiply(series.lengthUpper());
  }

  private DoubleInterval change(GateGroup root, Pair pair, boolean isFlipped) {
    if (root.pairs().contains(pair)) {
      DoubleInterval slope = context.problem().slope(pair.vertex());
      DoubleInterval flip = DoubleInterval.ONE.subtract(slope);
      boolean isOn = check.gates().gate(pair) == Gate.ON;
      return !isFlipped ? DoubleInterval.ZERO : isOn ? flip : flip.negate();
    }
    boolean isBehind = root.pairs().stream().anyMatch(first -> leads(first, pair));
    return isBehind ? GateJump.anyChange(part.signals, pair) : DoubleInterval.ZERO;
  }

  /**
   * The best of a root's pairs, whose pre-activations are on their right sides all together. At the
   * start of a step the rate of the proposal has to make up for the jump; else that of the flow
   * may.
   */
  private Optional<GateWindow.Root> root(GateGroup group, SampleSignals right, Magnitude jump) {
    Optional<GateWindow.Root> proposed =
        group.pairs().stream()
            .map(pair -> root(pair, right))
            .flatMap(Optional::stream)
            .min(Comparator.comparing(GateWindow.Root::uncertainty));
    boolean isEnough =
        part.to == 1 || proposed.filter(r -> r.rest(jump) >= r.rate() * LEAST_REST).isPresent();
    return isEnough
        ? proposed
        : group.pairs().stream()
            .map(pair -> sliding(pair))
            .flatMap(Optional::stream)
            .min(Comparator.comparing(GateWindow.Root::uncertainty))
            .or(() -> proposed);
  }

  private Optional<GateWindow.Root> root(Pair pair, SampleSignals right) {
    SeriesBall t = rightSide(pair);
    DoubleInterval slope = PolynomialRange.enclosingDerivative(t).on(part.from, part.to);
    double rate = part.to == 1 ? -slope.upper() : slope.lower();
    if (!(rate >= LEAST_RATE)) {
      return Optional.empty();
    }
    Magnitude gradient = Magnitude.enclosingAbove(KinkStrength.gradientUpper(right, pair));
    return Optional.of(new GateWindow.Root(gradient, rate, offset(t), false));
  }

  /** The pre-activation on the curve, with the sign that makes it positive. */
  private SeriesBall rightSide(Pair pair) {
    SeriesBall s = series.preActivationNear(pair, curve.shift().distance());
    return check.gates().gate(pair) == Gate.ON ? s : s.negated();
  }

  private Magnitude offset(SeriesBall t) {
    Dyadic value = part.to == 1 ? t.atOne() : t.coefficient(0);
    Magnitude wrong = value.signum() < 0 ? Magnitude.enclosingAbove(value) : Magnitude.ZERO;
    return wrong.add(t.radius());
  }

  /** At the start of a step, by the rate of the flow along what is pinned. */
  private Optional<GateWindow.Root> sliding(Pair pair) {
    if (!isBehindPinnedOnly(pair) || part.to - part.from < SHORTEST) {
      return Optional.empty();
    }
    boolean isRising = check.gates().gate(pair) == Gate.ON;
    return SlidingRate.enclosing(
            context, check, part.box, part.signals, part.pinned, starts(), pair, isRising)
        .flatMap(found -> sliding(pair, found));
  }

  /** The root with that rate, unless it is below all normal doubles and would be rounded up. */
  private Optional<GateWindow.Root> sliding(Pair pair, SlidingRate found) {
    Magnitude rate = series.lengthTimesLower(found.rate()).scale(found.scale());
    Magnitude offset = offset(rightSide(pair)).add(found.offset());
    GateWindow.Root root = new GateWindow.Root(found.gradient(), rate.doubleUpper(), offset, true);
    boolean isNormal = rate.compareTo(Magnitude.enclosingAbove(LEAST_RATE)) >= 0;
    return isNormal ? Optional.of(root) : Optional.empty();
  }

  private boolean isBehindPinnedOnly(Pair pair) {
    return part.signals.gates().uncertain().stream()
        .filter(other -> leads(other, pair))
        .allMatch(other -> check.gates().gate(other) == Gate.PINNED);
  }

  private List<Magnitude> starts() {
    return part.pinned.stream().map(group -> start(group.pairs().get(0))).toList();
  }

  /**
   * At least {@code |s|} of a pinned pair where the curve begins: what it holds at zero is {@code
   * s} with the gates proposed, and those in front may be others there.
   */
  private Magnitude start(Pair pair) {
    if (isBehindPinnedOnly(pair)) {
      return Magnitude.ZERO;
    }
    FlowProblem problem = context.problem().problem();
    List<Rational> weights =
        series.proposal().start().stream().map(weight -> weight.toRational()).toList();
    Evaluation there =
        Evaluation.exact(problem.network(), weights, problem.data().point(pair.sample()));
    Magnitude gradient = Magnitude.enclosingAbove(KinkStrength.gradientUpper(part.signals, pair));
    return Magnitude.enclosingAbove(there.preActivations().get(pair.vertex()))
        .add(gradient.multiply(curve.shift().distance()));
  }
}
