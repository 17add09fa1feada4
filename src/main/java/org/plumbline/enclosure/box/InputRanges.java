package org.plumbline.enclosure.box;

import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain the pre-activations of vertices that inputs alone feed, for all samples at
 * once: sums of middles in plain doubles, with what they may be off by (proofs-notes/growth.md, "A
 * linear head"). Where such an interval hardly holds 0 interval arithmetic has the last word, since
 * it keeps signs that are weak; where 0 is well within, no weights of the box can have one sign.
 */
final class InputRanges {
  /** More than what underflow can take from a sum of products. */
  private static final double UNDERFLOW = 0x1p-1000;

  private static final double UNIT = 0x1p-53;

  /** Fewer samples cost interval arithmetic little, which is sharper by some roundings. */
  private static final int MANY = 16;

  private final EnclosedProblem problem;
  private final DoubleInterval[] weights;

  /** For each vertex that inputs alone feed the middles and the distances from them. */
  private final double[][] middles;

  private final double[][] spreads;

  /** Distances that are not larger than what the weights and inputs themselves span. */
  private final double[][] spans;

  private InputRanges(EnclosedProblem problem, DoubleInterval[] weights) {
    this.problem = problem;
    this.weights = weights;
    this.middles = new double[problem.size()][0];
    this.spreads = new double[problem.size()][0];
    this.spans = new double[problem.size()][0];
  }

  /** The ranges for weights of edges in the given intervals. */
  static InputRanges enclosing(EnclosedProblem problem, DoubleInterval[] weights) {
    InputRanges ranges = new InputRanges(problem, weights);
    for (int v = problem.network().inputs(); v < problem.size(); v++) {
      if (problem.isFedByInputs(v)) {
        ranges.evaluate(v);
      }
    }
    return ranges;
  }

  /**
   * Sums of {@code (m ± r)(x ± s)}: of {@code mx}, {@code |m|s + r(|x| + s)} and {@code |m||x|}.
   */
  private void evaluate(int v) {
    double[] middle = new double[problem.samples()];
    double[] spread = new double[middle.length];
    double[] size = new double[middle.length];
    int terms = problem.firstInto(v + 1) - problem.firstInto(v);
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      double m = weights[e].approximateMiddle();
      add(m, problem.middlesOfInput(a), middle);
      add(Math.abs(m), problem.radiiOfInput(a), spread);
      add(weights[e].radiusUpper(m), problem.sizesOfInput(a), spread);
      add(Math.abs(m), problem.sizesOfInput(a), size);
    }
    double[] span = new double[middle.length];
    double gamma = Directed.quotientUpper((terms + 8) * UNIT, 1 - 0x1p-20);
    for (int i = 0; i < middle.length; i++) {
      span[i] = spread[i] - 4 * gamma * (size[i] + spread[i]);
      spread[i] = (spread[i] + gamma * size[i]) * (1 + 4 * gamma) + UNDERFLOW;
    }
    middles[v] = middle;
    spreads[v] = spread;
    spans[v] = span;
  }

  private static void add(double factor, double[] x, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  /** An interval that contains {@code s_v} on sample {@code i}, given what reaches the vertex. */
  DoubleInterval preActivation(int i, int v, DoubleInterval[] z) {
    double[] middle = middles[v];
    double[] spread = spreads[v];
    boolean isPlain =
        middle.length > 0 && (Math.abs(middle[i]) > spread[i] || Math.abs(middle[i]) < spans[v][i]);
    if (isPlain) {
      return new DoubleInterval(
          Directed.sumLower(middle[i], -spread[i]), Directed.sumUpper(middle[i], spread[i]));
    }
    return problem.preActivation(v, weights, z);
  }
}
