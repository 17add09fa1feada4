package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.List;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals that contain the field {@code F = Σ_i c_i y_i ∇f(x_i; w)} and the rates {@code ⟨∇s_v,
 * F⟩} of pre-activations, for all weights of a box and all gates that the states allow; in units of
 * {@code 2^scale} of the loss weights.
 */
public final class FlowRates {
  private final SampleSignals signals;
  private final LossWeights losses;
  private final DoubleInterval[] field;

  /** For which vertices the field of the edges into them is known. */
  private final boolean[] isKnown;

  private FlowRates(
      SampleSignals signals, LossWeights losses, DoubleInterval[] field, boolean[] isKnown) {
    this.signals = signals;
    this.losses = losses;
    this.field = field;
    this.isKnown = isKnown;
  }

  /** The rates for the given signals and loss weights. */
  public static FlowRates enclosing(SampleSignals signals, LossWeights losses) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] field = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(field, DoubleInterval.ZERO);
    if (problem.isHeadLinear()) {
      return new FlowRates(signals, losses, field, new boolean[problem.size()]);
    }
    for (List<Integer> pattern : signals.patterns()) {
      DoubleInterval[] forward = signals.aggregated(pattern, losses);
      int example = pattern.get(0);
      for (int e = 0; e < problem.edgeCount(); e++) {
        if (problem.edge(e).isTrainable()) {
          int p = problem.edge(e).parameter();
          DoubleInterval delta = signals.delta(example, problem.edge(e).to());
          field[p] = field[p].add(forward[problem.edge(e).from()].multiply(delta));
        }
      }
    }
    boolean[] isKnown = new boolean[problem.size()];
    Arrays.fill(isKnown, true);
    return new FlowRates(signals, losses, field, isKnown);
  }

  /**
   * Finds the field of the edges into a vertex where what is behind kinked vertices is the same on
   * all samples.
   */
  private void find(int v) {
    EnclosedProblem problem = signals.problem();
    isKnown[v] = true;
    DoubleInterval back = signals.beforeGate(0, v);
    InputSums ofInputs = InputSums.enclosing(signals, losses, v);
    DoubleInterval[] sums =
        problem.isFedByInputs(v) ? new DoubleInterval[0] : HeadDerivatives.sums(signals, losses);
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      boolean isInput = a < problem.network().inputs();
      DoubleInterval forward = isInput ? ofInputs.entry(a) : sums[a];
      field[problem.edge(e).parameter()] = forward.multiply(back);
    }
  }

  /** Contains the rate at which the pre-activation of {@code pair} changes. */
  public DoubleInterval rate(Pair pair) {
    EnclosedProblem problem = signals.problem();
    int i = pair.sample();
    DoubleInterval[] tangent = new DoubleInterval[problem.size()];
    Arrays.fill(tangent, DoubleInterval.ZERO);
    boolean isFirst = problem.isFedByInputs(pair.vertex());
    for (int v = problem.network().inputs(); !isFirst && v < pair.vertex(); v++) {
      tangent[v] = signals.gate(i, v).multiply(atVertex(i, v, tangent));
    }
    return atVertex(i, pair.vertex(), tangent);
  }

  private DoubleInterval atVertex(int i, int v, DoubleInterval[] tangent) {
    EnclosedProblem problem = signals.problem();
    if (!isKnown[v]) {
      find(v);
    }
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      sum = sum.add(signals.weight(e).multiply(tangent[a]));
      if (problem.edge(e).isTrainable()) {
        sum = sum.add(field[problem.edge(e).parameter()].multiply(signals.activation(i, a)));
      }
    }
    return sum;
  }
}
