package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Optional;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What a model is.
 *
 * @param network the network; where it has one input more than the samples have coordinates, the
 *     last is the constant 1
 * @param architecture its layers, where it is fully connected
 * @param weights the weights in the file, one per parameter
 * @param notes what was taken otherwise than it is written, a sentence each
 */
public record OnnxNetwork(
    Network network,
    Optional<LayeredArchitecture> architecture,
    List<Rational> weights,
    List<String> notes) {
  /** A network with its weights. */
  public OnnxNetwork {
    weights = List.copyOf(weights);
    notes = List.copyOf(notes);
  }

  /** The same with notes. */
  OnnxNetwork withNotes(List<String> all) {
    return new OnnxNetwork(network, architecture, weights, all);
  }
}
