package org.plumbline.enclosure.step;

import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.ball.Shortfall;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.kink.PinnedCurve;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * Bounds what uncertain gates add to the error at kinks across which the risk is convex: twice the
 * integral of the <em>gap</em>, by which the gates proposed are not those of the curve that the
 * flow is compared with (proofs-notes/verifier.md, V7).
 *
 * <p><b>The idea.</b> Across a convex kink two solutions do not part, whatever their gates, so that
 * nothing has to be known of the flow's gate, and nothing of the time at which it changes. Only the
 * proposal is looked at: where it has a gate that its own pre-activation contradicts, its velocity
 * is none that the inclusion allows there. The inequality of the subgradient then fails by {@code
 * (1-α)|κ|} times the depth to which it is on the wrong side.
 *
 * <p><b>Trade-offs.</b> The gap enters under a root, so that a depth of {@code 2^-2k} costs {@code
 * k} bits. Hence the curve is first moved on to the kinks that it is meant to be on ({@link
 * PinnedCurve}): pairs that are pinned, released or at rest have no gap or one that vanishes at the
 * start. What is left is found by a search of limited length ({@link Shortfall}), along the part
 * and along the step up to its end, of which the better counts: from the start of the step more is
 * known of the series.
 */
final class ConvexKinks {
  private final StepPart part;
  private final StepTube tube;

  ConvexKinks(StepPart part) {
    this.part = part;
    this.tube = part.tube();
  }

  /** At least the integral of the gap of a pair over the part. */
  Magnitude gap(Pair pair, KinkStrength kink) {
    return part.strength(pair, kink).multiply(wrong(pair));
  }

  /** By how much and how long the curve compared with is on the wrong side of a kink. */
  Magnitude wrong(Pair pair) {
    Gate gate = tube.gate(pair);
    if (gate == Gate.PINNED || tube.check().isUnreached(pair)) {
      return Magnitude.ZERO;
    }
    Gate below = tube.gateBelow(pair);
    Magnitude wrong = wrong(pair, gate).integral();
    return below == gate ? wrong : wrong.max(wrong(pair, below).integral());
  }

  private Shortfall wrong(Pair pair, Gate gate) {
    PinnedCurve curve = tube.curve();
    if (curve.resting().contains(pair) || tube.check().isSilent(pair)) {
      return Shortfall.NONE;
    }
    SeriesBall s = tube.series().preActivation(pair);
    SeriesBall right = gate == Gate.ON ? s : s.negated();
    if (curve.released().contains(pair)) {
      return Shortfall.vanishingAtStart(right, 0, part.to());
    }
    SeriesBall along = onCurve(pair, right);
    Shortfall here = Shortfall.of(along, part.from(), part.to());
    return here.integral().isZero() ? here : here.orLess(Shortfall.of(along, 0, part.to()));
  }

  /** A series of the proposal, widened to hold that of the curve. */
  private SeriesBall onCurve(Pair pair, SeriesBall series) {
    PinnedCurve curve = tube.curve();
    if (!curve.affects(tube.problem().network(), tube.step().gates(), pair)) {
      return series;
    }
    Magnitude gradient = Magnitude.enclosingAbove(KinkStrength.gradientUpper(part.signals(), pair));
    return series.widened(gradient.multiply(curve.shift().distance()));
  }
}
