package org.plumbline.claim.along;

import java.util.Optional;
import org.plumbline.number.Dyadic;

/** The instant from which on every margin is positive: {@code Σ ℓ(p_i) < ℓ(0)}. */
public final class LowRisk {
  /** Halvings of the step within which the risk falls below the threshold. */
  private static final int HALVINGS = 20;

  private LowRisk() {}

  /**
   * The first instant found, within a small part of a step, at which the risk is below the
   * threshold.
   */
  static Optional<Instant> first(Observations observations) {
    RiskEvaluation evaluator = observations.evaluator();
    for (RiskAt risk : observations.risks()) {
      if (isLow(evaluator, risk)) {
        return Optional.of(
            risk.knot().step() < 0 ? risk.knot() : refined(observations, risk.knot()));
      }
    }
    return Optional.empty();
  }

  private static Instant refined(Observations observations, Instant low) {
    Instant best = low;
    Dyadic above = Dyadic.ZERO;
    Dyadic below = Dyadic.ONE;
    for (int k = 0; k < HALVINGS; k++) {
      Dyadic middle = above.add(below).scale(-1);
      Instant knot = observations.within(low.step(), middle);
      if (isLow(observations.evaluator(), observations.evaluator().at(knot))) {
        best = knot;
        below = middle;
      } else {
        above = middle;
      }
    }
    return best;
  }

  /** Whether {@code Σ ℓ(p_i) < ℓ(0)} for all weights within the knot's radius. */
  public static boolean isLow(RiskEvaluation evaluator, RiskAt risk) {
    return risk.sum().filter(sum -> sum.isBelow(evaluator.lossAtZero())).isPresent();
  }
}
