package org.plumbline.enclosure.box;

import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * The vector {@code Σ_i c_i y_i g_v x_ia / 2^scale} over the inputs {@code a} of one vertex, for
 * all weights of a box and all gates that the states allow: middles, and how far from them entries
 * may be (proofs-notes/growth.md, "A linear head").
 */
final class InputSums {
  /** More than what underflow can take from a sum of at most 2^31 products. */
  private static final double UNDERFLOW = 0x1p-1000;

  /** Its square is still a normal number: sizes vanish only if all factors are 0. */
  private static final double LEAST_SIZE = 0x1p-500;

  private static final double UNIT = 0x1p-53;

  private final EnclosedProblem problem;
  private final double[] middle;
  private final double[] radius;
  private final double[] size;

  private InputSums(EnclosedProblem problem) {
    this.problem = problem;
    this.middle = new double[problem.network().inputs()];
    this.radius = new double[middle.length];
    this.size = new double[middle.length];
  }

  /** The sums at vertex {@code v}, which inputs feed. */
  static InputSums enclosing(SampleSignals signals, LossWeights losses, int v) {
    InputSums sums = new InputSums(signals.problem());
    for (int i = 0; i < signals.problem().samples(); i++) {
      DoubleInterval factor =
          signals.signed(i, losses.weights().get(i)).multiply(signals.gate(i, v));
      if (!factor.isZero()) {
        sums.add(i, factor);
      }
    }
    return sums;
  }

  /**
   * Adds {@code (m ± r)(x ± s)}: the middle {@code mx}, its size, and {@code |m|s + r(|x| + s)}.
   */
  private void add(int i, DoubleInterval factor) {
    double m = factor.approximateMiddle();
    double r = factor.radiusUpper(m);
    double most = Math.max(Math.abs(m), LEAST_SIZE);
    double[] x = problem.inputMiddles(i);
    double[] s = problem.inputRadii(i);
    for (int a = 0; a < middle.length; a++) {
      boolean isZero = x[a] == 0 && s[a] == 0;
      if (!isZero) {
        middle[a] += m * x[a];
        size[a] += most * Math.max(Math.abs(x[a]), LEAST_SIZE);
        radius[a] += Math.abs(m) * s[a] + r * (Math.abs(x[a]) + s[a]);
      }
    }
  }

  /** Contains the entry of input {@code a}. */
  DoubleInterval entry(int a) {
    if (!isBounded(a)) {
      return DoubleInterval.ENTIRE;
    }
    return new DoubleInterval(
        Directed.sumLower(middle[a], -spread(a)), Directed.sumUpper(middle[a], spread(a)));
  }

  /** Whether the entry of an input has bounds: some weight of the loss may have none. */
  private boolean isBounded(int a) {
    return Double.isFinite(middle[a]) && Double.isFinite(spread(a));
  }

  /** At least what the entry of an input may be off by. */
  private double spread(int a) {
    double gamma = Directed.quotientUpper((problem.samples() + 8) * UNIT, 1 - 0x1p-20);
    double hidden = size[a] == 0 && radius[a] == 0 ? 0 : UNDERFLOW;
    return (radius[a] + gamma * size[a]) * (1 + 4 * gamma) + hidden;
  }

  /** Contains the norm of the part of the vector that belongs to the inputs of {@code v}. */
  DoubleInterval norm(int v) {
    double lower = 0;
    double upper = 0;
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      if (a < middle.length && !isBounded(a)) {
        return new DoubleInterval(0, Double.POSITIVE_INFINITY);
      }
      if (a < middle.length) {
        double most = Directed.sumUpper(Math.abs(middle[a]), spread(a));
        double least = Math.max(0, Directed.sumLower(Math.abs(middle[a]), -spread(a)));
        upper = Directed.sumUpper(upper, Directed.productUpper(most, most));
        lower = Directed.sumLower(lower, Directed.productLower(least, least));
      }
    }
    return new DoubleInterval(Directed.rootLower(Math.max(0, lower)), Directed.rootUpper(upper));
  }
}
