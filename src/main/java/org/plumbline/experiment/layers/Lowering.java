package org.plumbline.experiment.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.array.Extents;
import org.plumbline.experiment.layers.Assembly.Term;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * The graph of a list of layers: the weights of a kernel are shared by the edges of all windows,
 * averages and identity skips are fixed edges, and a maximum is {@code max(a, b) = b + relu(a -
 * b)}, taken from the first number of a window to the last, with fixed edges and ReLUs called
 * {@code pool1.max[channel,…,k]}.
 *
 * <p>Parameters are numbered layer by layer: weights row by row, then biases, then those of the
 * skips that end there. Sums that no activation is applied to are linear units, except those that a
 * skip or the output is added to.
 */
public final class Lowering {
  private static final String OUTPUT = "o";

  private final Assembly graph;
  private final int constant;
  private final List<Shortcut> shortcuts;

  /** What each layer gives, by its name. */
  private final Map<String, Sums> given = new HashMap<>();

  private Lowering(Assembly graph, int constant, List<Shortcut> shortcuts) {
    this.graph = graph;
    this.constant = constant;
    this.shortcuts = List.copyOf(shortcuts);
  }

  /**
   * The network of layers, the last of which gives one number without an activation.
   *
   * @param input the shape of a sample, without the constant input that biases need
   * @throws IllegalArgumentException if shapes or names do not fit
   */
  public static Network network(List<Integer> input, List<Layer> layers, List<Shortcut> shortcuts) {
    int size = Layer.size(input);
    List<String> names = new ArrayList<>();
    List<Integer> units = new ArrayList<>();
    for (int j = 0; j < size; j++) {
      names.add(Assembly.entry("x", input, j));
      units.add(j);
    }
    if (layers.stream().anyMatch(Layer::hasBias)) {
      names.add(LayeredArchitecture.CONSTANT);
    }
    Assembly graph = new Assembly(names);
    Sums samples = Sums.ofUnits("x", input, units);
    Lowering lowering = new Lowering(graph, size, shortcuts);
    lowering.given.put(Shortcut.INPUT, samples);
    Sums output = lowering.outermost(layers, samples);
    if (output.entries().size() != 1) {
      throw new IllegalArgumentException("the output has the shape " + output.shape());
    }
    graph.vertex(OUTPUT, Activation.LINEAR, output.entries().get(0));
    return graph.network();
  }

  /** The layers of the list itself, which skips may lead from and to. */
  private Sums outermost(List<Layer> layers, Sums input) {
    Sums sums = input;
    for (int k = 0; k < layers.size(); k++) {
      Layer layer = layers.get(k);
      Sums applied = applied(layer, sums);
      sums = k == layers.size() - 1 ? applied : applied.asUnits(graph);
      given.put(layer.name(), sums);
    }
    return sums;
  }

  /** The layers of a block. */
  private Sums all(List<Layer> layers, Sums input) {
    Sums sums = input;
    for (Layer layer : layers) {
      sums = applied(layer, sums.asUnits(graph));
    }
    return sums;
  }

