package org.plumbline.flow.lane;

import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The field at a point in double arithmetic: what scales of numbers in lanes are chosen from.
 *
 * <p>Sizes of sums are those of their largest term or of the sum, whichever is larger: sums may
 * cancel at the point, and not later.
 */
final class PointEstimate {
  private final FirstLayer layer;
  private final double[] signals;
  private final double[] sums;
  private final double[] exponents;
  private double largestArgument = Double.NEGATIVE_INFINITY;
  private double largestSum;
  private double largestProduct;
  private final double[] inputVelocity;
  private final double[] hiddenVelocity;

  /**
   * Evaluates the field.
   *
   * @param inputWeights the weights of edges from inputs, by lane
   * @param hiddenWeights those of the others
   * @param inputs the features, by sample
   * @param factor what gradients are multiplied by: the unit of time, and 1/n for a mean
   */
  PointEstimate(
      FirstLayer layer,
      GateMasks masks,
      double[] inputWeights,
      double[] hiddenWeights,
      double[][] inputs,
      double factor,
      SampleWeight weight) {
    this.layer = layer;
    Network network = layer.network();
    int d = network.inputs();
    int samples = masks.labels().length;
    this.signals = signals(layer, hiddenWeights);
    this.sums = new double[network.size()];
    this.exponents = new double[samples];
    double[] gradient = new double[inputWeights.length];
    double[] product = new double[inputWeights.length];
    for (int h = 0; h < layer.heads(); h++) {
      for (int a = 0; a < d; a++) {
        product[h * d + a] = signals[layer.vertex(h)] * inputWeights[h * d + a];
        largestProduct = Math.max(largestProduct, Math.abs(product[h * d + a]));
      }
    }
    for (int i = 0; i < samples; i++) {
      for (int h = 0; h < layer.heads(); h++) {
        double slope = masks.masks(h)[i] / layer.denominator(h);
        double s = 0;
        for (int a = 0; slope != 0 && a < d; a++) {
          s += inputs[i][a] * product[h * d + a];
        }
        exponents[i] -= masks.labels()[i] * slope * s;
      }
      largestArgument = Math.max(largestArgument, exponents[i]);
    }
    for (int i = 0; i < samples; i++) {
      double c = factor * weight.at(exponents[i]);
      for (int h = 0; h < layer.heads(); h++) {
        double slope = masks.masks(h)[i] / layer.denominator(h);
        for (int a = 0; slope != 0 && a < d; a++) {
          double term = slope * masks.labels()[i] * c * inputs[i][a];
          gradient[h * d + a] += term;
          largestSum = Math.max(largestSum, Math.abs(term));
        }
      }
    }
    this.inputVelocity = new double[inputWeights.length];
    for (int j = 0; j < gradient.length; j++) {
      largestSum = Math.max(largestSum, Math.abs(gradient[j]));
      inputVelocity[j] = gradient[j] * signals[layer.vertex(j / d)];
    }
    this.hiddenVelocity = new double[hiddenWeights.length];
    forwards(inputWeights, hiddenWeights, gradient);
  }

  /** The weight {@code -ℓ'} of a sample at the negative of its margin. */
  interface SampleWeight {
    double at(double negatedMargin);
  }

  /** The back-signals of a network, by vertex. */
  static double[] signals(FirstLayer layer, double[] weights) {
    Network network = layer.network();
    double[] signals = new double[network.size()];
    signals[network.output()] = 1;
    Edge[] edges = layer.hiddenEdges();
    for (int v = network.size() - 2; v >= network.inputs(); v--) {
      for (int e : layer.outOf(v)) {
        signals[v] += weights[e] * signals[edges[e].to()];
      }
    }
    return signals;
  }

  private void forwards(double[] inputWeights, double[] weights, double[] gradient) {
    Network network = layer.network();
    int d = network.inputs();
    Edge[] edges = layer.hiddenEdges();
    for (int v = d; v < network.size(); v++) {
      int h = layer.headOf(v);
      for (int a = 0; h >= 0 && a < d; a++) {
        sums[v] += inputWeights[h * d + a] * gradient[h * d + a];
      }
      for (int e : layer.into(v)) {
        sums[v] += weights[e] * sums[edges[e].from()];
      }
    }
    for (int e = 0; e < edges.length; e++) {
      hiddenVelocity[e] = signals[edges[e].to()] * sums[edges[e].from()];
    }
    double floor = largestSum * 0x1p-10;
    for (int v = d; v < network.size(); v++) {
      sums[v] = Math.max(Math.abs(sums[v]), floor);
    }
  }

  /** The back-signals, by vertex. */
  double[] signals() {
    return signals;
  }

  /** The sizes of the sums {@code Z_v}, by vertex. */
  double[] sums() {
    return sums;
  }

  /** The negated margins. */
  double[] exponents() {
    return exponents;
  }

  double largestArgument() {
    return largestArgument;
  }

  /** The size of the sums {@code M_va}. */
  double largestSum() {
    return largestSum;
  }

  /** The size of back-signals times weights from inputs. */
  double largestProduct() {
    return largestProduct;
  }

  /** The velocity of the weights from inputs, by lane, without what holds pinned pairs. */
  double[] inputVelocity() {
    return inputVelocity;
  }

  /** The velocity of the other weights. */
  double[] hiddenVelocity() {
    return hiddenVelocity;
  }
}
