package org.plumbline.flow.state;

import java.math.BigInteger;
import java.util.List;
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
public final class RiskTarget {
  private static final int TIME_BITS = 25;

  /** Bisections of a step: enough to tell times of {@value #TIME_BITS} bits apart. */
  private static final int BISECTIONS = TIME_BITS + 11;

  /** Bits by which the target is known better than the risk. */
  private static final int GUARD = 64;

  private final FlowProblem problem;
  private final ApproximateRisk estimates;
  private final Dyadic risk;
  private final double log10;
  private final int bits;

  public RiskTarget(FlowProblem problem, Rational risk, int bits) {
    this.problem = problem;
    this.estimates = new ApproximateRisk(problem);
    this.risk = Dyadic.approximate(risk, bits + GUARD);
    this.log10 = StepSize.logSize(this.risk) * StrictMath.log10(2);
    this.bits = bits;
  }

  /** By how many bits an estimate of the risk is above the target. */
  public double bitsBelow(ApproximateRisk.Estimate estimate) {
    return (estimate.log10() - log10) / StrictMath.log10(2);
  }

  /** Whether the risk has come down to the target, of which there is an estimate. */
  public boolean isReachedAt(PointState point, ApproximateRisk.Estimate estimate) {
    boolean isPlainlyAbove = estimate.log10() - estimate.doubt() > log10;
    return !isPlainlyAbove && isReached(point.risk());
  }

  /**
   * The rounded time at which the risk falls to the target during a step, at whose end it is below;
   * it may lie beyond the end.
   */
  public Rational reachedIn(TrajectoryStep step) {
    Dyadic before = Dyadic.ZERO;
    Dyadic after = Dyadic.ONE;
    for (int i = 0; i < BISECTIONS; i++) {
      Dyadic middle = before.add(after).scale(-1);
      if (isReachedAt(step, middle)) {
        after = middle;
      } else {
        before = middle;
      }
    }
    Rational duration = step.end().subtract(step.start());
    return roundedUp(step.start().add(after.toRational().multiply(duration)));
  }

  /** Whether the risk is down to the target at an instant of a step. */
  private boolean isReachedAt(TrajectoryStep step, Dyadic tau) {
    List<Dyadic> weights = step.weightsAt(tau).stream().map(w -> w.round(bits)).toList();
    ApproximateRisk.Estimate estimate = estimates.at(weights);
    boolean isPlain = Math.abs(estimate.log10() - log10) > estimate.doubt();
    return isPlain
        ? estimate.log10() < log10
        : isReached(PointState.at(problem, weights, bits).risk());
  }

  private boolean isReached(Dyadic value) {
    return value.compareTo(risk) <= 0;
  }

  /** The least number of {@value #TIME_BITS} bits that is no less than a positive one. */
  private static Rational roundedUp(Rational value) {
    int power = value.numerator().bitLength() - value.denominator().bitLength();
    // 2^(power-1) < value < 2^(power+1)
    boolean isAbove = value.compareTo(Dyadic.ONE.scale(power).toRational()) >= 0;
    int shift = TIME_BITS - power - (isAbove ? 1 : 0);
    Rational scaled = value.multiply(Dyadic.ONE.scale(shift).toRational());
    BigInteger floor = scaled.numerator().divide(scaled.denominator());
    BigInteger up = Rational.of(floor).equals(scaled) ? floor : floor.add(BigInteger.ONE);
    return Dyadic.of(up, -(long) shift).toRational();
  }
}