  /** What a layer makes of units. */
  private Sums applied(Layer layer, Sums input) {
    Sums sums = summed(layer, input);
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.to().equals(layer.name())) {
        Sums from = before(shortcut.from());
        sums = sums.plus(skip(shortcut.kind(), shortcut.name(), from, sums));
      }
    }
    boolean isLinear = layer.activations().stream().allMatch(Activation::isLinear);
    return isLinear ? sums : sums.activated(graph, layer.activations());
  }

  /** The units that a layer gave before. */
  private Sums before(String name) {
    Sums before = given.get(name);
    if (before == null) {
      throw new IllegalArgumentException("no layer before is called " + name);
    }
    return before;
  }

  private Sums summed(Layer layer, Sums input) {
    if (layer instanceof Layer.Dense dense) {
      return dense(dense, input);
    }
    if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution, input);
    }
    if (layer instanceof Layer.Pooling pooling) {
      return pooling(pooling, input);
    }
    if (layer instanceof Layer.Residual residual) {
      Sums sums = all(residual.layers(), input).named(residual.name());
      return sums.plus(skip(residual.kind(), residual.name(), input, sums));
    }
    return input.shaped(layer.shape(input.shape()));
  }

  private Sums dense(Layer.Dense layer, Sums input) {
    int columns = input.entries().size();
    int first = graph.parameters(layer.name() + ".weight", List.of(layer.units(), columns));
    List<List<Term>> sums = new ArrayList<>();
    for (int row = 0; row < layer.units(); row++) {
      sums.add(row(input, first + row * columns));
    }
    Sums products = new Sums(layer.name(), List.of(layer.units()), sums);
    return layer.hasBias() ? biased(products, layer.units()) : products;
  }

  /** All entries of an array of units, weighted by successive parameters. */
  private static List<Term> row(Sums input, int first) {
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < input.entries().size(); k++) {
      terms.add(new Term(input.unit(k), new Weight.Parameter(first + k)));
    }
    return terms;
  }

  /** With a bias for each index of the first axis. */
  private Sums biased(Sums sums, int channels) {
    int first = graph.parameters(sums.name() + ".bias", List.of(channels));
    int each = sums.entries().size() / channels;
    List<List<Term>> biases = new ArrayList<>();
    for (int k = 0; k < sums.entries().size(); k++) {
      biases.add(List.of(new Term(constant, new Weight.Parameter(first + k / each))));
    }
    return sums.plus(biases);
  }

  private Sums convolution(Layer.Convolution layer, Sums input) {
    int inputs = input.shape().get(0);
    int block = layer.window().size();
    List<Integer> kernel = new ArrayList<>(List.of(layer.channels(), inputs));
    kernel.addAll(layer.window().kernel());
    int first = graph.parameters(layer.name() + ".weight", kernel);
    List<Integer> shape = layer.shape(input.shape());
    List<List<Term>> sums = new ArrayList<>();
    for (int k = 0; k < Layer.size(shape); k++) {
      List<Integer> output = Extents.index(k, shape);
      List<Term> terms = new ArrayList<>();
      for (int channel = 0; channel < inputs; channel++) {
        int weight = first + (output.get(0) * inputs + channel) * block;
        for (Read read : reads(layer.window(), input, channel, output)) {
          terms.add(new Term(read.unit(), new Weight.Parameter(weight + read.place())));
        }
      }
      sums.add(terms);
    }
    Sums products = new Sums(layer.name(), shape, sums);
    return layer.hasBias() ? biased(products, layer.channels()) : products;
  }

  /**
   * A number that a window reads.
   *
   * @param place its place in the window
   * @param unit its unit
   */
  private record Read(int place, int unit) {}

  private static List<Read> reads(Window window, Sums input, int channel, List<Integer> output) {
    List<Integer> extents = input.shape().subList(1, input.shape().size());
    int size = Layer.size(extents);
    List<Read> reads = new ArrayList<>();
    for (int k = 0; k < window.size(); k++) {
      int place = k;
      window
          .read(extents, output.subList(1, output.size()), k)
          .ifPresent(
              at -> {
                int position = channel * size + position(at, extents);
                reads.add(new Read(place, input.unit(position)));
              });
    }
    return reads;
  }

  private static int position(List<Integer> index, List<Integer> shape) {
    int position = 0;
    for (int d = 0; d < shape.size(); d++) {
      position = position * shape.get(d) + index.get(d);
    }
    return position;
  }

  private Sums pooling(Layer.Pooling layer, Sums input) {
    List<Integer> shape = layer.shape(input.shape());
    Rational share = Rational.of(1, layer.window().size());
    List<List<Term>> sums = new ArrayList<>();
    for (int k = 0; k < Layer.size(shape); k++) {
      List<Integer> output = Extents.index(k, shape);
      List<Read> reads = reads(layer.window(), input, output.get(0), output);
      sums.add(
          layer.isAverage()
              ? reads.stream().map(read -> Term.fixed(read.unit(), share)).toList()
              : largest(Assembly.entry(layer.name() + ".max", shape, k), reads));
    }
    return new Sums(layer.name(), shape, sums);
  }

  /** The maximum of some units: {@code max(m, z) = z + relu(m - z)}, one after the other. */
  private List<Term> largest(String name, List<Read> reads) {
    String prefix = name.substring(0, name.length() - 1);
    List<Term> largest = List.of(Term.fixed(reads.get(0).unit(), Rational.ONE));
    for (int k = 1; k < reads.size(); k++) {
      int unit = reads.get(k).unit();
      List<Term> difference = new ArrayList<>(largest);
      difference.add(Term.fixed(unit, Rational.of(-1)));
      int excess = graph.vertex(prefix + "," + k + "]", Activation.RELU, difference);
      largest = List.of(Term.fixed(unit, Rational.ONE), Term.fixed(excess, Rational.ONE));
    }
    return largest;
  }

  /** What a skip adds to each of some sums. */
  private List<List<Term>> skip(Skip.Kind kind, String name, Sums from, Sums to) {
    int columns = from.entries().size();
    int rows = to.entries().size();
    if (kind != Skip.Kind.FREE && rows != columns) {
      throw new IllegalArgumentException(
          "a skip that is not free needs equal shapes, not " + from.shape() + " and " + to.shape());
    }
    int first =
        switch (kind) {
          case FREE -> graph.parameters(name + ".weight", List.of(rows, columns));
          case DIAGONAL -> graph.parameters(name + ".weight", List.of(rows));
          case IDENTITY -> -1;
        };
    List<List<Term>> terms = new ArrayList<>();
    for (int k = 0; k < rows; k++) {
      terms.add(
          switch (kind) {
            case FREE -> row(from, first + k * columns);
            case DIAGONAL -> List.of(new Term(from.unit(k), new Weight.Parameter(first + k)));
            case IDENTITY -> from.entries().get(k);
          });
    }
    return terms;
  }
}
