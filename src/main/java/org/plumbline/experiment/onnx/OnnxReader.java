package org.plumbline.experiment.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.array.ExactArray;

/**
 * Reads ONNX models as networks: the model at a batch of one sample, each number of a constant that
 * its nodes multiply by a trained parameter.
 *
 * <p>A model of fully connected layers becomes a {@link org.plumbline.network.LayeredArchitecture},
 * any other a graph whose parameters are called after the arrays they come from; a number that is
 * used several times, as those of a convolution's kernel, is one parameter.
 */
public final class OnnxReader {
  private OnnxReader() {}

  /**
   * The network in the bytes of a file.
   *
   * @param dimension the number of coordinates of a sample, a constant one included
   * @param hasBias whether the last coordinate is the constant 1, which then may take the biases of
   *     the first layer
   * @throws OnnxException if the bytes are no model, or one that is no such network
   */
  public static OnnxNetwork read(byte[] bytes, int dimension, boolean hasBias)
      throws OnnxException {
    Model model = Model.read(bytes);
    long own = Shapes.count(model.inputShape());
    boolean isBiasApart = hasBias && own == dimension - 1L;
    if (own != dimension && !isBiasApart) {
      throw new OnnxException(
          "value " + OnnxException.quoted(model.input()),
          own + " coordinates",
          dimension
              + ", the coordinates of a sample"
              + (hasBias ? ", or " + (dimension - 1) + " without the constant one" : ""));
    }
    Units units = new Units((int) own, isBiasApart);
    Map<String, ExactArray> weights = new HashMap<>(model.constants());
    Circuit circuit = Circuit.of(units, Interpreter.output(model, units, weights));
    if (isBiasApart && !circuit.readsBias()) {
      throw new OnnxException(
          "graph",
          "no bias takes the constant input",
          "a first layer with a bias, or data.bias: false");
    }
    Weights values = new Weights(weights);
    Optional<OnnxNetwork> layered = LayeredForm.of(circuit, values);
    return layered.isPresent() ? layered.get() : GraphForm.of(model, circuit, values);
  }
}
