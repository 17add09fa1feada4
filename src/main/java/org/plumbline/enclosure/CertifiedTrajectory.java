package org.plumbline.enclosure;

import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.enclosure.step.ErrorRise;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * A trajectory with a proved distance of each step from the one true Clarke gradient flow from
 * {@code w(0)}, in the Euclidean norm of the weights. Only the verifier makes one.
 */
public final class CertifiedTrajectory {
  /** Bits beyond the engine's that are kept between recorded instants. */
  private static final int GUARD_BITS = 32;

  private final Trajectory proposal;
  private final List<CertifiedStep> steps;
  private final Magnitude radius;
  private final double growthDigits;
  private final Optional<ErrorRise> steepest;

  public CertifiedTrajectory(
      Trajectory proposal, List<CertifiedStep> steps, Magnitude radius, double growthDigits) {
    this(proposal, steps, radius, growthDigits, Optional.empty());
  }

  /**
   * The same, with what is to be said of its width.
   *
   * @param steepest the step in which the bound of the error rose most
   */
  CertifiedTrajectory(
      Trajectory proposal,
      List<CertifiedStep> steps,
      Magnitude radius,
      double growthDigits,
      Optional<ErrorRise> steepest) {
    this.proposal = proposal;
    this.steps = List.copyOf(steps);
    this.radius = radius;
    this.growthDigits = growthDigits;
    this.steepest = steepest;
  }

  /** The trajectory that was proposed. */
  public Trajectory proposal() {
    return proposal;
  }

  /** One bound for each enclosed step, from the first on. */
  public List<CertifiedStep> steps() {
    return steps;
  }

  /**
   * At least the distance of the flow, at the end of the last enclosed step, from what is proposed
   * there: the final weights if all steps are enclosed.
   */
  public Magnitude radius() {
    return radius;
  }

  /** The decimal digits by which errors may have grown: {@code log10 exp ∫ μ dt}. */
  public double growthDigits() {
    return growthDigits;
  }

  /** The step in which the bound of the error rose by most digits, if it did. */
  public Optional<ErrorRise> steepest() {
    return steepest;
  }

  /** Whether every step is enclosed. */
  public boolean isComplete() {
    return steps.size() == proposal.steps().size();
  }

  /** The weights at an instant, if the flow is enclosed there. */
  public Optional<EnclosedWeights> at(Rational time) {
    int low = 0;
    int high = steps.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      boolean isLater = proposal.steps().get(middle).end().compareTo(time) < 0;
      low = isLater ? middle + 1 : low;
      high = isLater ? high : middle;
    }
    boolean isEnclosed =
        low < steps.size()
            && proposal.steps().get(low).start().compareTo(time) <= 0
            && proposal.steps().get(low).end().compareTo(time) >= 0;
    return isEnclosed ? Optional.of(within(low, time)) : Optional.empty();
  }

  private EnclosedWeights within(int k, Rational time) {
    TrajectoryStep step = proposal.steps().get(k);
    CertifiedStep bounds = steps.get(k);
    int bits = proposal.workingBits() + GUARD_BITS;
    Rational part = time.subtract(step.start()).divide(step.end().subtract(step.start()));
    DyadicInterval tau = DyadicInterval.enclosing(part, bits);
    Magnitude around = bounds.throughout();
    if (time.equals(step.end())) {
      around = around.min(bounds.atEnd());
    } else if (part.signum() == 0) {
      around = around.min(bounds.atStart());
    }
    return new EnclosedWeights(
        step.weights().stream().map(p -> value(p, tau, bits)).toList(), around);
  }

  /** An interval that contains the value at every point of {@code tau}, by Horner's rule. */
  private static DyadicInterval value(Polynomial polynomial, DyadicInterval tau, int bits) {
    List<Dyadic> coefficients = polynomial.coefficients();
    DyadicInterval value = DyadicInterval.ZERO;
    for (int k = coefficients.size() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(DyadicInterval.of(coefficients.get(k))).outward(bits);
    }
    return value;
  }
}
