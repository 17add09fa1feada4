package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * The operators {@code AveragePool}, {@code MaxPool} and their global forms, in any number of
 * dimensions: an average is a sum with fixed weights, and a maximum is {@code max(m, z) = z +
 * relu(m - z)}, taken from the first number of a window to the last.
 */
final class Pooling {
  /** The attributes of {@code AveragePool}. */
  static final Map<String, Attributes.Type> AVERAGE =
      Map.of(
          "auto_pad", Attributes.Type.STRING,
          "ceil_mode", Attributes.Type.INT,
          "count_include_pad", Attributes.Type.INT,
          "dilations", Attributes.Type.INTS,
          "kernel_shape", Attributes.Type.INTS,
          "pads", Attributes.Type.INTS,
          "strides", Attributes.Type.INTS);

  /** The attributes of {@code MaxPool}; the order of storage is about its second output alone. */
  static final Map<String, Attributes.Type> LARGEST =
      Map.of(
          "auto_pad", Attributes.Type.STRING,
          "ceil_mode", Attributes.Type.INT,
          "dilations", Attributes.Type.INTS,
          "kernel_shape", Attributes.Type.INTS,
          "pads", Attributes.Type.INTS,
          "storage_order", Attributes.Type.INT,
          "strides", Attributes.Type.INTS);

  private final Application application;
  private final Value.Activations input;
  private final List<Integer> kernel;
  private final Windows windows;

  private Pooling(Application application, Value.Activations input, List<Integer> kernel)
      throws OnnxException {
    this.application = application;
    this.input = input;
    this.kernel = kernel;
    this.windows = Windows.of(application, kernel, input.shape().subList(2, input.shape().size()));
  }

  /** The operator {@code AveragePool}. */
  static Value average(Application application) throws OnnxException {
    boolean isWhole = application.attributes().flag("count_include_pad");
    Pooling pooling = new Pooling(application, input(application), stated(application));
    return pooling.averages(isWhole);
  }

  /** The operator {@code MaxPool}. */
  static Value largest(Application application) throws OnnxException {
    return new Pooling(application, input(application), stated(application)).maxima();
  }

  /** The operator {@code GlobalAveragePool}. */
  static Value globalAverage(Application application) throws OnnxException {
    Value.Activations input = input(application);
    return new Pooling(application, input, input.shape().subList(2, input.shape().size()))
        .averages(true);
  }

  /** The operator {@code GlobalMaxPool}. */
  static Value globalLargest(Application application) throws OnnxException {
    Value.Activations input = input(application);
    return new Pooling(application, input, input.shape().subList(2, input.shape().size())).maxima();
  }

  private static Value.Activations input(Application application) throws OnnxException {
    Value.Activations input = application.unitsOf(0);
    if (input.shape().size() < 3 || input.shape().get(0) != 1) {
      throw application.error("X of shape " + input.shape(), "[1, channels, extents]");
    }
    return input;
  }

  private static List<Integer> stated(Application application) throws OnnxException {
    int axes = application.activations(0).shape().size() - 2;
    List<Long> stated = application.attributes().integers("kernel_shape").orElse(List.of());
    boolean fits =
        stated.size() == axes && stated.stream().allMatch(k -> k >= 1 && k <= Terms.MOST);
    if (!fits) {
      throw application.error("kernel_shape is " + stated, axes + " positive integers");
    }
    return stated.stream().map(Long::intValue).toList();
  }

  private List<Integer> outputShape() throws OnnxException {
    List<Integer> shape = new ArrayList<>(List.of(1, input.shape().get(1)));
    shape.addAll(windows.counts());
    List<Integer> all = new ArrayList<>(shape);
    all.addAll(kernel);
    application.units().require(application.node().place(), 3 * Shapes.count(all));
    return shape;
  }

  /** The units of a window that are in the array. */
  private List<Integer> units(int[] output) throws OnnxException {
    List<Integer> units = new ArrayList<>();
    for (int k = 0; k < Shapes.size(kernel); k++) {
      int[] place = new int[output.length];
      place[1] = output[1];
      if (windows.isInside(output, Shapes.index(k, kernel), 0, place)) {
        int position = Shapes.position(place, input.shape());
        units.add(input.sums().get(position).unit().orElseThrow());
      }
    }
    if (units.isEmpty()) {
      throw application.error("a window has nothing but padding", "less padding");
    }
    return units;
  }

  private Value averages(boolean isWhole) throws OnnxException {
    List<Integer> shape = outputShape();
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < Shapes.size(shape); k++) {
      List<Integer> units = units(Shapes.index(k, shape));
      int count = isWhole ? Shapes.size(kernel) : units.size();
      Factor share = new Factor.Fixed(Rational.of(1, count));
      sums.add(new Sum(units.stream().map(unit -> new Sum.Term(unit, share)).toList()));
    }
    return new Value.Activations(shape, sums);
  }

  /**
   * Step by step the maximum of one more number of each window: the ReLUs of a step are an array of
   * units, over the windows that have so many numbers.
   */
  private Value maxima() throws OnnxException {
    List<Integer> shape = outputShape();
    List<List<Integer>> all = new ArrayList<>();
    List<Sum> largest = new ArrayList<>();
    for (int k = 0; k < Shapes.size(shape); k++) {
      List<Integer> units = units(Shapes.index(k, shape));
      all.add(units);
      largest.add(Sum.ofUnit(units.get(0)));
    }
    int most = all.stream().mapToInt(List::size).max().orElse(0);
    for (int step = 1; step < most; step++) {
      include(shape, all, largest, step);
    }
    return new Value.Activations(shape, largest);
  }

  private void include(List<Integer> shape, List<List<Integer>> all, List<Sum> largest, int step) {
    List<Integer> longer = new ArrayList<>();
    List<Sum> differences = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      if (all.get(k).size() > step) {
        longer.add(k);
        Sum next = Sum.ofUnit(all.get(k).get(step));
        differences.add(largest.get(k).plus(next.times(Rational.of(-1))));
      }
    }
    List<Integer> own = longer.size() == all.size() ? shape : List.of(1, longer.size());
    String name = application.node().output() + "/max" + step;
    Value.Activations excess =
        application
            .units()
            .activated(name, Activation.RELU, new Value.Activations(own, differences));
    for (int j = 0; j < longer.size(); j++) {
      int k = longer.get(j);
      largest.set(k, Sum.ofUnit(all.get(k).get(step)).plus(excess.sums().get(j)));
    }
  }
}
