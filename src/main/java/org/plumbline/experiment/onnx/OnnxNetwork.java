package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Optional;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What a model is.
 *
 * @param network the network
 * @param architecture its layers, where it is fully connected
 * @param weights the weights in the file, one per parameter
 */
public record OnnxNetwork(
    Network network, Optional<LayeredArchitecture> architecture, List<Rational> weights) {
  /** A network with its weights. */
  public OnnxNetwork {
    weights = List.copyOf(weights);
  }
}
