package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plumbline.data.Reduction;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Whatever a program may compute the gradient of the risk to be at weights that are known to lie in
 * intervals: one forward and one backward pass a sample, sums in any order
 * (proofs-notes/comparison.md, C0 to C4).
 */
final class IntervalGradient {
  /** At least the roundings of the slope of a loss, and of a difference from a label. */
  private static final int SLOPE_ROUNDINGS = 16;

  private final FlowProblem problem;
  private final Network network;
  private final RoundedArithmetic a;
  private final List<List<DoubleInterval>> inputs;
  private final List<DoubleInterval> below;
  private final Map<Rational, DoubleInterval> constants = new HashMap<>();

  IntervalGradient(FlowProblem problem, NumberFormat format) {
    this.problem = problem;
    this.network = problem.network();
    this.a = RoundedArithmetic.of(format);
    this.inputs =
        problem.data().points().stream()
            .map(point -> point.stream().map(x -> converted(x, format)).toList())
            .toList();
    this.below =
        IntStream.range(0, problem.network().size())
            .mapToObj(v -> converted(problem.network().activation(v).negativeSlope(), format))
            .toList();
    for (Edge edge : network.edges()) {
      if (edge.weight() instanceof Weight.Fixed fixed) {
        constants.computeIfAbsent(fixed.value(), value -> converted(value, format));
      }
    }
  }

  private static DoubleInterval converted(Rational number, NumberFormat format) {
    DoubleInterval exact = DoubleInterval.enclosing(number);
    return format == NumberFormat.EXACT || format.contains(number)
        ? exact
        : RoundedArithmetic.of(format).rounded(exact);
  }

  /** The gradient on some samples, with the mean taken over them if it is one. */
  List<DoubleInterval> at(List<DoubleInterval> weights, List<Integer> samples) {
    List<Sum> sums = new ArrayList<>();
    for (int p = 0; p < weights.size(); p++) {
      sums.add(new Sum());
    }
    boolean isMean = problem.reduction() == Reduction.MEAN;
    DoubleInterval factor =
        isMean ? DoubleInterval.ONE.divide(DoubleInterval.of(samples.size())) : DoubleInterval.ONE;
    for (int sample : samples) {
      new Pass(weights, sample).add(factor, sums);
    }
    return sums.stream().map(sum -> sum.computed(2)).toList();
  }

  /** A sum of products. */
  private final class Sum {
    private DoubleInterval exact = DoubleInterval.ZERO;
    private double size;
    private int terms;

    void add(DoubleInterval x, DoubleInterval y) {
      DoubleInterval product = x.multiply(y);
      exact = exact.add(product);
      size = Directed.sumUpper(size, product.magnitudeUpper());
      terms++;
    }

    DoubleInterval computed(int more) {
      return size == 0 ? exact : a.widened(exact, size, terms + more);
    }
  }

  /** The forward and the backward pass of a sample. */
  private final class Pass {
    private final List<DoubleInterval> weights;
    private final int sample;
    private final List<DoubleInterval> values;
    private final List<DoubleInterval> slopes;

    Pass(List<DoubleInterval> weights, int sample) {
      this.weights = weights;
      this.sample = sample;
      this.values = new ArrayList<>();
      this.slopes = new ArrayList<>();
      for (int v = 0; v < network.size(); v++) {
        forward(v);
      }
    }

    private DoubleInterval weight(Edge edge) {
      return edge.weight() instanceof Weight.Fixed fixed
          ? constants.getOrDefault(fixed.value(), DoubleInterval.ENTIRE)
          : weights.get(edge.parameter());
    }

    private void forward(int v) {
      if (v < network.inputs()) {
        values.add(inputs.get(sample).get(v));
        slopes.add(DoubleInterval.ONE);
        return;
      }
      Sum sum = new Sum();
      network.incoming(v).forEach(edge -> sum.add(weight(edge), values.get(edge.from())));
      DoubleInterval s = sum.computed(0);
      Activation activation = network.activation(v);
      DoubleInterval negative = below.get(v);
      slopes.add(
          activation.isLinear() || s.isPositive()
              ? DoubleInterval.ONE
              : s.upper() <= 0 ? negative : negative.hull(DoubleInterval.ONE));
      values.add(activation.isLinear() || s.lower() >= 0 ? s : activated(s, negative));
    }

    private DoubleInterval activated(DoubleInterval s, DoubleInterval slope) {
      DoubleInterval part = new DoubleInterval(s.lower(), Math.min(0, s.upper()));
      DoubleInterval image = a.product(part, slope);
      return s.upper() <= 0 ? image : image.hull(new DoubleInterval(0, s.upper()));
    }

    void add(DoubleInterval factor, List<Sum> sums) {
      boolean isPositive = problem.data().label(sample) > 0;
      DoubleInterval output = values.get(network.output());
      DoubleInterval slope =
          problem.loss().slope(SlopeFunctions.scaled(0), isPositive ? output : output.negate());
      boolean isBounded = !problem.loss().growsExponentially();
      DoubleInterval computed =
          a.widened(
              slope,
              isBounded ? Math.max(1, slope.magnitudeUpper()) : slope.magnitudeUpper(),
              SLOPE_ROUNDINGS);
      DoubleInterval start = a.rounded(computed.multiply(factor), 2);
      List<DoubleInterval> deltas =
          new ArrayList<>(Collections.nCopies(network.size(), DoubleInterval.ZERO));
      deltas.set(network.output(), isPositive ? start.negate() : start);
      for (int v = network.output() - 1; v >= network.inputs(); v--) {
        Sum sum = new Sum();
        network.outgoing(v).forEach(edge -> sum.add(weight(edge), deltas.get(edge.to())));
        deltas.set(v, a.product(sum.computed(0), slopes.get(v)));
      }
      for (Edge edge : network.edges()) {
        if (edge.isTrainable()) {
          sums.get(edge.parameter()).add(values.get(edge.from()), deltas.get(edge.to()));
        }
      }
    }
  }
}
