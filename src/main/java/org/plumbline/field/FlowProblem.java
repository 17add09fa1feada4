package org.plumbline.field;

import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The initial value problem {@code dw/dt ∈ -∂R(w)}, {@code w(0) = initialWeights}, with the Clarke
 * subdifferential of the risk {@code R} (proofs-notes/setting.md).
 *
 * @param network the architecture
 * @param data the samples
 * @param initialWeights {@code w(0)}, one per parameter
 * @param loss the loss of a margin
 * @param reduction mean or sum over the samples
 */
public record FlowProblem(
    Network network, Dataset data, List<Rational> initialWeights, Loss loss, Reduction reduction) {

  /**
   * A problem.
   *
   * @throws IllegalArgumentException if data or weights do not fit the network
   */
  public FlowProblem {
    initialWeights = List.copyOf(initialWeights);
    if (data.dimension() != network.inputs()) {
      throw new IllegalArgumentException(
          "the data have " + data.dimension() + " features but the network " + network.inputs());
    }
    if (initialWeights.size() != network.parameters()) {
      throw new IllegalArgumentException(
          "the network has " + network.parameters() + " parameters, not " + initialWeights.size());
    }
  }

  /** The weights {@code w(0)}, one per parameter. */
  @Override
  @SuppressWarnings("rigorous:return") // exact by definition: they pose the problem
  public List<@Rigorous Rational> initialWeights() {
    return initialWeights;
  }

  /** The factor of each sample's loss in the risk: {@code 1/n} or 1. */
  public @Rigorous Rational sampleFactor() {
    return reduction == Reduction.MEAN ? Rational.of(1, data.size()) : Rational.ONE;
  }
}
