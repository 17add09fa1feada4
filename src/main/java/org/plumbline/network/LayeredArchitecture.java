package org.plumbline.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * A fully connected network with layers of given widths, with skip connections: the architecture of
 * the paper.
 *
 * <p>Parameters are numbered layer by layer, {@code W_l} row by row with one row per unit of layer
 * {@code l}, then its bias {@code b_l} if it has one, unit by unit; after the last layer the
 * trainable skips in order: a free skip like a weight matrix, a diagonal one unit by unit. A skip
 * to the very next layer runs beside the weight matrix there, parallel edges with parameters of
 * their own.
 *
 * <p>A bias is a trainable weight on an edge from an input that is 1 on every sample. This input,
 * called {@value #CONSTANT}, comes after the others; the widths do not count it.
 *
 * @param widths the number of units of each layer, inputs first, output last (1)
 * @param activations one per hidden layer
 * @param skips the skip connections
 * @param biases one per layer of weights: whether its units have biases
 */
public record LayeredArchitecture(
    List<Integer> widths, List<Activation> activations, List<Skip> skips, List<Boolean> biases) {
  /** The name of the constant input that carries the biases. */
  public static final String CONSTANT = "bias";

  /**
   * An architecture.
   *
   * @throws IllegalArgumentException if the shapes do not fit together
   */
  public LayeredArchitecture {
    widths = List.copyOf(widths);
    activations = List.copyOf(activations);
    skips = List.copyOf(skips);
    biases = List.copyOf(biases);
    requireShape(widths, activations);
    if (biases.size() != widths.size() - 1) {
      throw new IllegalArgumentException(
          (widths.size() - 1) + " layers of weights but " + biases.size() + " flags of biases");
    }
    for (Skip skip : skips) {
      requireSkip(widths, skip);
    }
  }

  /**
   * An architecture without biases.
   *
   * @throws IllegalArgumentException if the shapes do not fit together
   */
  public LayeredArchitecture(List<Integer> widths, List<Activation> activations, List<Skip> skips) {
    this(widths, activations, skips, Collections.nCopies(Math.max(0, widths.size() - 1), false));
  }

  private static void requireShape(List<Integer> widths, List<Activation> activations) {
    if (widths.size() < 2 || widths.stream().anyMatch(w -> w < 1)) {
      throw new IllegalArgumentException("widths must be at least two positive numbers");
    }
    if (widths.get(widths.size() - 1) != 1) {
      throw new IllegalArgumentException("the last width must be 1, the single output");
    }
    if (activations.size() != widths.size() - 2) {
      throw new IllegalArgumentException(
          (widths.size() - 2) + " hidden layers but " + activations.size() + " activations");
    }
  }

  private static void requireSkip(List<Integer> widths, Skip skip) {
    if (skip.from() < 0 || skip.to() >= widths.size() || skip.to() <= skip.from()) {
      throw new IllegalArgumentException(
          "a skip must lead from a layer to a later one, not from "
              + skip.from()
              + " to "
              + skip.to());
    }
    if (skip.kind() != Skip.Kind.FREE && !widths.get(skip.from()).equals(widths.get(skip.to()))) {
      throw new IllegalArgumentException(
          "an identity or diagonal skip needs layers of equal width, not "
              + widths.get(skip.from())
              + " and "
              + widths.get(skip.to()));
    }
  }

  /** The number of layers of weights. */
  public int depth() {
    return widths.size() - 1;
  }

  /** Whether some layer has biases, so that the network has a constant input after the others. */
  public boolean hasBiases() {
    return biases.contains(true);
  }

  /** Whether the units of layer {@code layer}, counted from 1, have biases. */
  public boolean hasBias(int layer) {
    return biases.get(layer - 1);
  }

  /** The number of inputs of the network, the constant one included. */
  public int inputs() {
    return widths.get(0) + (hasBiases() ? 1 : 0);
  }

  /** The number of the vertex of unit {@code unit} in layer {@code layer}. */
  public int vertex(int layer, int unit) {
    int before = widths.subList(0, layer).stream().mapToInt(Integer::intValue).sum();
    return before + (layer > 0 && hasBiases() ? 1 : 0) + unit;
  }

  /** The network as a graph. */
  public Network network() {
    Assembly assembly = new Assembly();
    for (int layer = 1; layer < widths.size(); layer++) {
      assembly.connectAll(layer - 1, layer, "W" + layer);
      if (hasBias(layer)) {
        assembly.connectConstant(layer, "b" + layer);
      }
    }
    for (int k = 0; k < skips.size(); k++) {
      assembly.connect(skips.get(k), "S" + k);
    }
    return Network.of(inputs(), namedVertices(), assembly.edges, assembly.names);
  }

  private List<Vertex> namedVertices() {
    List<Vertex> vertices = new ArrayList<>();
    int last = widths.size() - 1;
    for (int layer = 0; layer < last; layer++) {
      Activation activation = layer == 0 ? Activation.LINEAR : activations.get(layer - 1);
      String prefix = layer == 0 ? "x" : "h" + layer;
      for (int unit = 0; unit < widths.get(layer); unit++) {
        vertices.add(new Vertex(prefix + "[" + unit + "]", activation));
      }
      if (layer == 0 && hasBiases()) {
        vertices.add(new Vertex(CONSTANT, Activation.LINEAR));
      }
    }
    vertices.add(new Vertex("o", Activation.LINEAR));
    return vertices;
  }

  /** Numbers edges and parameters in the documented order. */
  private final class Assembly {
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    void connectAll(int from, int to, String matrix) {
      for (int row = 0; row < widths.get(to); row++) {
        for (int column = 0; column < widths.get(from); column++) {
          trainable(vertex(from, column), vertex(to, row), matrix + "[" + row + "," + column + "]");
        }
      }
    }

    void connectConstant(int to, String vector) {
      for (int unit = 0; unit < widths.get(to); unit++) {
        trainable(widths.get(0), vertex(to, unit), vector + "[" + unit + "]");
      }
    }

    void connect(Skip skip, String matrix) {
      switch (skip.kind()) {
        case FREE -> connectAll(skip.from(), skip.to(), matrix);
        case DIAGONAL, IDENTITY -> connectUnits(skip, matrix);
        default -> throw new AssertionError(skip.kind());
      }
    }

    private void connectUnits(Skip skip, String matrix) {
      for (int unit = 0; unit < widths.get(skip.from()); unit++) {
        int from = vertex(skip.from(), unit);
        int to = vertex(skip.to(), unit);
        if (skip.kind() == Skip.Kind.DIAGONAL) {
          trainable(from, to, matrix + "[" + unit + "]");
        } else {
          edges.add(new Edge(from, to, new Weight.Fixed(Rational.ONE)));
        }
      }
    }

    private void trainable(int from, int to, String name) {
      edges.add(new Edge(from, to, new Weight.Parameter(names.size())));
      names.add(name);
    }
  }
}
