package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/**
 * A sample with pinned pairs at the beginning of a step: its back-signals as functions of their
 * slopes, which they are affine in one by one, and the gradients of its pinned pre-activations.
 */
final class PinnedSample {
  private final FirstLayer layer;
  private final Network network;
  private final int bits;

  /** By vertex the slope of its gate, of a pinned pair that of the negative side. */
  private final Dyadic[] slopes;

  /** By vertex the number of its pinned pair among all; -1 if it is not pinned. */
  private final int[] pins;

  private Dyadic[] weights = new Dyadic[0];
  private Dyadic[] activations = new Dyadic[0];
  private Dyadic output = Dyadic.ZERO;

  PinnedSample(FirstLayer layer, Dyadic[] slopes, int[] pins, int bits) {
    this.layer = layer;
    this.network = layer.network();
    this.slopes = slopes;
    this.pins = pins;
    this.bits = bits;
  }

  /**
   * Goes to a point.
   *
   * @param newWeights those of the edges that do not come from inputs, by lane
   * @param newActivations by vertex
   * @param newOutput the back-signal of the output
   */
  void begin(Dyadic[] newWeights, Dyadic[] newActivations, Dyadic newOutput) {
    weights = newWeights;
    activations = newActivations;
    output = newOutput;
  }

  /** The numbers of the pinned pairs on this sample, the last vertex first. */
  List<Integer> pins() {
    List<Integer> list = new ArrayList<>();
    for (int v = network.size() - 1; v >= 0; v--) {
      if (pins[v] >= 0) {
        list.add(pins[v]);
      }
    }
    return list;
  }

  /** Signals by vertex: before the vertex's own slope, and after it. */
  static final class Signals {
    private final Dyadic[] before;
    private final Dyadic[] after;

    Signals(Dyadic[] before, Dyadic[] after) {
      this.before = before;
      this.after = after;
    }

    Dyadic[] before() {
      return before;
    }

    Dyadic[] after() {
      return after;
    }
  }

  private Signals zeros() {
    Dyadic[] before = new Dyadic[network.size()];
    Arrays.fill(before, Dyadic.ZERO);
    return new Signals(before, before.clone());
  }

  /** The slope of a vertex. */
  private Dyadic slope(int v, Dyadic[] theta) {
    return pins[v] < 0 ? slopes[v] : slopes[v].add(width(v).multiply(theta[pins[v]])).round(bits);
  }

  /** What a pinned vertex's slope ranges over. */
  private Dyadic width(int v) {
    return Dyadic.ONE.subtract(slopes[v]);
  }

  private Dyadic sum(int v, Dyadic[] after) {
    Dyadic sum = Dyadic.ZERO;
    Edge[] edges = layer.hiddenEdges();
    for (int e : layer.outOf(v)) {
      if (after[edges[e].to()].signum() != 0) {
        sum = sum.add(weights[e].multiply(after[edges[e].to()]));
      }
    }
    return sum.round(bits);
  }

  /** The back-signals {@code c y ∂f/∂s_v} under given slopes of all pinned pairs. */
  Signals signals(Dyadic[] theta) {
    Signals signals = zeros();
    signals.after()[network.output()] = output;
    passBack(network.output(), theta, signals);
    return signals;
  }

  /** How they change with the slope of pinned pair {@code j}, which is on this sample. */
  Signals response(int j, Dyadic[] theta, Signals signals) {
    int v = vertex(j);
    Signals response = zeros();
    response.after()[v] = width(v).multiply(signals.before()[v]).round(bits);
    passBack(v, theta, response);
    return response;
  }

  private void passBack(int from, Dyadic[] theta, Signals signals) {
    for (int v = from - 1; v >= network.inputs(); v--) {
      Dyadic sum = sum(v, signals.after());
      signals.before()[v] = sum;
      signals.after()[v] = sum.multiply(slope(v, theta)).round(bits);
    }
  }

  private int vertex(int j) {
    for (int v = 0; v < pins.length; v++) {
      if (pins[v] == j) {
        return v;
      }
    }
    throw new IllegalArgumentException("pair " + j + " is on another sample");
  }

  /**
   * The derivatives of the pre-activation of pinned pair {@code j} with respect to those of the
   * vertices before it: nothing passes what is pinned.
   */
  Dyadic[] gradient(int j) {
    int from = vertex(j);
    Dyadic[] gradient = new Dyadic[network.size()];
    Arrays.fill(gradient, Dyadic.ZERO);
    gradient[from] = Dyadic.ONE;
    for (int v = from - 1; v >= network.inputs(); v--) {
      gradient[v] = pins[v] >= 0 ? Dyadic.ZERO : sum(v, gradient).multiply(slopes[v]).round(bits);
    }
    return gradient;
  }

  /** The products of signals and activations at the ends of the edges that come from no input. */
  Dyadic[] products(Dyadic[] signals) {
    Edge[] edges = layer.hiddenEdges();
    Dyadic[] products = new Dyadic[edges.length];
    for (int e = 0; e < edges.length; e++) {
      products[e] = signals[edges[e].to()].multiply(activations[edges[e].from()]).round(bits);
    }
    return products;
  }
}
