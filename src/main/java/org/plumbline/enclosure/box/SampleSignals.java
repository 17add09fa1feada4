package org.plumbline.enclosure.box;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain, for all weights of a box and all gates that the states allow, the
 * pre-activations {@code s_v}, activations {@code z_v}, back-signals {@code B_v} and {@code δ_v},
 * margins and loss weights of every sample.
 *
 * <p>An uncertain gate is any number of {@code [α, 1]} where it multiplies a back-signal, while the
 * activation behind it is {@code g s_v} for any such gate, which contains {@code σ(s_v)}: the field
 * of a constant gate is looked at a little beyond its kink too (proofs-notes/growth.md).
 */
public final class SampleSignals {
  private final EnclosedProblem problem;
  private final DoubleInterval[] weights;
  private final PossibleGates gates;
  private final List<List<Integer>> patterns;
  private final DoubleInterval[][] preActivations;
  private final DoubleInterval[][] activations;
  private final DoubleInterval[][] beforeGate;
  private final DoubleInterval[][] delta;

  private SampleSignals(EnclosedProblem problem, WeightBox box, PossibleGates gates) {
    this.problem = problem;
    this.weights = problem.weights(box);
    this.gates = gates;
    patterns = gates.patterns();
    preActivations = new DoubleInterval[problem.samples()][problem.size()];
    activations = new DoubleInterval[problem.samples()][problem.size()];
    beforeGate = new DoubleInterval[problem.samples()][problem.size()];
    delta = new DoubleInterval[problem.samples()][problem.size()];
  }

  /** Other gates on sample {@code i} alone, whose signals are still to be found. */
  private SampleSignals(SampleSignals others, PossibleGates gates, int i) {
    problem = others.problem;
    weights = others.weights;
    this.gates = gates;
    patterns = gates.patterns();
    preActivations = others.preActivations.clone();
    activations = others.activations.clone();
    beforeGate = others.beforeGate.clone();
    delta = others.delta.clone();
    for (DoubleInterval[][] signals : List.of(preActivations, activations, beforeGate, delta)) {
      signals[i] = new DoubleInterval[problem.size()];
    }
  }

  /** The signals for weights in {@code box} and gates as {@code gates} says. */
  public static SampleSignals enclosing(
      EnclosedProblem problem, WeightBox box, PossibleGates gates) {
    return enclosing(problem, box, gates, false);
  }

  /**
   * The signals for weights in {@code box} and all networks in which an uncertain vertex multiplies
   * by any constant of {@code [α, 1]}, forwards as well: {@code σ(s_v)} is among the {@code z_v}.
   */
  public static SampleSignals ofSelections(
      EnclosedProblem problem, WeightBox box, PossibleGates gates) {
    return enclosing(problem, box, gates, true);
  }

  private static SampleSignals enclosing(
      EnclosedProblem problem, WeightBox box, PossibleGates gates, boolean isSelection) {
    SampleSignals signals = new SampleSignals(problem, box, gates);
    for (int i = 0; i < problem.samples(); i++) {
      signals.forward(i, isSelection);
    }
    for (List<Integer> pattern : signals.patterns) {
      signals.backward(pattern.get(0));
      signals.share(pattern);
    }
    return signals;
  }

  /** These signals, of selections, with one gate in the given state. */
  public SampleSignals withSelection(Pair pair, GateState state) {
    SampleSignals signals = new SampleSignals(this, gates.with(pair, state), pair.sample());
    signals.forward(pair.sample(), true);
    signals.backward(pair.sample());
    return signals;
  }

  private void forward(int i, boolean isSelection) {
    int inputs = problem.network().inputs();
    problem
        .sweep()
        .forward(
            weights,
            activations[i],
            (v, sum) -> {
              DoubleInterval s = v < inputs ? problem.input(i, v) : sum;
              preActivations[i][v] = s;
              return isSelection
                  ? gate(i, v).multiply(s)
                  : problem.activation(gates.state(i, v), v, s);
            });
  }

  private void backward(int i) {
    int output = problem.network().output();
    problem
        .sweep()
        .backward(
            weights,
            delta[i],
            (v, sum) -> {
              beforeGate[i][v] = v == output ? DoubleInterval.ONE : sum;
              return gate(i, v).multiply(beforeGate[i][v]);
            });
  }

  /** Back-signals depend on weights and gates only: those of a pattern are the same. */
  private void share(List<Integer> pattern) {
    for (int i : pattern) {
      beforeGate[i] = beforeGate[pattern.get(0)];
      delta[i] = delta[pattern.get(0)];
    }
  }

  /** Contains the gate {@code g_v} on sample {@code i}. */
  DoubleInterval gate(int i, int v) {
    return problem.gate(gates.state(i, v), v);
  }

  /** Contains the weight of edge {@code e}. */
  DoubleInterval weight(int e) {
    return weights[e];
  }

  /** The samples in groups of the same gates. */
  List<List<Integer>> patterns() {
    return patterns;
  }

  /** The problem these are the signals of. */
  public EnclosedProblem problem() {
    return problem;
  }

  /** The states of the gates. */
  public PossibleGates gates() {
    return gates;
  }

  /** Contains {@code s_v} on sample {@code i}; for an input the input itself. */
  public DoubleInterval preActivation(int i, int v) {
    return preActivations[i][v];
  }

  /** Contains {@code z_v} on sample {@code i}. */
  public DoubleInterval activation(int i, int v) {
    return activations[i][v];
  }

  /** Contains the back-signal {@code B_v} before the gate of {@code v} on sample {@code i}. */
  public DoubleInterval beforeGate(int i, int v) {
    return beforeGate[i][v];
  }

  /** Contains the back-signal {@code δ_v = g_v B_v} on sample {@code i}. */
  public DoubleInterval delta(int i, int v) {
    return delta[i][v];
  }

  /** Contains the margin {@code p_i = y_i f(x_i; w)}. */
  public DoubleInterval margin(int i) {
    return signed(i, preActivations[i][problem.network().output()]);
  }

  /** Contains {@code y_i x} for {@code x} in the given interval. */
  public DoubleInterval signed(int i, DoubleInterval x) {
    return problem.problem().data().label(i) > 0 ? x : x.negate();
  }

  /** Contain the margins of all samples. */
  public List<DoubleInterval> margins() {
    return IntStream.range(0, problem.samples()).mapToObj(this::margin).toList();
  }

  /** Contain the loss weights {@code c_i} for these margins. */
  public LossWeights lossWeights() {
    return LossWeights.enclosing(problem, margins());
  }

  /** For each vertex an interval that contains {@code Σ_{i ∈ pattern} c_i y_i z_v / 2^scale}. */
  DoubleInterval[] aggregated(List<Integer> pattern, LossWeights losses) {
    DoubleInterval[] sums = new DoubleInterval[problem.size()];
    for (int v = 0; v < sums.length; v++) {
      DoubleInterval sum = DoubleInterval.ZERO;
      for (int i : pattern) {
        sum = sum.add(signed(i, losses.weights().get(i)).multiply(activations[i][v]));
      }
      sums[v] = sum;
    }
    return sums;
  }
}
