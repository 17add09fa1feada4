package org.plumbline.flow.kink;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.DoubleSweep;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;

/**
 * Rates {@code ds/dt} of pre-activations under assumed gates and slopes, in double, sample by
 * sample: the quick test that sorts out assignments of gates which are plainly inconsistent.
 *
 * <p>Sample weights are divided by the largest, so the loss may be of any size.
 *
 * <p>Values are swept by {@link DoubleSweep}. The tangents, that is rates and gradients of one
 * pre-activation, keep loops of their own: along each edge they carry a value and the natural size
 * of its terms at once, with another weight for each ({@link #weight}, {@link #largest}), multiply
 * by a slope where a signal is taken and not where it is passed on, and end at the vertex asked for
 * or run between two vertices of a kink only. Pairs of numbers as an arithmetic of {@link
 * org.plumbline.network.Sweep} would be objects, made for every edge, pair and assignment of gates
 * that is tried: this is the innermost loop of the search for gates.
 */
final class ApproximateRates {
  private final Network network;
  private final DoubleSweep sweep;
  private final double[] weights;
  private final double[] negativeSlopes;
  private final double[] reach;
  private final double[][] inputs;
  private final double[] sampleWeights;
  private final double[] sampleSizes;
  private final boolean[][] vanishing;
  private final Velocity restVelocity;

  /** For each sample its activations, which depend on no choice: what vanishes is zero. */
  private final double[][] activations;

  private ApproximateRates(FlowProblem problem, PointState point, List<Pair> vanishing) {
    this.network = problem.network();
    this.sweep = DoubleSweep.of(network);
    this.weights = point.weights().stream().mapToDouble(w -> w.approximateDouble()).toArray();
    this.negativeSlopes =
        IntStream.range(0, network.size())
            .mapToDouble(v -> network.activation(v).negativeSlope().approximateDouble())
            .toArray();
    this.reach = new double[weights.length];
    Arrays.setAll(reach, p -> point.reach(p).approximateDouble());
    int n = problem.data().size();
    this.inputs = new double[n][];
    for (int i = 0; i < n; i++) {
      inputs[i] =
          problem.data().point(i).stream().mapToDouble(x -> x.approximateDouble()).toArray();
    }
    List<Dyadic> margins = IntStream.range(0, n).mapToObj(i -> point.margin(i)).toList();
    this.sampleWeights = problem.loss().approximateRelativeSlopes(margins);
    this.sampleSizes = problem.loss().approximateSlopeSizes(margins);
    for (int i = 0; i < n; i++) {
      sampleWeights[i] *= problem.data().label(i);
    }
    this.vanishing = new boolean[n][network.size()];
    for (Pair pair : vanishing) {
      this.vanishing[pair.sample()][pair.vertex()] = true;
    }
    int parameters = network.parameters();
    this.restVelocity = new Velocity(parameters);
    this.activations = new double[n][];
  }

  /**
   * Rates at {@code point}, where the given pairs vanish and all others have the gates of {@code
   * rest}.
   */
  static ApproximateRates at(
      FlowProblem problem, PointState point, List<Pair> vanishing, GateTable rest) {
    ApproximateRates rates = new ApproximateRates(problem, point, vanishing);
    for (int i = 0; i < rates.inputs.length; i++) {
      rates.activations[i] = rates.activations(i, rest);
      if (!rates.isAffected(i)) {
        rates.addVelocity(i, rest, SharedSlopes.NONE, new double[0], rates.restVelocity);
      }
    }
    return rates;
  }

  private boolean isAffected(int i) {
    for (boolean vanishes : vanishing[i]) {
      if (vanishes) {
        return true;
      }
    }
    return false;
  }

  /** The velocity {@code dw/dt}, up to a positive factor, under the given gates and slopes. */
  Velocity velocity(GateTable gates, SharedSlopes shared, double[] slopes) {
    Velocity velocity = restVelocity.copy();
    for (int i = 0; i < inputs.length; i++) {
      if (isAffected(i)) {
        addVelocity(i, gates, shared, slopes, velocity);
      }
    }
    return velocity;
  }

