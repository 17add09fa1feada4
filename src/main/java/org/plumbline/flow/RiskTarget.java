package org.plumbline.flow;

import java.math.BigInteger;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A risk to come down to.
 *
 * <p>The time at which it is reached is rounded up to {@value #TIME_BITS} bits, so that it does not
 * depend on how the steps of an engine fell.
 */
final class RiskTarget {
  private static final int TIME_BITS = 24;

  /** Bisections of a step: enough to tell times of {@value #TIME_BITS} bits apart. */
  private static final int BISECTIONS = TIME_BITS + 12;

  private final FlowProblem problem;
  private final Rational risk;
  private final int bits;

  RiskTarget(FlowProblem problem, Rational risk, int bits) {
    this.problem = problem;
    this.risk = risk;
    this.bits = bits;
  }

  boolean isReachedAt(PointState point) {
    return isReached(point.risk());
  }

  /**
   * The rounded time at which the risk falls to the target during a step; it may lie beyond its
   * end.
   */
  Optional<Rational> reachedIn(TrajectoryStep step) {
    if (!isReached(riskAt(step, Dyadic.ONE))) {
      return Optional.empty();
    }
    Dyadic before = Dyadic.ZERO;
    Dyadic after = Dyadic.ONE;
    for (int i = 0; i < BISECTIONS; i++) {
      Dyadic middle = before.add(after).scale(-1);
      if (isReached(riskAt(step, middle))) {
        after = middle;
      } else {
        before = middle;
      }
    }
    Rational duration = step.end().subtract(step.start());
    return Optional.of(roundedUp(step.start().add(after.toRational().multiply(duration))));
  }

  private Dyadic riskAt(TrajectoryStep step, Dyadic tau) {
    return PointState.at(
            problem, step.weightsAt(tau).stream().map(w -> w.round(bits)).toList(), bits)
        .risk();
  }

  private boolean isReached(Dyadic value) {
    return value.toRational().compareTo(risk) <= 0;
  }

  private static Rational roundedUp(Rational value) {
    int shift = TIME_BITS + value.denominator().bitLength() - value.numerator().bitLength();
    Rational scaled = value.multiply(Dyadic.ONE.scale(shift).toRational());
    BigInteger floor = scaled.numerator().divide(scaled.denominator());
    BigInteger up = Rational.of(floor).equals(scaled) ? floor : floor.add(BigInteger.ONE);
    return Dyadic.of(up, -(long) shift).toRational();
  }
}
