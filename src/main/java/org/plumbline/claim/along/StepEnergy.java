package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The velocity {@code w'} of one recorded step and the energy {@code ∫‖w'‖² dt} it dissipates.
 *
 * <p>The recorded polynomial {@code P} of degree {@code p} differs from the Taylor polynomial of
 * the true solution by at most {@code 2ε} if both are within {@code ε} of the solution, so by
 * Markov's inequality on an interval of length {@code h} their derivatives differ by at most {@code
 * 4p²ε/h}; twice that allows as much again for the terms beyond degree {@code p}
 * (proofs-notes/energy.md).
 *
 * @param step the step
 * @param knot its end, with the radius {@code ε}
 * @param bits the bits kept
 */
public record StepEnergy(TrajectoryStep step, Instant knot, int bits) {
  /** The length {@code h} of the step. */
  DyadicInterval length() {
    return DyadicInterval.enclosing(step.end().subtract(step.start()), bits);
  }

  private int degree() {
    return step.weights().stream().mapToInt(p -> p.coefficients().size() - 1).max().orElse(0);
  }

  /** The allowance {@code 8p²ε/h} of each entry of the velocity. */
  Dyadic velocityRadius() {
    long degree = degree();
    return DyadicInterval.of(knot.radius().multiply(Dyadic.of(8 * degree * degree)))
        .divide(length(), bits)
        .upper();
  }

  /** Intervals for the velocity at the start of the step. */
  public List<DyadicInterval> startVelocity() {
    Dyadic radius = velocityRadius();
    List<DyadicInterval> velocity = new ArrayList<>();
    for (Polynomial p : step.weights()) {
      Dyadic slope = p.coefficients().size() > 1 ? p.coefficients().get(1) : Dyadic.ZERO;
      DyadicInterval middle = DyadicInterval.of(slope).divide(length(), bits);
      velocity.add(new DyadicInterval(middle.lower().subtract(radius), middle.upper().add(radius)));
    }
    return velocity;
  }

  /**
   * An interval for {@code ∫‖w'‖² dt}: per weight {@code J = ∫P'² dt}, changed by at most {@code
   * 2r√(hJ) + hr²} when the velocity changes by at most {@code r}.
   */
  public DyadicInterval dissipated() {
    DyadicInterval radius = DyadicInterval.of(velocityRadius());
    DyadicInterval length = length();
    DyadicInterval sum = DyadicInterval.ZERO;
    for (Polynomial p : step.weights()) {
      DyadicInterval integral = squaredSlope(p).divide(length, bits);
      DyadicInterval root = integral.multiply(length).outward(bits).sqrt(bits);
      Dyadic change =
          radius.multiply(root.scale(1).add(length.multiply(radius))).outward(bits).upper();
      sum = sum.add(integral).add(DyadicInterval.around(Dyadic.ZERO, change)).outward(bits);
    }
    return sum;
  }

  /** {@code ∫_0^1 P'(τ)² dτ = Σ jk c_j c_k / (j + k - 1)}. */
  private DyadicInterval squaredSlope(Polynomial p) {
    int degree = p.coefficients().size() - 1;
    List<Dyadic> slopes = new ArrayList<>();
    for (int k = 1; k <= degree; k++) {
      slopes.add(p.coefficients().get(k).multiply(Dyadic.of(k)));
    }
    Dyadic largest = slopes.stream().map(slope -> slope.abs()).reduce(Dyadic.ZERO, Dyadic::max);
    if (largest.signum() == 0) {
      return DyadicInterval.ZERO;
    }
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int power = 0; power <= 2 * (degree - 1); power++) {
      Dyadic coefficient = Dyadic.ZERO;
      for (int j = Math.max(0, power - degree + 1); 2 * j < power; j++) {
        coefficient = coefficient.add(slopes.get(j).multiply(slopes.get(power - j)).scale(1));
      }
      if (power % 2 == 0) {
        coefficient = coefficient.add(slopes.get(power / 2).multiply(slopes.get(power / 2)));
      }
      DyadicInterval part = DyadicInterval.of(coefficient);
      sum = sum.add(part.divide(DyadicInterval.of(Dyadic.of(power + 1L)), bits)).outward(2 * bits);
    }
    return new DyadicInterval(sum.lower().max(Dyadic.ZERO), sum.upper());
  }
}
