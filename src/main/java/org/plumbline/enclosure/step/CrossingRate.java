package org.plumbline.enclosure.step;

import java.util.Optional;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;

/**
 * The least rate, in scaled time, at which a pre-activation crosses its kink next to an end of the
 * step: positive, or there is no such bound (proofs-notes/verifier.md, V5).
 *
 * <p>The direction must be the one that the gate proposed says: to its side at the start of the
 * step, and from it at the end. At the start the rate is that of the flow: the error that counts is
 * the one at the junction, which the flow leaves behind. At the end the error counts at the time of
 * the crossing, and the proposal, too, has to get from its kink to the junction: the slower of the
 * two says how long that takes.
 */
final class CrossingRate {
  private CrossingRate() {}

  /**
   * At most the rate of crossing, if that has a bound.
   *
   * @param rate contains {@code ds/dt / 2^scale} of the flow for all weights and selections, with
   *     the scale of the part's loss weights
   */
  static Optional<Magnitude> leastLower(StepPart part, Pair pair, DoubleInterval rate) {
    boolean isRising = rate.lower() > 0;
    if (!isExpected(part, pair, isRising) || (!isRising && rate.upper() >= 0)) {
      return Optional.empty();
    }
    Magnitude flow =
        part.tube().series().lengthTimesLower(rate.mignitudeLower()).scale(part.losses().scale());
    if (!part.isLast()) {
      return Optional.of(flow);
    }
    double proposed = proposed(part, pair, isRising);
    return proposed > 0
        ? Optional.of(flow.min(Magnitude.enclosingAbove(proposed)))
        : Optional.empty();
  }

  /** Whether a rising pre-activation, or a falling one, has the gate proposed. */
  private static boolean isExpected(StepPart part, Pair pair, boolean isRising) {
    boolean isOn = part.tube().gate(pair) == Gate.ON;
    return part.isLast() ? isRising != isOn : isRising == isOn;
  }

  /** At most the rate of the proposal in the given direction. */
  private static double proposed(StepPart part, Pair pair, boolean isRising) {
    DoubleInterval slope =
        PolynomialRange.enclosingDerivative(part.tube().series().preActivation(pair))
            .on(part.from(), part.to());
    return isRising ? slope.lower() : -slope.upper();
  }
}
