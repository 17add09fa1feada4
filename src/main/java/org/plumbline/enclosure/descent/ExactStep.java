package org.plumbline.enclosure.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Rational;

/**
 * A step of gradient descent in rational arithmetic, which exists where the slope of the loss is
 * rational: at margins that are 0, or all of them for the square loss. Samples whose gradient is 0
 * take no part.
 *
 * <p>So weights of which nothing moves stay where they are exactly, and a first step from an output
 * of 0 is exact (proofs-notes/descent.md, G4).
 */
final class ExactStep {
  /** Products in one evaluation of all samples, beyond which exact arithmetic takes too long. */
  private static final double MOST_PRODUCTS = 2e6;

  /** The longest numerator or denominator that is carried on. */
  private static final int MOST_BITS = 2_048;

  private ExactStep() {}

  /** Whether exact evaluation on all samples takes no more than a second or so. */
  static boolean isAffordable(FlowProblem problem) {
    return (double) problem.data().size() * problem.network().edges().size() <= MOST_PRODUCTS;
  }

  /** The weights after a step, if they are rational and short. */
  static Optional<List<Rational>> next(
      FlowProblem problem, List<Rational> weights, Rational stepSize) {
    Rational each = problem.sampleFactor().multiply(stepSize);
    List<Rational> next = new ArrayList<>(weights);
    for (int i = 0; i < problem.data().size(); i++) {
      Evaluation at =
          Evaluation.exact(problem.network(), weights, List.copyOf(problem.data().point(i)));
      List<Rational> gradient = at.gradient();
      if (gradient.stream().allMatch(g -> g.signum() == 0)) {
        continue;
      }
      boolean isPositive = problem.data().label(i) > 0;
      Optional<Rational> slope =
          problem.loss().rationalSlope(isPositive ? at.value() : at.value().negate());
      if (slope.isEmpty()) {
        return Optional.empty();
      }
      Rational weight = each.multiply(slope.get());
      Rational signed = isPositive ? weight : weight.negate();
      for (int p = 0; p < next.size(); p++) {
        next.set(p, next.get(p).add(signed.multiply(gradient.get(p))));
      }
    }
    return next.stream().allMatch(ExactStep::isShort)
        ? Optional.of(List.copyOf(next))
        : Optional.empty();
  }

  private static boolean isShort(Rational weight) {
    return weight.numerator().bitLength() <= MOST_BITS
        && weight.denominator().bitLength() <= MOST_BITS;
  }
}
