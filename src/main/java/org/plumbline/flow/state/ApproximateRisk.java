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
  public Estimate at(List<Dyadic> dyadics) {
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
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - largest);
    }
    double log =
        largest + StrictMath.log(sum) + StrictMath.log(problem.sampleFactor().approximateDouble());
    return new Estimate(log / LOG_10, NOISE * size, margins);
  }
}
