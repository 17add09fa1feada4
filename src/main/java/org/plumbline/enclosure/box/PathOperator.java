package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.NonNegativeOperator;

/**
 * Bounds {@code |M| x} for the matrix {@code M} of {@link SecondDerivatives} and {@code x >= 0}
 * without forming it: two sweeps through the network per pattern, all factors replaced by absolute
 * values.
 */
final class PathOperator implements NonNegativeOperator {
  private final EnclosedProblem problem;
  private final double[] weights;
  private final double[][] sums;
  private final double[][] gates;
  private final double[][] delta;

  private PathOperator(SampleSignals signals, LossWeights losses) {
    problem = signals.problem();
    weights = new double[problem.edgeCount()];
    Arrays.setAll(weights, e -> signals.weight(e).magnitudeUpper());
    List<List<Integer>> patterns = signals.patterns();
    sums = new double[patterns.size()][];
    gates = new double[patterns.size()][];
    delta = new double[patterns.size()][];
    for (int k = 0; k < sums.length; k++) {
      DoubleInterval[] aggregated = signals.aggregated(patterns.get(k), losses);
      int i = patterns.get(k).get(0);
      sums[k] = magnitudes(v -> aggregated[v]);
      gates[k] = magnitudes(v -> signals.gate(i, v));
      delta[k] = magnitudes(v -> signals.delta(i, v));
    }
  }

  private double[] magnitudes(IntFunction<DoubleInterval> ofVertex) {
    double[] magnitudes = new double[problem.size()];
    Arrays.setAll(magnitudes, v -> ofVertex.apply(v).magnitudeUpper());
    return magnitudes;
  }

  /** The operator of the given signals, each divided by {@code 2^scale} of the loss weights. */
  static PathOperator enclosing(SampleSignals signals, LossWeights losses) {
    return new PathOperator(signals, losses);
  }

  @Override
  public int size() {
    return problem.network().parameters();
  }

  @Override
  public double[] applyUpper(double[] x) {
    double[] image = new double[x.length];
    for (int k = 0; k < sums.length; k++) {
      add(k, x, image);
    }
    return image;
  }

  /** Adds {@code Σ_{e'} |∂²f/∂w_e ∂w_e'| x_e'} of a pattern, for e' after e and for e' before e. */
  private void add(int k, double[] x, double[] image) {
    double[] after = after(k, x);
    double[] before = before(k, x);
    for (int e = 0; e < weights.length; e++) {
      if (problem.edge(e).isTrainable()) {
        int a = problem.edge(e).from();
        int v = problem.edge(e).to();
        double gated = Directed.productUpper(gates[k][v], after[v]);
        double sum = plusProduct(0, sums[k][a], gated);
        sum = plusProduct(sum, delta[k][v], before[a]);
        int p = problem.edge(e).parameter();
        image[p] = Directed.sumUpper(image[p], sum);
      }
    }
  }

  /** For each {@code v} at least {@code Σ G_vb |δ_u| x_e'} over the edges {@code e' = (b → u)}. */
  private double[] after(int k, double[] x) {
    double[] after = new double[problem.size()];
    for (int v = after.length - 1; v >= 0; v--) {
      for (int e : problem.outgoing(v)) {
        int u = problem.edge(e).to();
        double beyond = Directed.productUpper(gates[k][u], after[u]);
        after[v] = plusProduct(after[v], weights[e], beyond);
        after[v] = plusProduct(after[v], delta[k][u], entry(e, x));
      }
    }
    return after;
  }

  /**
   * For each {@code b} at least {@code Σ |Z_a| g_v G_vb x_e} over the edges {@code e = (a → v)}.
   */
  private double[] before(int k, double[] x) {
    double[] before = new double[problem.size()];
    for (int b = problem.network().inputs(); b < before.length; b++) {
      double sum = 0;
      for (int e = problem.firstInto(b); e < problem.firstInto(b + 1); e++) {
        int c = problem.edge(e).from();
        sum = plusProduct(sum, weights[e], before[c]);
        sum = plusProduct(sum, sums[k][c], entry(e, x));
      }
      before[b] = Directed.productUpper(gates[k][b], sum);
    }
    return before;
  }

  private double entry(int e, double[] x) {
    return problem.edge(e).isTrainable() ? x[problem.edge(e).parameter()] : 0;
  }

  private static double plusProduct(double sum, double a, double b) {
    return Directed.sumUpper(sum, Directed.productUpper(a, b));
  }
}
