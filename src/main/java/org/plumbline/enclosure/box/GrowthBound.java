package org.plumbline.enclosure.box;

import org.plumbline.number.Magnitude;
import org.plumbline.number.PerronBound;

/**
 * A number {@code μ >= 0} with {@code λ_max(Σ_i c_i y_i ∇²f(x_i; w)) <= μ} for all weights of a box
 * and all gates the states allow; there {@code -∇²R <= μ}, and two flows part no faster than {@code
 * e^{μt}}.
 *
 * <p>Uncertain gates are covered if their kinks are convex ({@link KinkStrength#isConvex}): then
 * {@code R + μ/2 ‖w‖²} is convex on every open convex subset of the box (proofs-notes/growth.md).
 */
public final class GrowthBound {
  /** The matrix is formed for so many edges at most: three squares of doubles. */
  private static final int MOST_EDGES = 1_500;

  /** The matrix is formed if that takes at most so many products: less than a second. */
  private static final double MOST_PRODUCTS = 3e8;

  /** Sweeps through the network where the matrix is not formed. */
  private static final int SWEEPS = 16;

  private GrowthBound() {}

  /** The bound for the loss weights of the signals themselves. */
  public static Magnitude upper(SampleSignals signals) {
    return upper(signals, signals.lossWeights());
  }

  /** The bound for any numbers {@code c_i} in the given intervals. */
  public static Magnitude upper(SampleSignals signals, LossWeights losses) {
    double bound =
        signals.problem().isHeadLinear() && HeadDerivatives.isAffordable(signals.problem())
            ? HeadDerivatives.enclosing(signals, losses).largestEigenvalueUpper()
            : upperWithoutHead(signals, losses);
    return Magnitude.enclosingAbove(bound).scale(losses.scale());
  }

  private static double upperWithoutHead(SampleSignals signals, LossWeights losses) {
    return isAffordable(signals)
        ? SecondDerivatives.enclosing(signals, losses).largestEigenvalueUpper()
        : upperBySweeps(signals, losses);
  }

  private static double upperBySweeps(SampleSignals signals, LossWeights losses) {
    return PerronBound.upper(PathOperator.enclosing(signals, losses), SWEEPS);
  }

  private static boolean isAffordable(SampleSignals signals) {
    EnclosedProblem problem = signals.problem();
    double edges = problem.edgeCount();
    double perPattern = SecondDerivatives.count(problem) + edges * problem.size();
    return edges <= MOST_EDGES
        && perPattern * signals.patterns().size() + edges * edges * edges / 4 <= MOST_PRODUCTS;
  }
}
