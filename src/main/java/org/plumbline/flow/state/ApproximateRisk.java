package org.plumbline.flow.state;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;

/** The logarithm of the risk, and the margins, in double arithmetic, for risks of any size. */
public final class ApproximateRisk {
  private static final double LOG_10 = StrictMath.log(10);

  /** What rounding may spoil of a margin, relative to its natural size. */
  private static final double NOISE = 1e-12;

  /** Bits beyond those of the weights. */
  private static final int MORE_BITS = 64;

  private final FlowProblem problem;
  private final NearMargins values;

  public ApproximateRisk(FlowProblem problem) {
    this.problem = problem;
    this.values = new NearMargins(problem);
  }

  /**
   * A risk.
   *
   * @param log10 its decimal logarithm
   * @param doubt what the logarithm may be off by; infinite or not a number if nothing is known
   * @param margins the margin of each sample
   */
  public record Estimate(double log10, double doubt, List<Double> margins) {}

  /** The risk at the given weights. */
  public Estimate at(List<Dyadic> weights) {
    return problem.loss().isDecreasing() ? inDoubles(weights) : inDigitsOf(weights);
  }

  private Estimate inDoubles(List<Dyadic> dyadics) {
    double[] weights = dyadics.stream().mapToDouble(Dyadic::approximateDouble).toArray();
    List<Double> margins = new ArrayList<>();
    double[] logs = new double[problem.data().size()];
    double largest = Double.NEGATIVE_INFINITY;
    double size = 1;
    values.evaluate(weights);
    for (int i = 0; i < logs.length; i++) {
      double margin = problem.data().label(i) * values.output(i);
      margins.add(margin);
      logs[i] = problem.loss().approximateLog(margin);
      largest = Math.max(largest, logs[i]);
      size = Math.max(size, values.size(i));
    }
    return new Estimate(log10(logs, largest), NOISE * size, margins);
  }

  /** Where a loss has a minimum, what counts are the digits in which the margin differs from it. */
  private Estimate inDigitsOf(List<Dyadic> weights) {
    int bits = weights.stream().mapToInt(w -> w.significand().bitLength()).max().orElse(0);
    PointState point = PointState.at(problem, weights, bits + MORE_BITS);
    List<Double> margins = new ArrayList<>();
    double[] logs = new double[problem.data().size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      Dyadic margin = point.margin(i);
      margins.add(margin.approximateDouble());
      logs[i] = problem.loss().approximateLog(margin);
      largest = Math.max(largest, logs[i]);
    }
    return new Estimate(log10(logs, largest), NOISE, margins);
  }

  /** The decimal logarithm of the risk, given those of the losses and the largest of them. */
  private double log10(double[] logs, double largest) {
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - largest);
    }
    double log =
        largest + StrictMath.log(sum) + StrictMath.log(problem.sampleFactor().approximateDouble());
    return log / LOG_10;
  }
}
