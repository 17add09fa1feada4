package org.plumbline.enclosure.box;

import java.util.Arrays;
import org.plumbline.field.Pair;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * By how much the strength {@code κ = c_i y_i B_v} of a kink changes with the weights.
 *
 * <p>{@code ‖∇κ‖ <= |c_i| ‖∇B_v‖ + |dc_i/dp| |B_v| ‖∇f(x_i)‖} (proofs-notes/verifier.md, V5).
 */
public final class KinkVariation {
  private KinkVariation() {}

  /** At least {@code ‖∇κ‖ / 2^scale} for all weights of the box and all gates the states allow. */
  public static double upper(SampleSignals signals, LossWeights losses, Pair pair) {
    int i = pair.sample();
    DoubleInterval[] whole = new DoubleInterval[signals.problem().size()];
    Arrays.setAll(whole, v -> signals.activation(i, v));
    double back = signals.beforeGate(i, pair.vertex()).magnitudeUpper();
    double ofMargin = Directed.productUpper(back, norm(signals, i, whole));
    double ofLoss = Directed.productUpper(losses.curvatureUpper(signals.problem(), i), ofMargin);
    double ofBack =
        Directed.productUpper(
            losses.weights().get(i).magnitudeUpper(), norm(signals, i, tangent(signals, pair)));
    return Directed.sumUpper(ofBack, ofLoss);
  }

  /** Contains {@code ∂z_b/∂z_v} for all vertices {@code b}. */
  private static DoubleInterval[] tangent(SampleSignals signals, Pair pair) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] tangent = new DoubleInterval[problem.size()];
    Arrays.fill(tangent, DoubleInterval.ZERO);
    tangent[pair.vertex()] = DoubleInterval.ONE;
    for (int b = pair.vertex() + 1; b < tangent.length; b++) {
      DoubleInterval sum = DoubleInterval.ZERO;
      for (int e = problem.firstInto(b); e < problem.firstInto(b + 1); e++) {
        sum = sum.add(signals.weight(e).multiply(tangent[problem.edge(e).from()]));
      }
      tangent[b] = signals.gate(pair.sample(), b).multiply(sum);
    }
    return tangent;
  }

  /**
   * At least the norm of the vector with entries {@code Σ forward_a δ_b} over edges of a weight.
   */
  private static double norm(SampleSignals signals, int i, DoubleInterval[] forward) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] entries = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(entries, DoubleInterval.ZERO);
    for (int e = 0; e < problem.edgeCount(); e++) {
      if (problem.edge(e).isTrainable()) {
        int p = problem.edge(e).parameter();
        DoubleInterval delta = signals.delta(i, problem.edge(e).to());
        entries[p] = entries[p].add(forward[problem.edge(e).from()].multiply(delta));
      }
    }
    return VectorSize.upper(entries);
  }
}
