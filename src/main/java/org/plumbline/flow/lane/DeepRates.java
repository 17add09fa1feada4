package org.plumbline.flow.lane;

import java.util.Arrays;
import java.util.List;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * Values, and rates of a few pre-activations, at a point in double arithmetic, each with its
 * natural size: what it would be if nothing cancelled.
 *
 * <p>The given pairs, each on a sample of its own, may have any slope: rates are affine in all.
 */
final class DeepRates {
  private final FirstLayer layer;
  private final Network network;
  private final DeepMasks masks;
  private final double[][] features;
  private final Weights input;
  private final Weights hidden;
  private final List<Pair> open;
  private final double[][] values;
  private final double[][] sizes;
  private final double[][] activations;
  private final double[][] activationSizes;

  /**
   * Evaluates the network on all samples.
   *
   * @param features the inputs, by feature and sample
   * @param input the weights of edges from inputs, by lane
   * @param hidden those of the others
   * @param open the pairs that are taken to vanish
   */
  DeepRates(
      FirstLayer layer,
      DeepMasks masks,
      double[][] features,
      Weights input,
      Weights hidden,
      List<Pair> open) {
    this.layer = layer;
    this.network = layer.network();
    this.masks = masks;
    this.features = features;
    this.input = input;
    this.hidden = hidden;
    this.open = open;
    int samples = masks.gates().samples();
    this.values = new double[network.size()][samples];
    this.sizes = new double[network.size()][samples];
    this.activations = new double[network.size()][0];
    this.activationSizes = new double[network.size()][0];
    evaluate();
  }

  /**
   * Weights of edges by lane, and how large they have been: a weight that passes zero is small, but
   * not by nature.
   */
  static final class Weights {
    private final double[] values;
    private final double[] reach;

    Weights(double[] values, double[] reach) {
      this.values = values;
      this.reach = reach;
    }

    double[] values() {
      return values;
    }

    double[] reach() {
      return reach;
    }
  }

  private void evaluate() {
    Edge[] edges = layer.hiddenEdges();
    int d = network.inputs();
    for (int v = d; v < network.size(); v++) {
      int head = layer.headOf(v);
      for (int a = 0; head >= 0 && a < d; a++) {
        DoubleRows.addMultiple(input.values()[head * d + a], features[a], values[v]);
        DoubleRows.addSizes(input.reach()[head * d + a], features[a], sizes[v]);
      }
      for (int e : layer.into(v)) {
        DoubleRows.addMultiple(hidden.values()[e], activations[edges[e].from()], values[v]);
        DoubleRows.addSizes(hidden.reach()[e], activationSizes[edges[e].from()], sizes[v]);
      }
      activations[v] = passed(v, values[v]);
      activationSizes[v] = passed(v, sizes[v]);
      for (Pair pair : open) {
        if (pair.vertex() == v) {
          activations[v][pair.sample()] = 0;
          activationSizes[v][pair.sample()] = 0;
        }
      }
    }
  }

  private double[] passed(int v, double[] x) {
    double[] passed = x.clone();
    for (int i = 0; masks.isKinked(v) && i < passed.length; i++) {
      passed[i] *= masks.slope(v, i);
    }
    return passed;
  }

  /** The pre-activation of a pair. */
  double value(int i, int v) {
    return values[v][i];
  }

  /** Its natural size. */
  double size(int i, int v) {
    return sizes[v][i];
  }

  /**
   * Rates of the open pairs: {@code r_P = constant_P + Σ_Q matrix_PQ λ_Q}, {@code λ} their slopes,
   * and their natural sizes.
   */
  static final class Affine {
    private final double[] constants;
    private final double[][] matrix;
    private final double[] sizes;

    Affine(double[] constants, double[][] matrix, double[] sizes) {
      this.constants = constants;
      this.matrix = matrix;
      this.sizes = sizes;
    }

    double[] constants() {
      return constants;
    }

    double[][] matrix() {
      return matrix;
    }

    double[] sizes() {
      return sizes;
    }
  }

