package org.plumbline.flow.kink;

import java.util.BitSet;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * Bounds of {@code ds/dt} for vanishing pairs over all gates of those not yet chosen and all slopes
 * of those pinned.
 *
 * <p>With {@code d = ∇s} the rate is {@code Σ_j c_j y_j Df_j(w)[d]}: how each sample's output moves
 * in the direction {@code d}. A pair's gate, chosen, fixes the slope by which such a motion passes
 * its vertex; not yet chosen or pinned it bounds it, and the motion is carried forward in intervals
 * (proofs-notes/kinks.md, K12). With all open gates in one layer the bounds are attained. In
 * double, to be compared with the margins of {@link ApproximateConsistency}.
 */
final class RateBounds implements GateCandidates.Pruning {
  private final FlowProblem problem;
  private final Network network;
  private final TiedSamples ties;
  private final ApproximateRates rates;
  private final BitSet vanishing = new BitSet();
  private final int[] affected;

  RateBounds(FlowProblem problem, TiedSamples ties, ApproximateRates rates, List<Pair> vanishing) {
    this.problem = problem;
    this.network = problem.network();
    this.ties = ties;
    this.rates = rates;
    this.affected = rates.affected();
    for (Pair pair : vanishing) {
      this.vanishing.set(index(pair.sample(), pair.vertex()));
    }
  }

  /** An interval of rates, and the natural size of the terms they are summed from. */
  record Bounds(double lower, double upper, double size) {
    private Bounds plus(Bounds other) {
      return new Bounds(lower + other.lower, upper + other.upper, size + other.size);
    }

    private Bounds scaled(double factor, double factorSize) {
      double a = factor * lower;
      double b = factor * upper;
      return new Bounds(Math.min(a, b), Math.max(a, b), factorSize * size);
    }

    private boolean admits(Gate gate) {
      double margin = ApproximateConsistency.DOUBTFUL * size;
      return switch (gate) {
        case ON -> !(upper < -margin);
        case OFF -> !(lower > margin);
        case PINNED -> !(upper < -margin || lower > margin);
      };
    }
  }

  @Override
  public boolean admits(GateTable gates, List<Pair> chosen) {
    BitSet open = (BitSet) vanishing.clone();
    chosen.forEach(pair -> open.clear(index(pair.sample(), pair.vertex())));
    for (Pair pair : chosen) {
      Gate gate = gates.gate(pair);
      if (!Silence.isSilent(problem, gates, pair) && !bounds(pair, gates, open).admits(gate)) {
        return false;
      }
    }
    return true;
  }

  private int index(int sample, int vertex) {
    return sample * network.size() + vertex;
  }

  /** Bounds of what must have the sign of the gate, or vanish if pinned. */
  Bounds bounds(Pair pair, GateTable gates, BitSet open) {
    ApproximateRates.Velocity direction = direction(pair, gates);
    Bounds sum = rates.restMotion(direction);
    for (int j : affected) {
      Bounds motion = motion(j, gates, open, direction);
      sum = sum.plus(motion.scaled(rates.sampleWeight(j), rates.sampleSize(j)));
    }
    return sum;
  }

  /** The gradient of the pair's pre-activation; of the factor of its kink where that is pinned. */
  private ApproximateRates.Velocity direction(Pair pair, GateTable gates) {
    if (gates.gate(pair) == Gate.PINNED) {
      Kink kink = ties.factored(gates, pair).kink();
      if (kink.source() >= 0) {
        return rates.factorGradient(kink);
      }
    }
    return rates.gradient(pair, gates);
  }

  /** Multiplies a motion by any slopes in an interval, which may be negative. */
  private static void bend(double[] lower, double[] upper, int v, double least, double most) {
    double below = lower[v];
    double above = upper[v];
    lower[v] =
        Math.min(Math.min(least * below, most * below), Math.min(least * above, most * above));
    upper[v] =
        Math.max(Math.max(least * below, most * below), Math.max(least * above, most * above));
  }

  /** How the output of a sample moves along a direction, over all open gates and slopes. */
  private Bounds motion(int j, GateTable gates, BitSet open, ApproximateRates.Velocity direction) {
    double[] z = rates.activations(j);
    double[] lower = new double[network.size()];
    double[] upper = new double[network.size()];
    double[] size = new double[network.size()];
    for (int v = network.inputs(); v < z.length; v++) {
      for (Edge edge : network.incoming(v)) {
        int a = edge.from();
        double own = direction.value(edge) * z[a];
        double weight = rates.weight(edge);
        lower[v] += own + weight * (weight > 0 ? lower[a] : upper[a]);
        upper[v] += own + weight * (weight > 0 ? upper[a] : lower[a]);
        size[v] += direction.size(edge) * Math.abs(z[a]) + rates.largest(edge) * size[a];
      }
      Gate gate = gates.gate(j, v);
      if (gate == Gate.PINNED || gate != gates.gateBelow(j, v) || open.get(index(j, v))) {
        double least = rates.slope(v, Gate.OFF) - ApproximateConsistency.SLOPE_MARGIN;
        double most = 1 + ApproximateConsistency.SLOPE_MARGIN;
        bend(lower, upper, v, least, most);
        size[v] *= most;
      } else {
        double slope = rates.slope(v, gate);
        bend(lower, upper, v, slope, slope);
        size[v] *= Math.abs(slope);
      }
    }
    int o = network.output();
    return new Bounds(lower[o], upper[o], size[o]);
  }
}
