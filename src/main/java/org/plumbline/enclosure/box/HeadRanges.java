package org.plumbline.enclosure.box;

import java.util.Arrays;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain what linear vertices behind others pass on, for all samples at once
 * (proofs-notes/growth.md, "A linear head").
 */
final class HeadRanges {
  private final EnclosedProblem problem;
  private final DoubleInterval[] weights;
  private final double[][] middles;
  private final double[][] radii;
  private final double[][] sizes;

  private HeadRanges(EnclosedProblem problem, DoubleInterval[] weights) {
    this.problem = problem;
    this.weights = weights;
    this.middles = new double[problem.size()][];
    this.radii = new double[problem.size()][];
    this.sizes = new double[problem.size()][];
  }

  /**
   * Fills in the activations of vertices that others than inputs feed, which are linear.
   *
   * @param weights contain the weights of edges
   * @param z contains the activations of the other vertices, by sample and vertex
   */
  static void fill(EnclosedProblem problem, DoubleInterval[] weights, DoubleInterval[][] z) {
    HeadRanges ranges = new HeadRanges(problem, weights);
    for (int v = 0; v < problem.size(); v++) {
      if (v < problem.network().inputs()) {
        ranges.middles[v] = problem.middlesOfInput(v);
        ranges.radii[v] = problem.radiiOfInput(v);
        ranges.sizes[v] = problem.sizesOfInput(v);
      } else if (problem.isFedByInputs(v)) {
        ranges.read(v, z);
      } else {
        ranges.sum(v, z);
      }
    }
  }

  private void read(int v, DoubleInterval[][] z) {
    middles[v] = Arrays.stream(z).mapToDouble(row -> row[v].approximateMiddle()).toArray();
    radii[v] = new double[z.length];
    Arrays.setAll(radii[v], i -> z[i][v].radiusUpper(middles[v][i]));
    sizes[v] = Arrays.stream(z).mapToDouble(row -> row[v].magnitudeUpper()).toArray();
  }

  private void sum(int v, DoubleInterval[][] z) {
    RangeSums sums = new RangeSums(z.length);
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int from = problem.edge(e).from();
      sums.add(weights[e], middles[from], radii[from], sizes[from]);
    }
    middles[v] = sums.middles();
    radii[v] = sums.spreads();
    sizes[v] = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      sizes[v][i] = Directed.sumUpper(Math.abs(middles[v][i]), radii[v][i]);
      z[i][v] = interval(middles[v][i], radii[v][i]);
    }
  }

  private static DoubleInterval interval(double middle, double radius) {
    return Double.isFinite(middle) && Double.isFinite(radius)
        ? new DoubleInterval(Directed.sumLower(middle, -radius), Directed.sumUpper(middle, radius))
        : DoubleInterval.ENTIRE;
  }
}
