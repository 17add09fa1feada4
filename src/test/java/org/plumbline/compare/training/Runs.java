package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Runs in double of two weights on two samples, {@code e^-(a+2b) + e^-(3a-b)}. */
final class Runs {
  /** The step size that is recorded. */
  static final double STEP = 0.0625;

  private static final int STEPS = 12;

  static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network(),
          new Dataset(
              List.of("x", "y"),
              List.of(
                  List.of(Rational.ONE, Rational.of(2)), List.of(Rational.of(3), Rational.of(-1))),
              List.of(1, 1)),
          List.of(Rational.ONE, Rational.ZERO),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private Runs() {}

  /** What a method adds to one weight in a step, given what it remembers of that weight. */
  @FunctionalInterface
  interface Method {
    double change(int step, double weight, double gradient, double[] memory);
  }

  static double[] gradient(double[] w) {
    double first = Math.exp(-(w[0] + 2 * w[1]));
    double second = Math.exp(-(3 * w[0] - w[1]));
    return new double[] {-first - 3 * second, -2 * first + second};
  }

  /** The first steps of a method, the step size recorded being {@link #STEP}. */
  static TrainingRun of(Method method) {
    List<DescentClaim> claims = new ArrayList<>();
    double[] w = {1, 0};
    double[][] memory = new double[2][2];
    for (int k = 0; k < STEPS; k++) {
      double[] g = gradient(w);
      double[] next = w.clone();
      for (int p = 0; p < 2; p++) {
        next[p] += method.change(k, w[p], g[p], memory[p]);
      }
      claims.add(new DescentClaim(numbers(w), numbers(next), Dyadic.of(STEP), Optional.empty()));
      w = next;
    }
    return TrainingRun.of(PROBLEM, NumberFormat.FLOAT64, claims);
  }

  /** Gradient descent. */
  static TrainingRun plain() {
    return of((k, w, g, m) -> -STEP * g);
  }

  private static List<Dyadic> numbers(double... values) {
    return DoubleStream.of(values).mapToObj(Dyadic::of).toList();
  }
}
