package org.plumbline.compare.gradient;

import static org.plumbline.compare.gradient.SmallRisk.numbers;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The risk {@code e^-(a+2b) + e^-(3a-b)} of two weights on two samples, or half of it. At 0 the
 * parts of its gradient are {@code (-1, -2)} and {@code (-3, 1)}.
 */
final class TwoSamples {
  static final FlowProblem SUM = problem(Reduction.SUM);
  static final FlowProblem MEAN = problem(Reduction.MEAN);

  private TwoSamples() {}

  private static FlowProblem problem(Reduction reduction) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network(),
        new Dataset(
            List.of("x", "y"),
            List.of(
                List.of(Rational.ONE, Rational.of(2)), List.of(Rational.of(3), Rational.of(-1))),
            List.of(1, 1)),
        List.of(Rational.ZERO, Rational.ZERO),
        Loss.EXPONENTIAL,
        reduction);
  }

  /** The gradient of the sum in double. */
  static double[] gradient(double a, double b) {
    double first = Math.exp(-(a + 2 * b));
    double second = Math.exp(-(3 * a - b));
    return new double[] {-first - 3 * second, -2 * first + second};
  }

  static Setting setting(FlowProblem problem, double... weights) {
    return GradientJudge.of(problem, NumberFormat.FLOAT64)
        .setting(numbers(weights), Optional.empty());
  }

  /** A claim about the gradient at weights. */
  static ClaimContext gradientClaim(FlowProblem problem, double[] weights, double... claimed) {
    return new ClaimContext(
        problem,
        NumberFormat.FLOAT64,
        setting(problem, weights),
        Claimed.gradient(numbers(claimed), NumberFormat.FLOAT64),
        List.of());
  }

  /** A claim about the step from 0 on, of size 1/4, after weights recorded before. */
  static ClaimContext stepClaim(List<List<Dyadic>> earlier, double... next) {
    DescentClaim claim =
        new DescentClaim(numbers(0, 0), numbers(next), Dyadic.of(0.25), Optional.empty());
    return new ClaimContext(
        SUM,
        NumberFormat.FLOAT64,
        setting(SUM, 0, 0),
        Claimed.step(claim, NumberFormat.FLOAT64),
        earlier);
  }
}
