package org.plumbline.enclosure.box;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain, for all weights of a box and all gates that the states allow, the
 * pre-activations {@code s_v}, activations {@code z_v}, back-signals {@code B_v} and {@code δ_v},
 * margins and loss weights of every sample.
 *
 * <p>Those of a sample are found when they are first asked for; one instance belongs to one thread.
 *
 * <p>An uncertain gate is any number of {@code [α, 1]} where it multiplies a back-signal, while the
 * activation behind it is {@code g s_v} for any such gate, which contains {@code σ(s_v)}: the field
 * of a constant gate is looked at a little beyond its kink too (proofs-notes/growth.md).
 */
public final class SampleSignals {
  private final EnclosedProblem problem;
  private final DoubleInterval[] weights;
  private final InputRanges ranges;
  private final PossibleGates gates;
  private final boolean isSelection;
  private final @Nullable Forward[] forward;
  private final @Nullable Backward[] backward;
  private @Nullable List<List<Integer>> patterns;

  /** Whether the samples are to be evaluated together, as soon as one is asked for. */
  private boolean isTogether;

  private SampleSignals(
      EnclosedProblem problem, WeightBox box, PossibleGates gates, boolean isSelection) {
    this.problem = problem;
    this.weights = problem.weights(box);
    this.ranges = InputRanges.enclosing(problem, weights);
    this.gates = gates;
    this.isSelection = isSelection;
    this.forward = new @Nullable Forward[problem.samples()];
    this.backward = new @Nullable Backward[problem.samples()];
    this.isTogether = problem.isHeadLinear() && problem.samples() >= InputRanges.MANY;
  }

  /** Other gates on sample {@code i} alone, whose signals are still to be found. */
  private SampleSignals(SampleSignals others, PossibleGates gates, int i) {
    problem = others.problem;
    weights = others.weights;
    ranges = others.ranges;
    isSelection = others.isSelection;
    this.gates = gates;
    forward = others.forward.clone();
    backward = others.backward.clone();
    forward[i] = null;
    backward[i] = null;
  }

  /** What reaches the vertices on a sample. */
  private static final class Forward {
    private final DoubleInterval[] preActivations;
    private final DoubleInterval[] activations;

    Forward(DoubleInterval[] preActivations, DoubleInterval[] activations) {
      this.preActivations = preActivations;
      this.activations = activations;
    }
  }

  /** What comes back to the vertices on a sample. */
  private static final class Backward {
    private final DoubleInterval[] beforeGate;
    private final DoubleInterval[] delta;

    Backward(DoubleInterval[] beforeGate, DoubleInterval[] delta) {
      this.beforeGate = beforeGate;
      this.delta = delta;
    }
  }

  /** The signals for weights in {@code box} and gates as {@code gates} says. */
  public static SampleSignals enclosing(
      EnclosedProblem problem, WeightBox box, PossibleGates gates) {
    return new SampleSignals(problem, box, gates, false);
  }

  /**
   * The signals for weights in {@code box} and all networks in which an uncertain vertex multiplies
   * by any constant of {@code [α, 1]}, forwards as well: {@code σ(s_v)} is among the {@code z_v}.
   */
  public static SampleSignals ofSelections(
      EnclosedProblem problem, WeightBox box, PossibleGates gates) {
    return new SampleSignals(problem, box, gates, true);
  }

  /**
   * These signals, of selections, with one gate in the given state.
   *
   * <p>What reaches the vertices on all other samples is found first: signals are asked for with
   * one gate in one state after the other, and all of them share it.
   */
  public SampleSignals withSelection(Pair pair, GateState state) {
    for (int i = 0; i < forward.length; i++) {
      if (i != pair.sample()) {
        forward(i);
      }
    }
    return new SampleSignals(this, gates.with(pair, state), pair.sample());
  }

  /** What reaches the vertices on sample {@code i}, found when it is first asked for. */
  private Forward forward(int i) {
    if (forward[i] == null && isTogether) {
      evaluateTogether();
    }
    Forward known = forward[i];
    if (known == null) {
      known = evaluated(i);
      forward[i] = known;
    }
    return known;
  }

