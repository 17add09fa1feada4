package org.plumbline.experiment.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads ONNX models as networks: the model at a batch of one sample, each number of a constant that
 * its nodes multiply by, or add as a bias, a trained parameter.
 *
 * <p>A model of fully connected layers becomes a {@link org.plumbline.network.LayeredArchitecture},
 * any other a graph whose parameters are called after the arrays they come from; a number that is
 * used several times, as those of a convolution's kernel, is one parameter.
 */
public final class OnnxReader {
  private OnnxReader() {}

  /**
   * The network in the bytes of a file with a single output.
   *
   * @throws OnnxException if the bytes are no model, or one that is no such network
   */
  public static OnnxNetwork read(byte[] bytes, int dimension, boolean hasBias)
      throws OnnxException {
    return read(bytes, OnnxRequest.of(dimension, hasBias));
  }

  /**
   * The network in the bytes of a file.
   *
   * @throws OnnxException if the bytes are no model, or one that is no such network
   */
  public static OnnxNetwork read(byte[] bytes, OnnxRequest request) throws OnnxException {
    Model model = Model.read(bytes);
    long own = Shapes.count(model.inputShape());
    boolean isApart = request.hasBias() && own == request.dimension() - 1L;
    if (own != request.dimension() && !isApart) {
      throw dimensions(model, own, request);
    }
    Units units = new Units((int) own);
    Interpreter interpreter = new Interpreter(model, units, request.output());
    Sum output = interpreter.output();
    Weights values = weights(interpreter, units);
    Circuit circuit =
        new Biases(units, values, isApart, request.biases()).circuit(units.computed(), output);
    requireConstant(request, isApart, circuit);
    circuit.requireDistinct(values);
    OnnxNetwork network =
        LayeredForm.of(circuit, values, isApart)
            .orElseGet(() -> GraphForm.of(model, circuit, values));
    return network.withNotes(units.notes());
  }

  private static OnnxException dimensions(Model model, long own, OnnxRequest request) {
    int dimension = request.dimension();
    return new OnnxException(
        "value " + OnnxException.quoted(model.input()),
        own + " coordinates",
        dimension
            + ", the coordinates of a sample"
            + (request.hasBias() ? ", or " + (dimension - 1) + " without the constant one" : ""));
  }

  private static Weights weights(Interpreter interpreter, Units units) {
    Map<String, Numbers> weights = new LinkedHashMap<>(interpreter.constants());
    units.derived().forEach(array -> weights.putIfAbsent(array.name(), array));
    return new Weights(weights);
  }

  private static void requireConstant(OnnxRequest request, boolean isApart, Circuit circuit)
      throws OnnxException {
    if (isApart && !circuit.hasBias()) {
      throw new OnnxException(
          "graph",
          "no bias takes the constant input",
          "a first layer with a bias, or data.bias: false");
    }
    if (request.hasBias() && !isApart && circuit.hasBias()) {
      throw new OnnxException(
          "graph",
          "the model has biases of its own beside the constant coordinate",
          "data.bias: false");
    }
  }
}
