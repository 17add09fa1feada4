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
  private final DoubleInterval[] field;

  private FlowRates(SampleSignals signals, DoubleInterval[] field) {
    this.signals = signals;
    this.field = field;
  }

  /** The rates for the given signals and loss weights. */
  public static FlowRates enclosing(SampleSignals signals, LossWeights losses) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] field = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(field, DoubleInterval.ZERO);
    if (problem.isHeadLinear()) {
      addSums(signals, losses, field);
      return new FlowRates(signals, field);
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
    return new FlowRates(signals, field);
  }

  /** The field where what is behind kinked vertices is the same on all samples. */
  private static void addSums(
      SampleSignals signals, LossWeights losses, DoubleInterval[] field) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] sums = HeadDerivatives.sums(signals, losses);
    for (int v = problem.network().inputs(); v < problem.size(); v++) {
      DoubleInterval back = signals.beforeGate(0, v);
      InputSums ofInputs = InputSums.enclosing(signals, losses, v);
      for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
        int a = problem.edge(e).from();
        boolean isInput = a < problem.network().inputs();
        DoubleInterval forward = isInput ? ofInputs.entry(a) : sums[a];
        field[problem.edge(e).parameter()] = forward.multiply(back);
      }
    }
  }

  /** Contains the rate at which the pre-activation of {@code pair} changes. */
  public DoubleInterval rate(Pair pair) {
    EnclosedProblem problem = signals.problem();
    int i = pair.sample();
    DoubleInterval[] tangent = new DoubleInterval[problem.size()];
    Arrays.fill(tangent, DoubleInterval.ZERO);
    for (int v = problem.network().inputs(); v < pair.vertex(); v++) {
      tangent[v] = signals.gate(i, v).multiply(atVertex(i, v, tangent));
    }
    return atVertex(i, pair.vertex(), tangent);
  }

  private DoubleInterval atVertex(int i, int v, DoubleInterval[] tangent) {
    EnclosedProblem problem = signals.problem();
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
