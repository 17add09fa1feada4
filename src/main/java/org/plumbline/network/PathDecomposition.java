package org.plumbline.network;

import java.math.BigInteger;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * The identity {@code f(x; w) = T_{sgn w}(x_{start(p)} · μ_p(|w|))_p}: the network is a tree
 * network with weights in {-1, 0, 1} applied to inputs scaled by the multilinear path products
 * {@code μ_p = Π_{e∈p} |w_e|}.
 *
 * <p>The tree has one copy of a vertex per path from it to the output, and one leaf per
 * input–output path (proofs-notes/decomposition.md; Le &amp; Jegelka 2022, section 4).
 */
public final class PathDecomposition {
  private final Network network;
  private final List<Rational> weights;

  private PathDecomposition(Network network, List<Rational> weights) {
    this.network = network;
    this.weights = weights;
  }

  /** The decomposition of {@code network} at the given weights. */
  public static PathDecomposition of(Network network, List<Rational> weights) {
    return new PathDecomposition(network, List.copyOf(weights));
  }

  /** The number of input–output paths, the leaves of the tree. */
  public static BigInteger pathCount(Network network) {
    BigInteger[] count = new BigInteger[network.size()];
    for (int v = 0; v < network.size(); v++) {
      count[v] = v < network.inputs() ? BigInteger.ONE : BigInteger.ZERO;
      for (Edge edge : network.incoming(v)) {
        count[v] = count[v].add(count[edge.from()]);
      }
    }
    return count[network.output()];
  }

  /**
   * The value of the tree network at {@code input}, every path followed: cost grows with the path
   * count.
   */
  public Rational treeValue(List<Rational> input) {
    return copy(network.output(), Rational.ONE, input);
  }

  /**
   * The activation of the copy of {@code v} whose path to the output has product {@code product}.
   */
  private Rational copy(int v, Rational product, List<Rational> input) {
    if (v < network.inputs()) {
      return input.get(v).multiply(product);
    }
    Rational sum = Rational.ZERO;
    for (Edge edge : network.incoming(v)) {
      Rational weight = edge.value(weights);
      if (weight.signum() != 0) {
        Rational below = copy(edge.from(), product.multiply(weight.abs()), input);
        sum = weight.signum() > 0 ? sum.add(below) : sum.subtract(below);
      }
    }
    return network.activation(v).apply(sum);
  }

  /**
   * Whether one induction step holds at every vertex of the evaluation: {@code sgn(w)|w| = w} on
   * each edge {@code v → b}, and {@code σ_v(|w| s_v) = |w| σ_v(s_v)}.
   *
   * <p>With it the copy of {@code v} with path product {@code μ} carries {@code μ z_v}, by
   * induction over the vertices, so the tree's value is {@code f(x; w)}: the identity without
   * writing the paths out.
   */
  public boolean holdsByHomogeneity(Evaluation evaluation) {
    return network.edges().stream().allMatch(edge -> stepHolds(edge, evaluation));
  }

  private boolean stepHolds(Edge edge, Evaluation evaluation) {
    Rational weight = edge.value(weights);
    Rational size = weight.abs();
    Rational s = evaluation.preActivations().get(edge.from());
    Rational z = evaluation.activations().get(edge.from());
    return Rational.of(weight.signum()).multiply(size).equals(weight)
        && network.activation(edge.from()).apply(size.multiply(s)).equals(size.multiply(z));
  }
}
