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
  /** Fewer samples cost interval arithmetic little, which is sharper by some roundings. */
  static final int MANY = 16;

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

  private void evaluate(int v) {
    RangeSums sums = new RangeSums(problem.samples());
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      sums.add(
          weights[e], problem.middlesOfInput(a), problem.radiiOfInput(a), problem.sizesOfInput(a));
    }
    middles[v] = sums.middles();
    spreads[v] = sums.spreads();
    spans[v] = sums.spans();
  }

  /** An interval that contains {@code s_v} on sample {@code i}, given what reaches the vertex. */
  DoubleInterval preActivation(int i, int v, DoubleInterval[] z) {
    double[] middle = middles[v];
    double[] spread = spreads[v];
    boolean isPlain =
        middle.length > 0
            && (Math.abs(middle[i]) > spread[i]
                || (middle.length >= MANY && Math.abs(middle[i]) < spans[v][i]));
    if (isPlain) {
      return new DoubleInterval(
          Directed.sumLower(middle[i], -spread[i]), Directed.sumUpper(middle[i], spread[i]));
    }
    return problem.preActivation(v, weights, z);
  }
}
