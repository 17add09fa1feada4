package org.plumbline.enclosure.step;

import java.util.Map;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.GrowthBound;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.kink.KinkSides;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * The sides of kinks that the flow keeps to on a step, and what errors grow by given these
 * (proofs-notes/verifier.md, V13).
 *
 * <p><b>The idea.</b> A pair that is pinned, or parked next to its kink, has an uncertain gate for
 * as long as it stays, and with any slope between the two at its kink the field has an eigenvalue
 * of about {@code |κ|}: errors would grow by {@code e^(|κ|t)}. But where the field leads back from
 * one side the flow is never there, and is reflected at the kink. Reflection does not part two
 * flows, so that only the other side's slope counts for the growth.
 *
 * <p><b>Trade-offs.</b> Only the growth is taken with the sides; rates, jumps and strengths remain
 * those for all slopes. Not where pairs were tied to each other: a kink may be convex by the sum
 * over its pairs, of which one may be kept to a side and the others not. And nothing is kept where
 * flows are disturbed, which may jump across.
 */
final class KeptSides {
  private KeptSides() {}

  /**
   * The sides kept to on a part of a step.
   *
   * @param before those kept to just before
   */
  static KinkSides.Kept on(StepTube tube, double from, double to, Map<Pair, GateState> before) {
    StepPart part = tube.part(from, to);
    if (part.states().uncertain().isEmpty()) {
      return new KinkSides.Kept(Map.of(), from, Map.of());
    }
    return new KinkSides(tube.context(), tube.series(), tube.step(), tube.radius())
        .on(from, to, before, part.signals(), part.losses());
  }

  /** At least {@code ∫ μ dt} over a part on which the flow keeps to the given sides. */
  static Magnitude growthUpper(StepPart part, Map<Pair, GateState> kept, KinkEffects effects) {
    boolean isSided =
        !kept.isEmpty() && !part.states().uncertain().isEmpty() && effects.tied().isEmpty();
    SampleSignals signals = isSided ? signals(part, kept) : part.signals();
    return GrowthBound.upper(signals, part.losses())
        .multiply(part.tube().series().lengthUpper())
        .multiply(Magnitude.enclosingAbove(part.to() - part.from()))
        .add(effects.growth());
  }

  /** The signals with the gates of the sides. */
  private static SampleSignals signals(StepPart part, Map<Pair, GateState> kept) {
    StepTube tube = part.tube();
    PossibleGates states =
        PossibleGates.enclosing(
            tube.problem(), part.box(), tube.known(part.from(), part.to()).with(kept));
    return SampleSignals.ofSelections(tube.problem(), part.box(), states);
  }
}
