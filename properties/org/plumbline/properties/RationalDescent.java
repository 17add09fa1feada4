package org.plumbline.properties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Gradient descent in rational arithmetic, sample by sample: only slopes of the loss, to some 120
 * digits, and weights after a step are rounded.
 */
public final class RationalDescent {
  private static final int BITS = 400;

  private RationalDescent() {}

  /** The weights after 0, 1, … steps; how far they are off no digit of the comparison shows. */
  public static List<List<Rational>> iterates(FlowProblem problem, Rational stepSize, int steps) {
    List<List<Rational>> iterates = new ArrayList<>();
    List<Rational> weights = List.copyOf(problem.initialWeights());
    iterates.add(weights);
    for (int k = 0; k < steps; k++) {
      weights = step(problem, weights, stepSize);
      iterates.add(weights);
    }
    return iterates;
  }

  /** The weights after a step. */
  public static List<Rational> step(
      FlowProblem problem, List<Rational> weights, Rational stepSize) {
    List<Rational> gradient = gradient(problem, weights);
    List<Rational> next = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      Rational exact = weights.get(p).subtract(stepSize.multiply(gradient.get(p)));
      next.add(Dyadic.approximate(exact, BITS).toRational());
    }
    return next;
  }

  /** The gradient of the risk, for the slope below at kinks. */
  public static List<Rational> gradient(FlowProblem problem, List<Rational> weights) {
    List<Rational> sum =
        new ArrayList<>(Collections.nCopies(problem.network().parameters(), Rational.ZERO));
    for (int i = 0; i < problem.data().size(); i++) {
      Evaluation at =
          Evaluation.exact(problem.network(), weights, List.copyOf(problem.data().point(i)));
      Rational label = Rational.of(problem.data().label(i));
      DyadicInterval margin = DyadicInterval.enclosing(label.multiply(at.value()), BITS);
      Rational slope =
          problem
              .loss()
              .slope(new DyadicFunctions(BITS), DyadicInterval.of(margin.middle()))
              .middle()
              .toRational();
      Rational factor = problem.sampleFactor().multiply(slope).multiply(label).negate();
      List<Rational> gradient = at.gradient();
      for (int p = 0; p < sum.size(); p++) {
        sum.set(p, sum.get(p).add(factor.multiply(gradient.get(p))));
      }
    }
    return sum;
  }

  /** The squared distance of weights from a centre. */
  public static Rational squaredDistance(List<Rational> weights, List<Dyadic> centre) {
    Rational sum = Rational.ZERO;
    for (int p = 0; p < centre.size(); p++) {
      Rational off = weights.get(p).subtract(centre.get(p).toRational());
      sum = sum.add(off.multiply(off));
    }
    return sum;
  }
}