  /**
   * The rates of the open pairs under given weights of the samples, with the signs of their labels.
   */
  Affine rates(double[] sampleWeights) {
    int m = open.size();
    double[] rest = sampleWeights.clone();
    open.forEach(pair -> rest[pair.sample()] = 0);
    double[] velocity = velocity(rest);
    double[] velocitySizes = velocitySizes(sampleWeights);
    double[][] without = new double[m][];
    double[][] more = new double[m][];
    for (int q = 0; q < m; q++) {
      Pair pair = open.get(q);
      double weight = sampleWeights[pair.sample()];
      double[] closed = signals(pair, network.output(), weight, 0);
      double[] opened = signals(pair, network.output(), weight, 1);
      without[q] = gradient(pair.sample(), closed);
      Arrays.setAll(opened, v -> opened[v] - closed[v]);
      more[q] = gradient(pair.sample(), opened);
    }
    double[] constants = new double[m];
    double[][] matrix = new double[m][m];
    double[] rateSizes = new double[m];
    for (int p = 0; p < m; p++) {
      double[] gradient = gradient(open.get(p).sample(), signals(open.get(p), -1, 1, 0));
      constants[p] = DoubleRows.dot(gradient, velocity);
      for (int q = 0; q < m; q++) {
        constants[p] += DoubleRows.dot(gradient, without[q]);
        matrix[p][q] = DoubleRows.dot(gradient, more[q]);
      }
      for (int j = 0; j < gradient.length; j++) {
        rateSizes[p] += Math.abs(gradient[j]) * velocitySizes[j];
      }
    }
    return new Affine(constants, matrix, rateSizes);
  }

  /**
   * The signals on the sample of a pair, by vertex: from a vertex on, or from that of the pair if
   * {@code from} is -1.
   *
   * @param slope that of the pair
   */
  private double[] signals(Pair pair, int from, double first, double slope) {
    double[] signals = new double[network.size()];
    int last = from < 0 ? pair.vertex() : from;
    signals[last] = first;
    Edge[] edges = layer.hiddenEdges();
    for (int v = last - 1; v >= network.inputs(); v--) {
      double sum = 0;
      for (int e : layer.outOf(v)) {
        sum += hidden.values()[e] * signals[edges[e].to()];
      }
      signals[v] = sum * (pair.vertex() == v ? slope : masks.slope(v, pair.sample()));
    }
    return signals;
  }

  /** The gradient of a sample's signals, by parameter. */
  private double[] gradient(int i, double[] signals) {
    double[] gradient = new double[network.parameters()];
    int[] parameters = layer.inputParameters();
    int d = network.inputs();
    for (int lane = 0; lane < parameters.length; lane++) {
      if (parameters[lane] >= 0) {
        gradient[parameters[lane]] += signals[layer.vertex(lane / d)] * features[lane % d][i];
      }
    }
    Edge[] edges = layer.hiddenEdges();
    for (int e = 0; e < edges.length; e++) {
      int parameter = layer.hiddenParameters()[e];
      if (parameter >= 0) {
        gradient[parameter] += signals[edges[e].to()] * activations[edges[e].from()][i];
      }
    }
    return gradient;
  }

  /** The velocity of the weights under given sample weights, by parameter. */
  private double[] velocity(double[] sampleWeights) {
    double[][] signals = new double[network.size()][sampleWeights.length];
    signals[network.output()] = sampleWeights;
    Edge[] edges = layer.hiddenEdges();
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      for (int e : layer.outOf(v)) {
        DoubleRows.addMultiple(hidden.values()[e], signals[edges[e].to()], signals[v]);
      }
      signals[v] = passed(v, signals[v]);
    }
    return summed(features, activations, signals);
  }

  /** The natural sizes of the velocity, slopes as large as they may be. */
  private double[] velocitySizes(double[] sampleWeights) {
    double[][] signals = new double[network.size()][sampleWeights.length];
    DoubleRows.addSizes(1, sampleWeights, signals[network.output()]);
    Edge[] edges = layer.hiddenEdges();
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      for (int e : layer.outOf(v)) {
        DoubleRows.addSizes(
            hidden.reach()[e] * masks.steepest(v), signals[edges[e].to()], signals[v]);
      }
    }
    return summed(sizes(features), sizes(activationSizes), signals);
  }

  private static double[][] sizes(double[][] x) {
    double[][] sizes = new double[x.length][];
    for (int v = 0; v < x.length; v++) {
      sizes[v] = new double[x[v].length];
      DoubleRows.addSizes(1, x[v], sizes[v]);
    }
    return sizes;
  }

  private double[] summed(double[][] x, double[][] z, double[][] signals) {
    double[] sums = new double[network.parameters()];
    int[] parameters = layer.inputParameters();
    int d = network.inputs();
    for (int lane = 0; lane < parameters.length; lane++) {
      if (parameters[lane] >= 0) {
        sums[parameters[lane]] += DoubleRows.dot(x[lane % d], signals[layer.vertex(lane / d)]);
      }
    }
    Edge[] edges = layer.hiddenEdges();
    for (int e = 0; e < edges.length; e++) {
      int parameter = layer.hiddenParameters()[e];
      if (parameter >= 0) {
        sums[parameter] += DoubleRows.dot(z[edges[e].from()], signals[edges[e].to()]);
      }
    }
    return sums;
  }
}
