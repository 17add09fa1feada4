package org.plumbline.flow.lane;

import org.plumbline.field.Gate;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * A network's values on all samples, back-signals and velocities in double arithmetic, samples side
 * by side: what scales of numbers in lanes are chosen from.
 */
final class DeepEstimate {
  private final FirstLayer layer;
  private final Network network;
  private final DeepMasks masks;
  private final double[][] features;
  private final double[] input;
  private final double[] hidden;
  private final double[][] values;
  private final double[][] signals;
  private final double[] largestValues;
  private final double[] inputVelocity;
  private final double[] hiddenVelocity;
  private double largestArgument = Double.NEGATIVE_INFINITY;

  /**
   * Evaluates the field, pinned pairs as if they were on.
   *
   * @param features the inputs, by feature and sample
   * @param input the weights of edges from inputs, by lane
   * @param hidden those of the others
   */
  DeepEstimate(
      FirstLayer layer,
      DeepMasks masks,
      double[][] features,
      double[] input,
      double[] hidden,
      Losses losses) {
    this.layer = layer;
    this.network = layer.network();
    this.masks = masks;
    this.features = features;
    this.input = input;
    this.hidden = hidden;
    int samples = losses.labels().length;
    this.values = new double[network.size()][samples];
    this.signals = new double[network.size()][samples];
    this.largestValues = new double[network.size()];
    this.inputVelocity = new double[input.length];
    this.hiddenVelocity = new double[hidden.length];
    forwards();
    begin(losses);
    backwards();
    velocities();
  }

  /** What becomes of the outputs: labels, what gradients are multiplied by, weights of samples. */
  static final class Losses {
    private final double[] labels;
    private final double factor;
    private final PointEstimate.SampleWeight weight;

    Losses(double[] labels, double factor, PointEstimate.SampleWeight weight) {
      this.labels = labels;
      this.factor = factor;
      this.weight = weight;
    }

    double[] labels() {
      return labels;
    }

    double factor() {
      return factor;
    }

    PointEstimate.SampleWeight weight() {
      return weight;
    }
  }

  private void forwards() {
    Edge[] edges = layer.hiddenEdges();
    int d = network.inputs();
    for (int v = d; v < network.size(); v++) {
      int head = layer.headOf(v);
      for (int a = 0; head >= 0 && a < d; a++) {
        DoubleRows.addMultiple(input[head * d + a], features[a], values[v]);
      }
      for (int e : layer.into(v)) {
        DoubleRows.addMultiple(hidden[e], values[edges[e].from()], values[v]);
      }
      largestValues[v] = DoubleRows.largest(values[v]);
      for (int i = 0; masks.isKinked(v) && i < values[v].length; i++) {
        values[v][i] *= masks.slope(v, i);
      }
    }
  }

  private void begin(Losses losses) {
    double[] output = values[network.output()];
    for (int i = 0; i < output.length; i++) {
      double argument = -losses.labels()[i] * output[i];
      largestArgument = Math.max(largestArgument, argument);
      signals[network.output()][i] =
          losses.labels()[i] * losses.factor() * losses.weight().at(argument);
    }
  }

  private void backwards() {
    Edge[] edges = layer.hiddenEdges();
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      for (int e : layer.outOf(v)) {
        DoubleRows.addMultiple(hidden[e], signals[edges[e].to()], signals[v]);
      }
      for (int i = 0; masks.isKinked(v) && i < signals[v].length; i++) {
        signals[v][i] *= masks.gates().gate(i, v) == Gate.PINNED ? 1 : masks.slope(v, i);
      }
    }
  }

  private void velocities() {
    int d = network.inputs();
    for (int lane = 0; lane < input.length; lane++) {
      inputVelocity[lane] = DoubleRows.dot(features[lane % d], signals[layer.vertex(lane / d)]);
    }
    Edge[] edges = layer.hiddenEdges();
    for (int e = 0; e < edges.length; e++) {
      hiddenVelocity[e] = DoubleRows.dot(values[edges[e].from()], signals[edges[e].to()]);
    }
  }

  /** The size of the pre-activations and activations of each vertex, and of their largest terms. */
  double[] valueSizes() {
    double[] sizes = new double[network.size()];
    int d = network.inputs();
    for (int lane = 0; lane < input.length; lane++) {
      int v = layer.vertex(lane / d);
      double weight = Math.max(Math.abs(input[lane]), Math.abs(inputVelocity[lane]));
      sizes[v] = Math.max(sizes[v], weight * DoubleRows.largest(features[lane % d]));
    }
    Edge[] edges = layer.hiddenEdges();
    for (int v = d; v < network.size(); v++) {
      sizes[v] = Math.max(sizes[v], largestValues[v]);
      for (int e : layer.into(v)) {
        sizes[v] = Math.max(sizes[v], weightSize(e) * sizes[edges[e].from()]);
      }
      sizes[v] *= masks.steepest(v);
    }
    return sizes;
  }

  /** The size of the back-signals of each vertex, and of their largest terms. */
  double[] signalSizes() {
    double[] sizes = new double[network.size()];
    sizes[network.output()] = DoubleRows.largest(signals[network.output()]);
    Edge[] edges = layer.hiddenEdges();
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      for (int e : layer.outOf(v)) {
        sizes[v] = Math.max(sizes[v], weightSize(e) * sizes[edges[e].to()]);
      }
      sizes[v] *= masks.steepest(v);
    }
    return sizes;
  }

  private double weightSize(int e) {
    return Math.max(Math.abs(hidden[e]), Math.abs(hiddenVelocity[e]));
  }

  /** The largest velocity of a weight. */
  double speed() {
    return Math.max(DoubleRows.largest(inputVelocity), DoubleRows.largest(hiddenVelocity));
  }

  /** The largest of the negated margins. */
  double largestArgument() {
    return largestArgument;
  }

  /** The velocity of the weights from inputs, by lane. */
  double[] inputVelocity() {
    return inputVelocity;
  }

  /** The velocity of the other weights. */
  double[] hiddenVelocity() {
    return hiddenVelocity;
  }
}
