package org.plumbline.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plumbline.experiment.layers.Layer;
import org.plumbline.experiment.layers.Lowering;
import org.plumbline.experiment.layers.Shortcut;
import org.plumbline.experiment.layers.Window;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Random lists of layers of every kind, on samples of one, two or three axes. */
public final class RandomLayers {
  private final Random random;
  private int names;

  /** The shape of a sample. */
  private final List<Integer> input;

  private final List<Layer> layers = new ArrayList<>();
  private final List<Shortcut> shortcuts = new ArrayList<>();

  private RandomLayers(long seed) {
    this.random = new Random(seed);
    this.input =
        switch (random.nextInt(3)) {
          case 0 -> List.of(1 + random.nextInt(4));
          case 1 -> List.of(1 + random.nextInt(2), 2 + random.nextInt(4));
          default -> List.of(1 + random.nextInt(2), 2 + random.nextInt(3), 2 + random.nextInt(3));
        };
  }

  /** The layers of a seed. */
  public static RandomLayers of(long seed) {
    RandomLayers made = new RandomLayers(seed);
    List<Integer> shape = made.input;
    List<List<Integer>> shapes = new ArrayList<>(List.of(shape));
    int count = 1 + made.random.nextInt(3);
    for (int k = 0; k < count; k++) {
      Layer layer = made.layer(shape, true);
      made.layers.add(layer);
      shape = layer.shape(shape);
      shapes.add(shape);
    }
    Layer head = new Layer.Dense("head", 1, made.random.nextBoolean(), linear());
    made.layers.add(head);
    shapes.add(List.of(1));
    if (made.random.nextBoolean()) {
      made.addShortcut(shapes);
    }
    return made;
  }

  private static List<Activation> linear() {
    return List.of(Activation.LINEAR);
  }

  private void addShortcut(List<List<Integer>> shapes) {
    int from = random.nextInt(layers.size());
    int to = from + 1 + random.nextInt(layers.size() - from);
    String source = from == 0 ? Shortcut.INPUT : layers.get(from - 1).name();
    Skip.Kind kind =
        shapes.get(from).equals(shapes.get(to))
            ? Skip.Kind.values()[random.nextInt(3)]
            : Skip.Kind.FREE;
    shortcuts.add(new Shortcut("skip1", source, layers.get(to - 1).name(), kind));
  }

  private Layer layer(List<Integer> shape, boolean mayNest) {
    String name = "l" + names++;
    int kind = random.nextInt(mayNest ? 6 : 5);
    if (kind == 5) {
      return residual(name, shape);
    }
    if (kind == 4) {
      return new Layer.Flatten(name);
    }
    if (kind == 0 || shape.size() == 1) {
      int units = 1 + random.nextInt(3);
      return new Layer.Dense(name, units, random.nextBoolean(), activations(units));
    }
    Window window = window(shape.subList(1, shape.size()));
    if (kind == 1) {
      int channels = 1 + random.nextInt(2);
      return new Layer.Convolution(
          name, channels, window, random.nextBoolean(), activations(channels));
    }
    return new Layer.Pooling(name, kind == 2, window, activations(shape.get(0)));
  }

  private Layer residual(String name, List<Integer> shape) {
    Layer inner = layer(shape, false);
    List<Integer> given = inner.shape(shape);
    Skip.Kind kind = given.equals(shape) ? Skip.Kind.values()[random.nextInt(3)] : Skip.Kind.FREE;
    return new Layer.Residual(name, List.of(inner), kind, activations(given.get(0)));
  }

  /** Windows of which every place reads some number, so that no weight is idle. */
  private Window window(List<Integer> extents) {
    List<Integer> kernel = new ArrayList<>();
    List<Integer> stride = new ArrayList<>();
    List<Integer> padding = new ArrayList<>();
    for (int extent : extents) {
      int size = 1 + random.nextInt(Math.min(3, extent));
      kernel.add(size);
      boolean isPadded = extent > size && random.nextBoolean();
      padding.add(isPadded ? random.nextInt(size) : 0);
      stride.add(isPadded ? 1 : 1 + random.nextInt(2));
    }
    return new Window(kernel, stride, padding);
  }

  private List<Activation> activations(int count) {
    if (random.nextInt(3) == 0) {
      List<Activation> each = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        each.add(activation());
      }
      return each;
    }
    return List.of(activation());
  }

  private Activation activation() {
    return switch (random.nextInt(4)) {
      case 0 -> Activation.LINEAR;
      case 1 -> Activation.RELU;
      case 2 -> Activation.ABSOLUTE_VALUE;
      default -> Activation.leaky(Rational.of(1, 2 + random.nextInt(3)));
    };
  }

  /** Their network. */
  public Network network() {
    return Lowering.network(input, layers, shortcuts);
  }

  /** Random numbers, one in ten of them 0. */
  public List<Rational> numbers(int count) {
    List<Rational> numbers = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      numbers.add(
          random.nextInt(10) == 0
              ? Rational.ZERO
              : Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(6)));
    }
    return numbers;
  }

  /** A random sample, with the constant input that the network may have. */
  public List<Rational> sample(Network network) {
    List<Rational> sample = new ArrayList<>(numbers(size()));
    if (network.inputs() > sample.size()) {
      sample.add(Rational.ONE);
    }
    return sample;
  }

  private int size() {
    return input.stream().reduce(1, (a, b) -> a * b);
  }

  /** The output on plain arrays, the weights being those of the network in order. */
  public Rational plainValue(Network network, List<Rational> weights, List<Rational> sample) {
    Map<String, Rational> named = new HashMap<>();
    for (int p = 0; p < weights.size(); p++) {
      named.put(network.parameterNames().get(p), weights.get(p));
    }
    return new PlainLayers(named, shortcuts).value(input, layers, sample.subList(0, size()));
  }

  @Override
  public String toString() {
    return "input " + input + ", layers " + layers + ", skips " + shortcuts;
  }
}
