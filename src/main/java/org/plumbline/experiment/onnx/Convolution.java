package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The operator {@code Conv} in any number of dimensions, unrolled: each output number is a sum of
 * its own, and the weights of the kernel are shared.
 */
final class Convolution {
  /** Its attributes. */
  static final Map<String, Attributes.Type> ATTRIBUTES =
      Map.of(
          "auto_pad", Attributes.Type.STRING,
          "dilations", Attributes.Type.INTS,
          "group", Attributes.Type.INT,
          "kernel_shape", Attributes.Type.INTS,
          "pads", Attributes.Type.INTS,
          "strides", Attributes.Type.INTS);

  private final Application application;
  private final Value.Activations input;
  private final Value.Constant kernel;
  private final int axes;
  private final int groups;
  private final Windows windows;

  private Convolution(Application application, Value.Activations input, Value.Constant kernel)
      throws OnnxException {
    this.application = application;
    this.input = input;
    this.kernel = kernel;
    this.axes = kernel.shape().size() - 2;
    this.groups = groups(application, input, kernel);
    this.windows =
        Windows.of(
            application, kernel.shape().subList(2, axes + 2), input.shape().subList(2, axes + 2));
  }

  /** The output of a node. */
  static Value apply(Application application) throws OnnxException {
    Value.Activations input = application.unitsOf(0);
    Value.Constant kernel = application.weights(1);
    requireShapes(application, input, kernel);
    Value.Activations product = new Convolution(application, input, kernel).unrolled();
    Optional<Value> bias = application.optional(2);
    if (bias.isEmpty()) {
      return product;
    }
    Value.Constant constant = application.weights(2);
    int channels = product.shape().get(1);
    if (!constant.shape().equals(List.of(channels))) {
      throw application.error("B has the shape " + constant.shape(), "[" + channels + "]");
    }
    List<Integer> column = new ArrayList<>(List.of(channels));
    for (int d = 2; d < product.shape().size(); d++) {
      column.add(1);
    }
    return Addition.withBias(
        application, product, constant.rearranged(column, all(channels)), Rational.ONE);
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static void requireShapes(
      Application application, Value.Activations input, Value.Constant kernel)
      throws OnnxException {
    List<Integer> shape = input.shape();
    int axes = kernel.shape().size() - 2;
    if (axes < 1 || shape.size() != axes + 2 || shape.get(0) != 1) {
      throw application.error(
          "X of shape " + shape + " and W of shape " + kernel.shape(),
          "[1, channels, extents] and [filters, channels, kernel]");
    }
    List<Integer> extents = kernel.shape().subList(2, axes + 2);
    Optional<List<Long>> stated = application.attributes().integers("kernel_shape");
    if (stated.isPresent() && !stated.get().equals(extents.stream().map(k -> (long) k).toList())) {
      throw application.error("kernel_shape is " + stated.get(), extents + ", as W has it");
    }
  }

  private static int groups(Application application, Value.Activations input, Value.Constant kernel)
      throws OnnxException {
    long count = application.attributes().integer("group", 1);
    int channels = input.shape().get(1);
    int filters = kernel.shape().get(0);
    boolean fits =
        count >= 1
            && channels % count == 0
            && filters % count == 0
            && kernel.shape().get(1) == channels / count;
    if (!fits) {
      throw application.error(
          "group " + count + ", " + channels + " channels and W of shape " + kernel.shape(),
          "numbers that divide and fit");
    }
    return (int) count;
  }

  private Value.Activations unrolled() throws OnnxException {
    List<Integer> outputShape = new ArrayList<>(List.of(1, kernel.shape().get(0)));
    outputShape.addAll(windows.counts());
    List<Integer> window = kernel.shape().subList(1, axes + 2);
    List<Integer> all = new ArrayList<>(outputShape);
    all.addAll(window);
    application.units().require(application.node().place(), Shapes.count(all));
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < Shapes.size(outputShape); k++) {
      sums.add(sum(Shapes.index(k, outputShape), window));
    }
    return new Value.Activations(outputShape, sums);
  }

  private Sum sum(int[] output, List<Integer> window) {
    int filter = output[1];
    int channels = window.get(0);
    int firstChannel = filter / (kernel.shape().get(0) / groups) * channels;
    int size = Shapes.size(window);
    List<Sum.Term> terms = new ArrayList<>();
    for (int w = 0; w < size; w++) {
      int[] offset = Shapes.index(w, window);
      int[] place = new int[axes + 2];
      place[1] = firstChannel + offset[0];
      if (windows.isInside(output, offset, 1, place)) {
        int unit = input.sums().get(Shapes.position(place, input.shape())).unit().orElseThrow();
        terms.add(new Sum.Term(unit, kernel.factor(filter * size + w)));
      }
    }
    return new Sum(terms);
  }
}
