package org.plumbline.enclosure.step;

import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * A part of a step, and what all weights of the tube along it have, whatever their uncertain gates.
 *
 * @param tube the step
 * @param from where the part begins in the scaled time of the step
 * @param to where it ends
 * @param box all weights
 * @param signals those of all selections of the uncertain gates
 * @param losses the loss weights of these
 */
record StepPart(
    StepTube tube,
    double from,
    double to,
    WeightBox box,
    SampleSignals signals,
    LossWeights losses) {
  /** The part on which the weights in {@code box} may have the gates {@code states}. */
  static StepPart of(StepTube tube, double from, double to, WeightBox box, PossibleGates states) {
    SampleSignals signals = SampleSignals.ofSelections(tube.problem(), box, states);
    return new StepPart(tube, from, to, box, signals, signals.lossWeights());
  }

  /** The gates that weights may have. */
  PossibleGates states() {
    return signals.gates();
  }

  /** Whether the step ends with the part. */
  boolean isLast() {
    return to == 1;
  }

  /** Whether the step begins or ends with the part. */
  boolean isAtJunction() {
    return from == 0 || isLast();
  }

  /** At least the time that the part takes. */
  Magnitude time() {
    return tube.series().lengthUpper().multiply(Magnitude.enclosingAbove(to - from));
  }

  /** How the field changes across the kink of a pair. */
  KinkStrength kink(Pair pair) {
    return KinkStrength.enclosing(signals, losses, pair);
  }

  /** At least what bounds in loss weights are in the scaled time of the step. */
  Magnitude timeScale() {
    return tube.series().lengthUpper().scale(losses.scale());
  }

  /** At least {@code h (1-α) |κ|}. */
  Magnitude strength(Pair pair, KinkStrength kink) {
    Rational slope = tube.problem().network().activation(pair.vertex()).negativeSlope();
    return Magnitude.enclosingAbove(Rational.ONE.subtract(slope))
        .multiply(Magnitude.enclosingAbove(kink.strength().magnitudeUpper()))
        .multiply(timeScale());
  }
}
