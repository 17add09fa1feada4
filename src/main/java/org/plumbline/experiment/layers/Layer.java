package org.plumbline.experiment.layers;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.network.Activation;
import org.plumbline.network.Skip;

/** A layer of a network: it reads an array of units and gives another one. */
public sealed interface Layer {
  /** The name that its units and parameters begin with. */
  String name();

  /** The activation of all units, or one for each index of the first axis; none if it has none. */
  List<Activation> activations();

  /** The shape of what it gives for what it reads. */
  List<Integer> shape(List<Integer> input);

  /** How many edges it has at most. */
  double edges(List<Integer> input);

  /** Whether it reads the constant input. */
  default boolean hasBias() {
    return false;
  }

  /** The number of entries of an array. */
  static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  private static double count(List<Integer> shape) {
    return shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  private static List<Integer> pooled(int channels, Window window, List<Integer> input) {
    List<Integer> shape = new ArrayList<>(List.of(channels));
    shape.addAll(window.counts(input.subList(1, input.size())));
    return List.copyOf(shape);
  }

  /**
   * Every unit reads every number of the input, row by row if that has several axes: parameters
   * {@code name.weight[unit, place]} and {@code name.bias[unit]}.
   *
   * @param name the name
   * @param units the number of units
   * @param hasBias whether there are biases
   * @param activations the activations
   */
  record Dense(String name, int units, boolean hasBias, List<Activation> activations)
      implements Layer {
    /** A layer with an immutable copy of the list. */
    public Dense {
      activations = List.copyOf(activations);
    }

    @Override
    public List<Integer> shape(List<Integer> input) {
      return List.of(units);
    }

    @Override
    public double edges(List<Integer> input) {
      return units * (count(input) + 1);
    }
  }

  /**
   * The cross-correlation with a kernel: parameters {@code name.weight[out, in, …]}, each shared by
   * all windows, and {@code name.bias[out]}, shared as well.
   *
   * @param name the name
   * @param channels the number of channels of the output
   * @param window the windows
   * @param hasBias whether there are biases
   * @param activations the activations
   */
  record Convolution(
      String name, int channels, Window window, boolean hasBias, List<Activation> activations)
      implements Layer {
    /** A layer with an immutable copy of the list. */
    public Convolution {
      activations = List.copyOf(activations);
    }

    @Override
    public List<Integer> shape(List<Integer> input) {
      return pooled(channels, window, input);
    }

    @Override
    public double edges(List<Integer> input) {
      return count(shape(input)) * (input.get(0) * count(window.kernel()) + 1);
    }
  }

  /**
   * The average or the maximum of each window of each channel. An average divides by the size of
   * the whole window, padding being 0; a maximum leaves padding out.
   *
   * @param name the name
   * @param isAverage whether it is the average
   * @param window the windows
   * @param activations the activations
   */
  record Pooling(String name, boolean isAverage, Window window, List<Activation> activations)
      implements Layer {
    /** A layer with an immutable copy of the list. */
    public Pooling {
      activations = List.copyOf(activations);
    }

    @Override
    public List<Integer> shape(List<Integer> input) {
      return pooled(input.get(0), window, input);
    }

    @Override
    public double edges(List<Integer> input) {
      return count(shape(input)) * count(window.kernel()) * (isAverage ? 1 : 3);
    }
  }

  /**
   * The same numbers in a row.
   *
   * @param name the name
   */
  record Flatten(String name) implements Layer {
    @Override
    public List<Activation> activations() {
      return List.of();
    }

    @Override
    public List<Integer> shape(List<Integer> input) {
      return List.of(size(input));
    }

    @Override
    public double edges(List<Integer> input) {
      return 0;
    }
  }

  /**
   * What some layers make of the input, and the input added by a skip: parameters {@code
   * name.weight}, if the skip has some.
   *
   * @param name the name
   * @param layers the layers, one at least
   * @param kind how the input is added
   * @param activations the activations of the sums
   */
  record Residual(String name, List<Layer> layers, Skip.Kind kind, List<Activation> activations)
      implements Layer {
    /** A block with immutable copies of the lists. */
    public Residual {
      layers = List.copyOf(layers);
      activations = List.copyOf(activations);
    }

    @Override
    public List<Integer> shape(List<Integer> input) {
      List<Integer> shape = input;
      for (Layer layer : layers) {
        shape = layer.shape(shape);
      }
      return shape;
    }

    @Override
    public double edges(List<Integer> input) {
      double edges = 0;
      List<Integer> shape = input;
      for (Layer layer : layers) {
        edges += layer.edges(shape);
        shape = layer.shape(shape);
      }
      return edges + skipEdges(kind, input, shape);
    }

    @Override
    public boolean hasBias() {
      return layers.stream().anyMatch(Layer::hasBias);
    }
  }

  /** How many edges a skip has. */
  static double skipEdges(Skip.Kind kind, List<Integer> from, List<Integer> to) {
    return count(to) * (kind == Skip.Kind.FREE ? count(from) : 1);
  }
}
