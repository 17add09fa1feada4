package org.plumbline.enclosure.descent;

import org.plumbline.enclosure.box.GrowthBound;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.field.Pair;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * How far a step of descent with constant gates can carry two points of a box apart: {@code ‖G(w) -
 * G(w')‖ <= factor ‖w - w'‖} for {@code G(w) = w - η ∇R(w)}.
 *
 * <p>With {@code -μ <= ∇²R <= Λ} the eigenvalues of {@code I - η ∇²R} lie between {@code 1 - ηΛ}
 * and {@code 1 + ημ} (proofs-notes/descent.md, G2).
 *
 * @param factor at least {@code ‖I - η ∇²R‖_2} on the box, and at least 1
 * @param curvature at least {@code ‖∇²R‖_2} on the box
 * @param steepness at least {@code ‖∇p_i‖} on the box, for every margin
 */
record StepGrowth(Magnitude factor, Magnitude curvature, Magnitude steepness) {
  /** The growth on the box and for the gates of the signals, which leave none open. */
  static StepGrowth of(SampleSignals signals, Rational stepSize) {
    LossWeights losses = signals.lossWeights();
    Magnitude down = GrowthBound.upper(signals, losses);
    Magnitude up = GrowthBound.upper(signals, negated(losses));
    Magnitude steepness = Magnitude.ZERO;
    Magnitude convex = Magnitude.ZERO;
    int output = signals.problem().network().output();
    for (int i = 0; i < signals.problem().samples(); i++) {
      Magnitude slope =
          Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals, new Pair(i, output)));
      Magnitude curvature = Magnitude.enclosingAbove(losses.curvatureUpper(signals.problem(), i));
      steepness = steepness.max(slope);
      convex = convex.add(curvature.multiply(slope).multiply(slope));
    }
    Magnitude largest = convex.scale(losses.scale()).add(up);
    Magnitude eta = Magnitude.enclosingAbove(stepSize);
    return new StepGrowth(factor(eta, down, largest), down.max(largest), steepness);
  }

  /** At least {@code max(1 + ημ, ηΛ - 1)}. */
  static Magnitude factor(Magnitude eta, Magnitude down, Magnitude up) {
    Magnitude across = eta.multiply(up);
    double beyond = Directed.sumUpper(across.doubleUpper(), -1);
    Magnitude reflected = Magnitude.enclosingAbove(Math.max(0, beyond));
    return Magnitude.ONE.add(eta.multiply(down)).max(reflected);
  }

  private static LossWeights negated(LossWeights losses) {
    return new LossWeights(
        losses.weights().stream().map(DoubleInterval::negate).toList(), losses.scale());
  }
}
