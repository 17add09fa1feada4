package org.plumbline.enclosure.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.DyadicArithmetic;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The gradient {@code ∇R = -Σ_i c_i y_i ∇f(x_i; w)} at dyadic weights for given gates, enclosed in
 * dyadic intervals.
 *
 * <p>With constant gates {@code f} is linear in the sample, so samples of the same gates share one
 * sweep: {@code f(x_i) = Σ_a x_ia δ_a}, and {@code Σ c_i y_i x_i} is swept forwards in place of
 * each sample (proofs-notes/descent.md, G1).
 */
final class GradientReading {
  /** Bits to which losses are found, which nothing is carried on from. */
  private static final int RISK_BITS = 128;

  private final FlowProblem problem;
  private final int bits;
  private final Sweep<DyadicInterval> sweep;
  private final DyadicFunctions functions;
  private final DyadicFunctions ofRisk;
  private final DyadicInterval[][] points;
  private final DyadicInterval[] slopes;
  private final DyadicInterval factor;

  private GradientReading(FlowProblem problem, int bits, DyadicInterval[][] points) {
    Network network = problem.network();
    this.problem = problem;
    this.bits = bits;
    this.points = points;
    sweep = Sweep.of(network.incidence(), new DyadicArithmetic(bits));
    functions = new DyadicFunctions(bits);
    ofRisk = new DyadicFunctions(Math.min(bits, RISK_BITS));
    slopes = new DyadicInterval[network.size()];
    Arrays.setAll(
        slopes, v -> DyadicInterval.enclosing(network.activation(v).negativeSlope(), bits));
    factor = DyadicInterval.enclosing(problem.sampleFactor(), bits);
  }

  /** The readings of a problem, rounded outwards to {@code bits} bits. */
  static GradientReading of(FlowProblem problem, int bits) {
    DyadicInterval[][] points =
        problem.data().points().stream()
            .map(
                x ->
                    x.stream()
                        .map(c -> DyadicInterval.enclosing(c, bits))
                        .toArray(DyadicInterval[]::new))
            .toArray(DyadicInterval[][]::new);
    return new GradientReading(problem, bits, points);
  }

  /**
   * The reading at the given weights.
   *
   * @throws org.plumbline.number.RangeException if a loss may be beyond {@code e^(2^60)}
   */
  Reading at(List<Dyadic> weights, PossibleGates gates) {
    DyadicInterval[] ofEdges = new DyadicInterval[sweep.edges().size()];
    sweep.fill(ofEdges, p -> DyadicInterval.of(weights.get(p)));
    Sums sums = new Sums(problem.network().parameters());
    for (List<Integer> pattern : gates.patterns()) {
      add(sums, ofEdges, pattern, gates);
    }
    List<DyadicInterval> gradient = new ArrayList<>();
    for (DyadicInterval sum : sums.gradient) {
      gradient.add(sum.outward(bits).negate());
    }
    DyadicInterval least =
        sums.margins.stream()
            .reduce(
                (a, b) -> new DyadicInterval(a.lower().min(b.lower()), a.upper().min(b.upper())))
            .orElseThrow();
    DyadicInterval risk = sums.losses.multiply(factor).outward(Math.min(bits, RISK_BITS));
    return new Reading(gradient, risk, least);
  }

  /** What is added up over the patterns. */
  private static final class Sums {
    private final DyadicInterval[] gradient;
    private final List<DyadicInterval> margins = new ArrayList<>();
    private DyadicInterval losses = DyadicInterval.ZERO;

    Sums(int parameters) {
      gradient = new DyadicInterval[parameters];
      Arrays.fill(gradient, DyadicInterval.ZERO);
    }
  }

  /** Adds the samples of a pattern. */
  private void add(
      Sums sums, DyadicInterval[] weights, List<Integer> pattern, PossibleGates gates) {
    Network network = problem.network();
    DyadicInterval[] gate = gates(gates, pattern.get(0));
    DyadicInterval[] delta = new DyadicInterval[network.size()];
    sweep.backward(
        weights,
        delta,
        (v, sum) ->
            v == network.output() ? DyadicInterval.ONE : gate[v].multiply(sum).outward(bits));
    DyadicInterval[] input = weighted(sums, pattern, delta);
    DyadicInterval[] forward = new DyadicInterval[network.size()];
    sweep.forward(
        weights,
        forward,
        (v, sum) -> v < network.inputs() ? input[v] : gate[v].multiply(sum).outward(bits));
    DyadicInterval[] gradient = new DyadicInterval[network.parameters()];
    sweep.gradient(forward, delta, gradient);
    for (int p = 0; p < gradient.length; p++) {
      sums.gradient[p] = sums.gradient[p].add(gradient[p]).outward(2 * bits);
    }
  }

  private DyadicInterval[] gates(PossibleGates gates, int sample) {
    DyadicInterval[] gate = new DyadicInterval[slopes.length];
    Arrays.setAll(
        gate, v -> gates.state(sample, v) == GateState.ON ? DyadicInterval.ONE : slopes[v]);
    return gate;
  }

  /** The sums {@code Σ c_i y_i x_i} over a pattern, given what comes back to the inputs. */
  private DyadicInterval[] weighted(Sums sums, List<Integer> pattern, DyadicInterval[] delta) {
    DyadicInterval[] input = new DyadicInterval[problem.network().inputs()];
    Arrays.fill(input, DyadicInterval.ZERO);
    for (int i : pattern) {
      DyadicInterval value = DyadicInterval.ZERO;
      for (int a = 0; a < input.length; a++) {
        value = value.add(points[i][a].multiply(delta[a]));
      }
      value = value.outward(bits);
      DyadicInterval margin = problem.data().label(i) > 0 ? value : value.negate();
      DyadicInterval slope = problem.loss().slope(functions, margin).multiply(factor).outward(bits);
      DyadicInterval signed = problem.data().label(i) > 0 ? slope : slope.negate();
      for (int a = 0; a < input.length; a++) {
        input[a] = input[a].add(signed.multiply(points[i][a]));
      }
      sums.margins.add(margin);
      DyadicInterval loss = problem.loss().value(ofRisk, margin.outward(bits));
      sums.losses = sums.losses.add(loss).outward(bits);
    }
    for (int a = 0; a < input.length; a++) {
      input[a] = input[a].outward(bits);
    }
    return input;
  }
}
