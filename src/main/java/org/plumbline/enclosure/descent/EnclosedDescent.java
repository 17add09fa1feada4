package org.plumbline.enclosure.descent;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The iterates {@code w_{k+1} = w_k - η ∇R(w_k)} of gradient descent from the initial weights of a
 * problem, each enclosed; only {@link DescentEncloser} makes one.
 *
 * <p>At a kink the gradient is that of the slope below, one of the Clarke selections: 0 for ReLU.
 */
public final class EnclosedDescent {
  private final FlowProblem problem;
  private final Rational stepSize;
  private final int steps;
  private final int bits;
  private final List<Iterate> iterates;
  private final Optional<Stop> stop;

  EnclosedDescent(
      FlowProblem problem,
      Rational stepSize,
      int steps,
      int bits,
      List<Iterate> iterates,
      Optional<Stop> stop) {
    this.problem = problem;
    this.stepSize = stepSize;
    this.steps = steps;
    this.bits = bits;
    this.iterates = List.copyOf(iterates);
    this.stop = stop;
  }

  /**
   * Why the enclosure does not go on.
   *
   * @param iterate the number of the first iterate that is not enclosed
   * @param what what stands in the way, a clause
   * @param remedy what to try, a clause
   */
  public record Stop(int iterate, String what, String remedy) {}

  /** The problem. */
  public FlowProblem problem() {
    return problem;
  }

  /** The step size {@code η}. */
  @SuppressWarnings("rigorous:return") // exact by definition: it poses the problem
  public @Rigorous Rational stepSize() {
    return stepSize;
  }

  /** The number of steps asked for. */
  public int steps() {
    return steps;
  }

  /** The bits that centres are kept to. */
  public int bits() {
    return bits;
  }

  /** The iterates that are enclosed, from {@code w_0} on. */
  public List<Iterate> iterates() {
    return iterates;
  }

  /**
   * The last iterate that is enclosed.
   *
   * @throws IllegalStateException if none is
   */
  public Iterate last() {
    if (iterates.isEmpty()) {
      throw new IllegalStateException("not even the initial weights are enclosed");
    }
    return iterates.get(iterates.size() - 1);
  }

  /** Why there are fewer iterates than asked for; empty if all are there. */
  public Optional<Stop> stop() {
    return stop;
  }

  /** The time {@code kη} at which the flow is compared with iterate {@code k}. */
  public @Rigorous Rational time(int k) {
    return stepSize().multiply(Rational.of(k));
  }

  /** The largest of the radii; 0 if no iterate is enclosed. It need not be that of the last one. */
  public Magnitude radius() {
    return iterates.stream().map(Iterate::radius).reduce(Magnitude.ZERO, Magnitude::max);
  }
}
