package org.plumbline.claim.forever;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The bound {@code B(r)} of {@code |f(x_i)|} on all samples and all weights on paths of norm at
 * most {@code r}: vertex by vertex {@code ζ_v = r √(μ_v Σ ζ_a²) + Σ |w| ζ_a}, the first sum over
 * trained in-edges, each counted, the second over fixed ones, and {@code μ_v} the largest number of
 * in-edges with one and the same parameter (proofs-notes/norm-growth.md).
 */
public final class OutputBound {
  private static final int BITS = MarginGrowth.BITS;

  private final PathGraph graph;
  private final Map<Integer, List<Edge>> into = new HashMap<>();
  private final Map<Integer, DyadicInterval> repetitions = new HashMap<>();
  private final DyadicInterval[] inputs;

  private OutputBound(PathGraph graph, DyadicInterval[] inputs) {
    this.graph = graph;
    this.inputs = inputs;
    for (int v : graph.vertices()) {
      List<Edge> edges = graph.into(v);
      into.put(v, edges);
      repetitions.put(v, DyadicInterval.of(Dyadic.of(repetitions(edges))));
    }
  }

  /** The bound for the samples of {@code data}. */
  public static OutputBound of(PathGraph graph, Dataset data) {
    DyadicInterval[] inputs = new DyadicInterval[graph.network().inputs()];
    for (int a = 0; a < inputs.length; a++) {
      int column = a;
      Rational most =
          data.points().stream().map(x -> x.get(column).abs()).reduce(Rational.ZERO, Rational::max);
      inputs[a] = DyadicInterval.enclosing(most, BITS);
    }
    return new OutputBound(graph, inputs);
  }

  /** At least {@code B(r)}, for {@code r >= 0}; it does not fall with {@code r}. */
  public Dyadic upper(Dyadic radius) {
    Network network = graph.network();
    DyadicInterval[] sizes = new DyadicInterval[network.size()];
    System.arraycopy(inputs, 0, sizes, 0, inputs.length);
    for (int v : graph.vertices()) {
      DyadicInterval squares = DyadicInterval.ZERO;
      DyadicInterval fixed = DyadicInterval.ZERO;
      for (Edge edge : into.getOrDefault(v, List.of())) {
        DyadicInterval size = sizes[edge.from()];
        if (edge.isTrainable()) {
          squares = squares.add(size.square()).outward(BITS);
        } else {
          DyadicInterval weight = DyadicInterval.enclosing(edge.value(List.of()).abs(), BITS);
          fixed = fixed.add(weight.multiply(size)).outward(BITS);
        }
      }
      DyadicInterval often = repetitions.getOrDefault(v, DyadicInterval.ONE);
      DyadicInterval trained = squares.multiply(often).sqrt(BITS);
      sizes[v] = trained.multiply(DyadicInterval.of(radius)).add(fixed).outward(BITS);
    }
    return sizes[network.output()].upper();
  }

  /** The largest number {@code μ_v} of these edges that carry the same parameter. */
  private static int repetitions(List<Edge> edges) {
    Map<Integer, Integer> counts = new HashMap<>();
    int most = 1;
    for (Edge edge : edges) {
      if (edge.isTrainable()) {
        counts.merge(edge.parameter(), 1, Integer::sum);
      }
    }
    for (int count : counts.values()) {
      most = Math.max(most, count);
    }
    return most;
  }
}