  private void addVelocity(
      int i, GateTable gates, SharedSlopes shared, double[] slopes, Velocity velocity) {
    double[] z = activations[i];
    double[] delta = backSignals(i, gates, shared, slopes);
    double[] deltaSizes = backSignalSizes(i, gates);
    sweep.addGradient(sampleWeights[i], z, delta, velocity.values);
    sweep.addGradientSize(sampleSizes[i], z, deltaSizes, velocity.sizes);
  }

  /** The largest size the edge's weight has had. */
  double largest(Edge edge) {
    return Math.abs(edge.isTrainable() ? reach[edge.parameter()] : weight(edge));
  }

  /**
   * What the back-signals would be if nothing cancelled and weights were as large as they have
   * been: at a release they may all but vanish.
   */
  private double[] backSignalSizes(int i, GateTable gates) {
    double[] size = new double[network.size()];
    size[network.output()] = 1;
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      size[v] = sweep.backSize(v, reach, size) * passedSize(v, gates.gate(i, v));
    }
    return size;
  }

  private double passedSize(int v, Gate gate) {
    return gate == Gate.PINNED ? 1 : Math.abs(slope(v, gate));
  }

  private double[] activations(int i, GateTable gates) {
    double[] z = new double[network.size()];
    sweep.forward(
        weights,
        z,
        (v, sum) -> {
          if (v < network.inputs()) {
            return inputs[i][v];
          }
          return vanishing[i][v] ? 0 : sum * slope(v, gates.gate(i, v));
        });
    return z;
  }

  private double[] backSignals(int i, GateTable gates, SharedSlopes shared, double[] slopes) {
    double[] above = new double[network.size()];
    double[] below = new double[network.size()];
    above[network.output()] = 1;
    below[network.output()] = 1;
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      double signalAbove = sweep.backSum(v, weights, above);
      double signalBelow = sweep.backSum(v, weights, below);
      if (gates.gate(i, v) == Gate.PINNED) {
        Pair pair = new Pair(i, v);
        double theta = slopes[shared.index(pair)];
        double open = shared.isOpposite(pair) ? 1 - theta : theta;
        above[v] = open * signalAbove + (1 - open) * slope(v, Gate.OFF) * signalBelow;
        below[v] = above[v];
      } else {
        above[v] = slope(v, gates.gate(i, v)) * signalAbove;
        below[v] = slope(v, gates.gateBelow(i, v)) * signalBelow;
      }
    }
    return above;
  }

  double slope(int v, Gate gate) {
    return switch (gate) {
      case ON -> 1;
      case OFF -> negativeSlopes[v];
      case PINNED -> 0;
    };
  }

  double weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? fixed.value().approximateDouble()
        : weights[edge.parameter()];
  }

  /** The velocity of each weight, and the natural size of the terms it is the sum of. */
  static final class Velocity {
    private final double[] values;
    private final double[] sizes;

    private Velocity(int parameters) {
      this(new double[parameters], new double[parameters]);
    }

    private Velocity(double[] values, double[] sizes) {
      this.values = values;
      this.sizes = sizes;
    }

    private Velocity copy() {
      return new Velocity(values.clone(), sizes.clone());
    }

    /** The velocity divided by its largest entry; zero if it is 0. */
    double[] direction() {
      double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      return Arrays.stream(values).map(v -> largest > 0 ? v / largest : 0).toArray();
    }

    double value(Edge edge) {
      return edge.isTrainable() ? values[edge.parameter()] : 0;
    }

    double size(Edge edge) {
      return edge.isTrainable() ? sizes[edge.parameter()] : 0;
    }

    private void add(int parameter, double term, double size) {
      values[parameter] += term;
      sizes[parameter] += size;
    }
  }

  /** How the samples on which nothing vanishes move along the given direction. */
  RateBounds.Bounds restMotion(Velocity direction) {
    double value = 0;
    double size = 0;
    for (int p = 0; p < weights.length; p++) {
      value += direction.values[p] * restVelocity.values[p];
      size += direction.sizes[p] * restVelocity.sizes[p];
    }
    return new RateBounds.Bounds(value, value, size);
  }

  /** The samples on which something vanishes. */
  int[] affected() {
    return IntStream.range(0, inputs.length).filter(this::isAffected).toArray();
  }

  /** The activations of a sample. */
  double[] activations(int i) {
    return activations[i];
  }

  /** The sample's weight in the velocity, with the sign of its label. */
  double sampleWeight(int i) {
    return sampleWeights[i];
  }

  /** The size that rounding of the sample's weight is relative to. */
  double sampleSize(int i) {
    return sampleSizes[i];
  }

  /** The rate of a pre-activation, and the natural size of the terms it is the sum of. */
  record Rate(double value, double size) {}

  /** The rate of the factor of a kink under the given velocity. */
  double factorRate(Kink kink, Velocity velocity) {
    double[] z = new double[network.size()];
    double[] rate = new double[network.size()];
    z[kink.source()] = 1;
    for (int k = kink.between().size() - 1; k >= 0; k--) {
      int v = kink.between().get(k);
      double slope = slope(v, kink.gates().get(k));
      accumulate(v, velocity, z, rate);
      z[v] *= slope;
      rate[v] *= slope;
    }
    accumulate(kink.vertex(), velocity, z, rate);
    return rate[kink.vertex()];
  }

  private void accumulate(int v, Velocity velocity, double[] z, double[] rate) {
    for (Edge edge : network.incoming(v)) {
      double speed = edge.isTrainable() ? velocity.values[edge.parameter()] : 0;
      rate[v] += speed * z[edge.from()] + weight(edge) * rate[edge.from()];
      z[v] += weight(edge) * z[edge.from()];
    }
  }

  /** The rate of the pre-activation of a pair under the given gates and velocity. */
  Rate rate(Pair pair, GateTable gates, Velocity velocity) {
    int i = pair.sample();
    double[] z = activations[i];
    double[] rate = new double[network.size()];
    double[] size = new double[network.size()];
    for (int v = network.inputs(); v <= pair.vertex(); v++) {
      for (Edge edge : network.incoming(v)) {
        int a = edge.from();
        double gate = a < network.inputs() ? 0 : slope(a, gates.gate(i, a));
        int p = edge.isTrainable() ? edge.parameter() : -1;
        double speed = p < 0 ? 0 : velocity.values[p];
        double speedSize = p < 0 ? 0 : velocity.sizes[p];
        rate[v] += speed * z[a] + weight(edge) * gate * rate[a];
        size[v] += speedSize * Math.abs(z[a]) + largest(edge) * Math.abs(gate) * size[a];
      }
    }
    return new Rate(rate[pair.vertex()], size[pair.vertex()]);
  }

  /**
   * The gradient of the pre-activation of a pair, and its size if weights were at their largest.
   */
  Velocity gradient(Pair pair, GateTable gates) {
    int i = pair.sample();
    double[] slopes = new double[network.size()];
    Arrays.setAll(slopes, v -> v < network.inputs() ? 0 : slope(v, gates.gate(i, v)));
    return gradient(pair.vertex(), activations[i], slopes);
  }

  /** The gradient of the factor of a kink. */
  Velocity factorGradient(Kink kink) {
    double[] z = new double[network.size()];
    double[] slopes = new double[network.size()];
    z[kink.source()] = 1;
    for (int k = kink.between().size() - 1; k >= 0; k--) {
      int v = kink.between().get(k);
      slopes[v] = slope(v, kink.gates().get(k));
      for (Edge edge : network.incoming(v)) {
        z[v] += weight(edge) * z[edge.from()];
      }
      z[v] *= slopes[v];
    }
    return gradient(kink.vertex(), z, slopes);
  }

  private Velocity gradient(int vertex, double[] z, double[] slopes) {
    Velocity gradient = new Velocity(weights.length);
    double[] signal = new double[network.size()];
    double[] size = new double[network.size()];
    signal[vertex] = 1;
    size[vertex] = 1;
    for (int v = vertex; v >= network.inputs(); v--) {
      for (Edge edge : network.incoming(v)) {
        int a = edge.from();
        if (edge.isTrainable()) {
          gradient.add(edge.parameter(), signal[v] * z[a], size[v] * Math.abs(z[a]));
        }
        signal[a] += weight(edge) * slopes[a] * signal[v];
        size[a] += largest(edge) * Math.abs(slopes[a]) * size[v];
      }
    }
    return gradient;
  }
}
