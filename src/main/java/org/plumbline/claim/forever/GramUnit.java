package org.plumbline.claim.forever;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.claim.along.Instant;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * A unit that reads inputs alone and whose pre-activations move by the inner products of samples:
 * {@code s(x_k)' = a Σ_i c_i y_i g_i ⟨x_i, x_k⟩} while {@code a}, what it counts for in the output,
 * and its gates {@code g_i} keep their signs (proofs-notes/gates-forever.md, C1).
 *
 * @param problem the problem
 * @param products the signs of inner products of samples
 * @param vertex the unit
 * @param trained the inputs that it reads by trained weights, one entry for each edge
 * @param signs the signs of its pre-activations
 * @param outer the sign of {@code a}, 0 if it is not known
 */
record GramUnit(
    FlowProblem problem,
    SampleProducts products,
    int vertex,
    List<Integer> trained,
    List<Integer> signs,
    int outer) {
  /** So many samples are named. */
  private static final int SHOWN = 4;

  /** A unit with immutable copies of the lists. */
  GramUnit {
    trained = List.copyOf(trained);
    signs = List.copyOf(signs);
  }

  /** A unit that reads inputs alone, with the sign of what it counts for. */
  static GramUnit of(
      FlowProblem problem, SampleProducts products, GateSigns signs, int vertex, int outer) {
    List<Integer> trained =
        problem.network().incoming(vertex).stream()
            .filter(Edge::isTrainable)
            .map(Edge::from)
            .toList();
    return new GramUnit(problem, products, vertex, trained, signs.of(vertex), outer);
  }

  /**
   * The unit at an instant, if it reads inputs alone, by weights of its own, and leads to the
   * output alone, by one trained weight of its own.
   */
  static Optional<GramUnit> toOutput(
      FlowProblem problem, SampleProducts products, GateSigns signs, Instant knot, int vertex) {
    Network network = problem.network();
    List<Edge> out = network.outgoing(vertex);
    boolean isSimple =
        readsInputs(network, vertex)
            && out.size() == 1
            && network.isUnshared(out.get(0))
            && out.get(0).to() == network.output();
    if (!isSimple) {
      return Optional.empty();
    }
    int outer = GateSigns.sign(knot.tube(out.get(0).parameter()));
    return Optional.of(of(problem, products, signs, vertex, outer));
  }

  /** Whether a vertex reads inputs alone, by weights that are fixed or its own. */
  static boolean readsInputs(Network network, int vertex) {
    return network.incoming(vertex).stream()
        .allMatch(e -> e.from() < network.inputs() && (!e.isTrainable() || network.isUnshared(e)));
  }

  /**
   * Why it is not proved that no gate ever changes and {@code |a|} never falls: C1; empty if it is.
   */
  Optional<String> obstacle() {
    if (outer == 0) {
      return Optional.of("its outer weight may be 0");
    }
    if (signs.contains(0)) {
      return Optional.of("it may be at its kink on sample " + signs.indexOf(0));
    }
    List<Integer> against =
        IntStream.range(0, signs.size())
            .filter(i -> data().label(i) * outer * signs.get(i) * slopeSign(i) < 0)
            .boxed()
            .toList();
    return against.isEmpty() ? gramObstacle() : Optional.of("it counts against " + text(against));
  }

  private static String text(List<Integer> samples) {
    String first = samples.stream().limit(SHOWN).map(i -> "" + i).collect(Collectors.joining(", "));
    return samples.size() == 1
        ? "sample " + first + ", which it sees"
        : samples.size()
            + " samples that it sees: "
            + first
            + (samples.size() > SHOWN ? ", …" : "");
  }

  private Optional<String> gramObstacle() {
    for (int i = 0; i < signs.size(); i++) {
      int moved = data().label(i) * outer * slopeSign(i);
      for (int k = 0; moved != 0 && k < signs.size(); k++) {
        if (moved * signs.get(k) * product(i, k) < 0) {
          return Optional.of("Gram sign of samples " + i + " and " + k);
        }
      }
    }
    return Optional.empty();
  }

  /** The sign of the slope of the activation on the side of sample {@code i}. */
  private int slopeSign(int i) {
    return signs.get(i) > 0 ? 1 : problem.network().activation(vertex).negativeSlope().signum();
  }

  /**
   * Why it is not proved that the unit, which is on the negative side of all samples of its own
   * label, stays there, whatever its gates on the others: C1b; empty if it is.
   */
  Optional<String> otherLabelObstacle() {
    Network network = problem.network();
    if (!network.activation(vertex).isRelu() || outer == 0) {
      return Optional.of(outer == 0 ? "its outer weight may be 0" : "it is no ReLU");
    }
    for (int k = 0; k < signs.size(); k++) {
      if (data().label(k) == outer && signs.get(k) >= 0) {
        return Optional.of("it may see sample " + k + " of its own label");
      }
    }
    if (!isOuterLarger()) {
      return Optional.of("its outer weight is less than the norm of its weights");
    }
    for (int i = 0; i < signs.size(); i++) {
      for (int k = 0; k < signs.size(); k++) {
        boolean isPair = data().label(i) != outer && data().label(k) == outer;
        if (isPair && product(i, k) < 0) {
          return Optional.of("Gram sign of samples " + i + " and " + k);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether all weights are trained and {@code a² >= ‖w‖²}, which is the same at every time. */
  private boolean isOuterLarger() {
    Network network = problem.network();
    Rational difference = Rational.ZERO;
    for (Edge edge : network.outgoing(vertex)) {
      difference = difference.add(edge.value(problem.initialWeights()).square());
    }
    for (Edge edge : network.incoming(vertex)) {
      if (!edge.isTrainable()) {
        return false;
      }
      difference = difference.subtract(edge.value(problem.initialWeights()).square());
    }
    return difference.signum() >= 0;
  }

  private Dataset data() {
    return problem.data();
  }

  /** The sign of {@code ⟨x_i, x_k⟩} over the trained in-edges. */
  private int product(int i, int k) {
    return products.sign(i, k, trained);
  }
}
