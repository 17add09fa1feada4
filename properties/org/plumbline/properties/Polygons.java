package org.plumbline.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Evidence;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Made-up trajectories: straight lines from corner to corner, one unit of time each. */
final class Polygons {
  private static final int BITS = 80;

  private Polygons() {}

  /** The evidence of a polygon through the given corners, the first being the initial weights. */
  static Evidence through(FlowProblem shape, List<List<Rational>> corners) {
    FlowProblem problem =
        new FlowProblem(
            shape.network(), shape.data(), corners.get(0), shape.loss(), shape.reduction());
    List<TrajectoryStep> steps = new ArrayList<>();
    for (int k = 1; k < corners.size(); k++) {
      steps.add(step(problem, k - 1, corners.get(k - 1), corners.get(k)));
    }
    List<Dyadic> end = steps.get(steps.size() - 1).endWeights();
    return new Evidence(
        problem, Optional.of(new Trajectory(problem, steps, List.of(), BITS, end)), 20);
  }

  private static TrajectoryStep step(
      FlowProblem problem, int k, List<Rational> from, List<Rational> to) {
    List<Polynomial> weights = new ArrayList<>();
    List<Rational> middle = new ArrayList<>();
    for (int p = 0; p < from.size(); p++) {
      Dyadic start = Dyadic.approximate(from.get(p), BITS);
      Dyadic end = Dyadic.approximate(to.get(p), BITS);
      weights.add(Polynomial.of(List.of(start, end.subtract(start))));
      middle.add(start.add(end).scale(-1).toRational());
    }
    return TrajectoryStep.withoutSlopes(
        Rational.of(k), Rational.of(k + 1L), weights, gates(problem, middle));
  }

  /** The gates at the given weights; off on a kink. */
  static GateTable gates(FlowProblem problem, List<Rational> weights) {
    GateTable gates = GateTable.allOff(problem.network(), problem.data().size());
    for (int i = 0; i < problem.data().size(); i++) {
      Evaluation evaluation = Evaluation.exact(problem.network(), weights, problem.data().point(i));
      for (int v : problem.network().kinked()) {
        if (evaluation.preActivations().get(v).signum() > 0) {
          gates = gates.with(new Pair(i, v), Gate.ON);
        }
      }
    }
    return gates;
  }

  /** The vector {@code a + factor · b}. */
  static List<Rational> plus(List<Rational> a, Rational factor, List<Rational> b) {
    List<Rational> sum = new ArrayList<>();
    for (int p = 0; p < a.size(); p++) {
      sum.add(a.get(p).add(factor.multiply(b.get(p))));
    }
    return sum;
  }
}
