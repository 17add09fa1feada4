package org.plumbline.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * The exact pre-activations {@code s_v} and activations {@code z_v} of a network at one input, with
 * the exact gradient they give.
 *
 * @param network the network evaluated
 * @param weights the parameter vector
 * @param preActivations {@code s_v} for every vertex; for inputs the input itself
 * @param activations {@code z_v} for every vertex
 */
public record Evaluation(
    Network network,
    List<Rational> weights,
    List<Rational> preActivations,
    List<Rational> activations) {

  /**
   * Evaluates {@code f(x; w)} in exact arithmetic.
   *
   * @throws IllegalArgumentException if the numbers of inputs or parameters do not fit
   */
  public static Evaluation exact(Network network, List<Rational> weights, List<Rational> input) {
    if (input.size() != network.inputs() || weights.size() != network.parameters()) {
      throw new IllegalArgumentException("input or weights do not fit the network");
    }
    Sweep<Rational> sweep = Sweep.of(network.incidence(), Arithmetic.RATIONAL);
    Rational[] ofEdges = new Rational[network.edges().size()];
    sweep.fill(ofEdges, weights::get);
    Rational[] preActivations = new Rational[network.size()];
    Rational[] activations = new Rational[network.size()];
    sweep.forward(
        ofEdges,
        activations,
        (v, sum) -> {
          preActivations[v] = v < network.inputs() ? input.get(v) : sum;
          return network.activation(v).apply(preActivations[v]);
        });
    return new Evaluation(network, weights, List.of(preActivations), List.of(activations));
  }

  /** The network's value {@code f(x; w) = s_o}. */
  public Rational value() {
    return preActivations.get(network.output());
  }

  /** The gates {@code g_v}, at a kink the negative slope. */
  public List<Rational> gates() {
    List<Rational> gates = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      gates.add(network.activation(v).gate(preActivations.get(v)));
    }
    return Collections.unmodifiableList(gates);
  }

  /** The back-signals for {@link #gates()}. */
  public BackSignals backSignals() {
    return BackSignals.exact(network, weights, gates());
  }

  /** The gradient {@code ∂f/∂w} for {@link #gates()}, one entry per parameter. */
  public List<Rational> gradient() {
    return gradient(backSignals());
  }

  /**
   * The gradient {@code ∂f/∂w_av = z_a δ_v} for the given back-signals, summed over shared edges.
   */
  public List<Rational> gradient(BackSignals signals) {
    List<Rational> gradient =
        new ArrayList<>(Collections.nCopies(network.parameters(), Rational.ZERO));
    for (Edge edge : network.edges()) {
      if (edge.isTrainable()) {
        Rational term = activations.get(edge.from()).multiply(signals.delta().get(edge.to()));
        gradient.set(edge.parameter(), gradient.get(edge.parameter()).add(term));
      }
    }
    return Collections.unmodifiableList(gradient);
  }
}
