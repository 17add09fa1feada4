package org.plumbline.enclosure.box;

import java.util.Arrays;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;

/**
 * What a kink does to the flow: {@code κ = c_i y_i B_v} lies in {@code strength · 2^scale} and
 * {@code ‖∇_w s_v^{(i)}‖ <= gradientUpper}, for all weights of a box and all gates the states
 * allow.
 *
 * <p>The field jumps by {@code (1-α) κ ∇s} where {@code s_v} becomes positive. If {@code κ < 0} the
 * risk is convex across the kink. Neither number depends on the gate of the pair itself.
 *
 * @param strength contains {@code κ / 2^scale}
 * @param scale the power of two of the loss weights
 * @param gradientUpper at least the Euclidean norm of the gradient of the pre-activation
 */
public record KinkStrength(DoubleInterval strength, long scale, double gradientUpper) {
  /** The strength of the kink of {@code pair}. */
  public static KinkStrength enclosing(SampleSignals signals, LossWeights losses, Pair pair) {
    int i = pair.sample();
    DoubleInterval weight = losses.weights().get(i);
    DoubleInterval strength =
        signals.signed(i, weight.multiply(signals.beforeGate(i, pair.vertex())));
    return new KinkStrength(strength, losses.scale(), gradientUpper(signals, pair));
  }

  /** Whether the risk is surely convex across the kink: {@code κ <= 0}. */
  public boolean isConvex() {
    return strength.upper() <= 0;
  }

  /**
   * At least {@code ‖∇_w s_v‖} on the sample of {@code pair}, where {@code v} is its vertex; the
   * output will do, for the gradient of a margin.
   */
  public static double gradientUpper(SampleSignals signals, Pair pair) {
    return VectorSize.upper(gradient(signals, pair));
  }

  /** Contains {@code ∇_w s_v} on the sample of {@code pair}. */
  public static DoubleInterval[] gradient(SampleSignals signals, Pair pair) {
    return gradient(signals, pair.sample(), pair.vertex());
  }

  /** Back-propagation from {@code s_v}: {@code ∂s_v/∂w_ab = z_a ∂s_v/∂s_b}. */
  private static DoubleInterval[] gradient(SampleSignals signals, int i, int v) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] gradient = new DoubleInterval[problem.network().parameters()];
    Arrays.fill(gradient, DoubleInterval.ZERO);
    DoubleInterval[] back = new DoubleInterval[problem.size()];
    Arrays.fill(back, DoubleInterval.ZERO);
    for (int b = v; b >= problem.network().inputs(); b--) {
      DoubleInterval atSum = b == v ? DoubleInterval.ONE : signals.gate(i, b).multiply(back[b]);
      for (int e = problem.firstInto(b); e < problem.firstInto(b + 1); e++) {
        int a = problem.edge(e).from();
        back[a] = back[a].add(signals.weight(e).multiply(atSum));
        if (problem.edge(e).isTrainable()) {
          int p = problem.edge(e).parameter();
          gradient[p] = gradient[p].add(signals.activation(i, a).multiply(atSum));
        }
      }
    }
    return gradient;
  }
}
