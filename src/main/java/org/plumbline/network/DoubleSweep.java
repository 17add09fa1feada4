package org.plumbline.network;

/**
 * The sweeps of {@link Sweep} in plain double arithmetic, with the natural sizes of their sums:
 * what these would be if nothing cancelled.
 *
 * <p>Nothing is promised of the results. Weights are given by parameter; where sizes are summed
 * they may be the largest that the weights have ever been.
 */
public final class DoubleSweep {
  private final Incidence edges;
  private final int[] sources;
  private final int[] targets;

  /** The parameter of each edge, -1 if its weight is fixed. */
  private final int[] parameters;

  private final double[] fixed;

  private DoubleSweep(Incidence edges) {
    this.edges = edges;
    int count = edges.size();
    this.sources = new int[count];
    this.targets = new int[count];
    this.parameters = new int[count];
    this.fixed = new double[count];
    for (int e = 0; e < count; e++) {
      Edge edge = edges.edge(e);
      sources[e] = edge.from();
      targets[e] = edge.to();
      parameters[e] = edge.isTrainable() ? edge.parameter() : -1;
      fixed[e] =
          edge.weight() instanceof Weight.Fixed constant ? constant.value().approximateDouble() : 0;
    }
  }

  /** The sweeps through a network. */
  public static DoubleSweep of(Network network) {
    return new DoubleSweep(network.incidence());
  }

  /** What a vertex passes on. */
  @FunctionalInterface
  public interface Passage {
    /** What vertex {@code v} passes on when {@code sum} reaches it, which is 0 at an end. */
    double passed(int v, double sum);
  }

  private double weight(int e, double[] weights) {
    return parameters[e] < 0 ? fixed[e] : weights[parameters[e]];
  }

  /** Fills {@code z} with what each vertex passes forwards. */
  public void forward(double[] weights, double[] z, Passage passage) {
    for (int v = 0; v < z.length; v++) {
      z[v] = passage.passed(v, sum(v, weights, z));
    }
  }

  /** The sum {@code Σ w_av z_a} over the edges into {@code v}. */
  public double sum(int v, double[] weights, double[] z) {
    double sum = 0;
    int end = edges.firstInto(v + 1);
    for (int e = edges.firstInto(v); e < end; e++) {
      sum += weight(e, weights) * z[sources[e]];
    }
    return sum;
  }

  /** The sum {@code Σ |w_av| size_a} over the edges into {@code v}. */
  public double size(int v, double[] weights, double[] sizes) {
    double sum = 0;
    int end = edges.firstInto(v + 1);
    for (int e = edges.firstInto(v); e < end; e++) {
      sum += Math.abs(weight(e, weights)) * sizes[sources[e]];
    }
    return sum;
  }

  /** Fills {@code delta} with what each vertex passes backwards. */
  public void backward(double[] weights, double[] delta, Passage passage) {
    for (int v = delta.length - 1; v >= 0; v--) {
      delta[v] = passage.passed(v, backSum(v, weights, delta));
    }
  }

  /** The sum {@code Σ w_vb δ_b} over the edges out of {@code v}. */
  public double backSum(int v, double[] weights, double[] delta) {
    double sum = 0;
    for (int e : edges.outgoing(v)) {
      sum += weight(e, weights) * delta[targets[e]];
    }
    return sum;
  }

  /** The sum {@code Σ |w_vb| size_b} over the edges out of {@code v}. */
  public double backSize(int v, double[] weights, double[] sizes) {
    double sum = 0;
    for (int e : edges.outgoing(v)) {
      sum += Math.abs(weight(e, weights)) * sizes[targets[e]];
    }
    return sum;
  }

  /** Adds {@code factor · Σ z_a δ_v} over the edges {@code a → v} of each parameter. */
  public void addGradient(double factor, double[] z, double[] delta, double[] gradient) {
    for (int e = 0; e < parameters.length; e++) {
      if (parameters[e] >= 0) {
        gradient[parameters[e]] += factor * z[sources[e]] * delta[targets[e]];
      }
    }
  }

  /** The sum of {@code Σ |z_a δ_v|} over the edges of each parameter, times {@code |factor|}. */
  public void addGradientSize(double factor, double[] z, double[] delta, double[] sizes) {
    for (int e = 0; e < parameters.length; e++) {
      if (parameters[e] >= 0) {
        sizes[parameters[e]] += Math.abs(factor * z[sources[e]]) * delta[targets[e]];
      }
    }
  }
}