  /** All samples at once, where only linear vertices are behind those that inputs feed. */
  private void evaluateTogether() {
    isTogether = false;
    DoubleInterval[][] s = new DoubleInterval[problem.samples()][problem.size()];
    DoubleInterval[][] z = new DoubleInterval[problem.samples()][problem.size()];
    for (int i = 0; i < s.length; i++) {
      for (int v = 0; v < problem.size(); v++) {
        if (v < problem.network().inputs() || problem.isFedByInputs(v)) {
          evaluate(i, v, s[i], z[i]);
        }
      }
    }
    HeadRanges.fill(problem, weights, z);
    for (int i = 0; i < s.length; i++) {
      for (int v = problem.network().inputs(); v < problem.size(); v++) {
        s[i][v] = problem.isFedByInputs(v) ? s[i][v] : z[i][v];
      }
      forward[i] = new Forward(s[i], z[i]);
    }
  }

  private Forward evaluated(int i) {
    DoubleInterval[] s = new DoubleInterval[problem.size()];
    DoubleInterval[] z = new DoubleInterval[problem.size()];
    for (int v = 0; v < s.length; v++) {
      evaluate(i, v, s, z);
    }
    return new Forward(s, z);
  }

  private void evaluate(int i, int v, DoubleInterval[] s, DoubleInterval[] z) {
    boolean isInput = v < problem.network().inputs();
    s[v] = isInput ? problem.input(i, v) : ranges.preActivation(i, v, z);
    z[v] = isInput ? s[v] : activation(i, v, s[v]);
  }

  private DoubleInterval activation(int i, int v, DoubleInterval s) {
    return isSelection ? gate(i, v).multiply(s) : problem.activation(gates.state(i, v), v, s);
  }

  /**
   * What comes back on sample {@code i}, found when it is first asked for: it depends on weights
   * and gates only, and is the same on all samples of a pattern.
   */
  private Backward backward(int i) {
    Backward known = backward[i];
    if (known == null) {
      known = back(i);
      backward[i] = known;
      if (!problem.isHeadLinear()) {
        share(i, known);
      }
    }
    return known;
  }

  private void share(int i, Backward known) {
    for (List<Integer> pattern : patterns()) {
      // Patterns are ordered by their first samples, and so is each.
      if (Collections.binarySearch(pattern, i) >= 0) {
        pattern.forEach(j -> backward[j] = known);
        return;
      }
    }
  }

  private Backward back(int i) {
    int output = problem.network().output();
    DoubleInterval[] before = new DoubleInterval[problem.size()];
    DoubleInterval[] delta = new DoubleInterval[problem.size()];
    problem
        .sweep()
        .backward(
            weights,
            delta,
            (v, sum) -> {
              before[v] = v == output ? DoubleInterval.ONE : sum;
              return gate(i, v).multiply(before[v]);
            });
    return new Backward(before, delta);
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
    List<List<Integer>> known = patterns;
    if (known == null) {
      known = gates.patterns();
      patterns = known;
    }
    return known;
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
    return forward(i).preActivations[v];
  }

  /** Contains {@code z_v} on sample {@code i}. */
  public DoubleInterval activation(int i, int v) {
    return forward(i).activations[v];
  }

  /** Contains the back-signal {@code B_v} before the gate of {@code v} on sample {@code i}. */
  public DoubleInterval beforeGate(int i, int v) {
    return backward(i).beforeGate[v];
  }

  /** Contains the back-signal {@code δ_v = g_v B_v} on sample {@code i}. */
  public DoubleInterval delta(int i, int v) {
    return backward(i).delta[v];
  }

  /** Contains the margin {@code p_i = y_i f(x_i; w)}. */
  public DoubleInterval margin(int i) {
    return signed(i, preActivation(i, problem.network().output()));
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
        sum = sum.add(signed(i, losses.weights().get(i)).multiply(activation(i, v)));
      }
      sums[v] = sum;
    }
    return sums;
  }
}
