package org.plumbline.enclosure.step;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.FlowRates;
import org.plumbline.enclosure.box.GateJump;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.KinkVariation;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateCheck;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * Bounds what a gate that changes next to an end of the step adds to the error, at a kink across
 * which the risk is not convex (proofs-notes/verifier.md, V5).
 *
 * <p><b>The idea.</b> The flow is on another side of the kink than the proposal only for a while:
 * the time that an error of {@code ε} in the weights and an offset of {@code |s|} take to pass at
 * the rate {@code r} of the pre-activation, {@code (|s| + ‖∇s‖ε)/r}. Meanwhile the field is wrong
 * by its jump {@code J} at most. So the error is multiplied by {@code 1 + J‖∇s‖/r}, as the
 * derivative of the flow jumps by as much there, and {@code J|s|/r} is added.
 *
 * <p><b>Why at junctions only.</b> An engine ends its steps where gates change, so that {@code |s|}
 * is next to nothing there, and the rates need a sign on one short part on either side. In the
 * middle of a step a proposal has one gate, which is wrong on one side of the kink for good.
 *
 * <p><b>Trade-offs.</b> The kink must be crossed alone: the jump is that of one gate, or of one
 * that decides all other uncertain gates of its sample. Several gates on one path, or a rate that
 * has no sign because something else is pinned, are left to windows (V15), which ask less and cost
 * more.
 */
final class CrossedKinks {
  private final StepPart part;
  private final StepTube tube;
  private Optional<FlowRates> rates = Optional.empty();

  CrossedKinks(StepPart part) {
    this.part = part;
    this.tube = part.tube();
  }

  /** The crossing of a pair, on whose paths all other gates of its sample are certain. */
  Optional<Crossing> alone(Pair pair, KinkStrength kink) {
    boolean isCandidate =
        tube.check().hasOneGate(pair)
            && !tube.check().isUnreached(pair)
            && !isEntangled(pair)
            && vanishesAtJunction(pair, kink);
    if (!isCandidate) {
      return Optional.empty();
    }
    FlowRates all = rates.orElseGet(() -> FlowRates.enclosing(part.signals(), part.losses()));
    rates = Optional.of(all);
    return CrossingRate.leastLower(part, pair, all.rate(pair))
        .map(rate -> crossing(pair, kink, jump(pair, kink), rate));
  }

  /**
   * The crossing of the first of the uncertain pairs of a sample, if the side of its kink decides
   * the gates of all.
   */
  Optional<Crossing> together(List<Pair> pairs) {
    Pair root = pairs.get(0);
    KinkStrength kink = part.kink(root);
    boolean isCandidate =
        pairs.stream().allMatch(tube.check()::hasOneGate)
            && !tube.check().isUnreached(root)
            && vanishesAtJunction(root, kink);
    if (!isCandidate) {
      return Optional.empty();
    }
    PossibleGates above = PossibleGates.onOneSide(tube.problem(), part.box(), root, true);
    PossibleGates below = PossibleGates.onOneSide(tube.problem(), part.box(), root, false);
    PossibleGates proposed = tube.gate(root) == Gate.ON ? above : below;
    boolean isDecided =
        !proposed.isUncertain(root.sample()) && !tube.check().contradicts(proposed, root.sample());
    if (!isDecided) {
      return Optional.empty();
    }
    Magnitude jump =
        GateJump.upper(part.signals(), part.losses(), root.sample())
            .multiply(tube.series().lengthUpper());
    return CrossingRate.leastLower(part, root, rate(above, root).hull(rate(below, root)))
        .map(rate -> crossing(root, kink, jump, rate));
  }

  private DoubleInterval rate(PossibleGates side, Pair root) {
    SampleSignals there = SampleSignals.ofSelections(tube.problem(), part.box(), side);
    return FlowRates.enclosing(there, part.losses()).rate(root);
  }

  /** Whether another uncertain gate of the sample lies on a path with that of the pair. */
  private boolean isEntangled(Pair pair) {
    Network network = tube.problem().network();
    return part.states().uncertain().stream()
        .filter(other -> other.sample() == pair.sample() && !other.equals(pair))
        .anyMatch(
            other ->
                GateCheck.leads(network, pair.vertex(), other.vertex())
                    || GateCheck.leads(network, other.vertex(), pair.vertex()));
  }

  /** Whether the part is at an end of the step at which some weights of the tube have s = 0. */
  private boolean vanishesAtJunction(Pair pair, KinkStrength kink) {
    return part.isAtJunction() && offset(pair).compareTo(reach(kink)) <= 0;
  }

  /** At least {@code ‖∇s‖} times the radius of the tube. */
  private Magnitude reach(KinkStrength kink) {
    return Magnitude.enclosingAbove(kink.gradientUpper()).multiply(tube.radius());
  }

  /**
   * At least {@code |s|} at the junction, with room for what the series leaves out: once there, and
   * once where the flow passes.
   */
  private Magnitude offset(Pair pair) {
    SeriesBall s = tube.series().preActivation(pair);
    Dyadic value = part.isLast() ? s.atOne() : s.coefficient(0);
    return Magnitude.enclosingAbove(value).add(s.radius().scale(2));
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
        Magnitude.enclosingAbove(KinkVariation.upper(part.signals(), part.losses(), pair))
            .multiply(part.timeScale());
    Magnitude most = offset(pair).add(reach(kink));
    return part.strength(pair, kink).multiply(gradient).add(variation.multiply(most));
  }
}
