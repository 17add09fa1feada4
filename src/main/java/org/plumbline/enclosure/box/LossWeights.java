package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals {@code weights_i · 2^scale} that contain the loss weights {@code c_i = -q ℓ'(p_i)} of
 * all samples, {@code q = 1/n} or 1; they are positive where the loss decreases.
 *
 * <p>The common power of two keeps the largest of them near 1 however small the loss is.
 *
 * @param weights one interval per sample, before scaling
 * @param scale the power of two
 */
public record LossWeights(List<DoubleInterval> weights, long scale) {
  /** Margins beyond this leave the scale at 0. */
  private static final double LARGEST_MARGIN = 0x1p52;

  /** Loss weights. */
  public LossWeights {
    weights = List.copyOf(weights);
  }

  /**
   * The loss weights for margins in the given intervals, one per sample: those of a box, or
   * narrower ones known by other means.
   */
  public static LossWeights enclosing(EnclosedProblem problem, List<DoubleInterval> margins) {
    return enclosing(problem.problem().loss(), problem.sampleFactor(), margins);
  }

  /** The loss weights for margins in the given intervals and {@code q} in {@code factor}. */
  static LossWeights enclosing(Loss loss, DoubleInterval factor, List<DoubleInterval> margins) {
    double least = margins.stream().mapToDouble(DoubleInterval::lower).min().orElse(0);
    long scale = approximateScale(loss, least);
    SlopeFunctions<DoubleInterval> functions = SlopeFunctions.scaled(scale);
    DoubleInterval[] weights = new DoubleInterval[margins.size()];
    Arrays.setAll(weights, i -> factor.multiply(weight(loss, margins.get(i), functions)));
    return new LossWeights(List.of(weights), scale);
  }

  /** The same with another margin of one sample, in units of the same power of two. */
  public LossWeights with(EnclosedProblem problem, int sample, DoubleInterval margin) {
    return with(problem.problem().loss(), problem.sampleFactor(), sample, margin);
  }

  /** The same for the given loss and {@code q} in {@code factor}. */
  LossWeights with(Loss loss, DoubleInterval factor, int sample, DoubleInterval margin) {
    DoubleInterval[] changed = weights.toArray(DoubleInterval[]::new);
    changed[sample] = factor.multiply(weight(loss, margin, SlopeFunctions.scaled(scale)));
    return new LossWeights(List.of(changed), scale);
  }

  /**
   * At least {@code |dc_i/dp_i| / 2^scale}, on all of the margins that the weights are for: {@code
   * qℓ'' <= c_i} for losses that decrease, and {@code q} for the square loss.
   */
  public double curvatureUpper(EnclosedProblem problem, int sample) {
    return problem.problem().loss().isDecreasing()
        ? weights.get(sample).magnitudeUpper()
        : problem.sampleFactor().scale(-scale).magnitudeUpper();
  }

  /** A power of two near the weight of a sample of the given margin; any would be correct. */
  private static long approximateScale(Loss loss, double margin) {
    return loss.isDecreasing() && Math.abs(margin) < LARGEST_MARGIN
        ? (long) Math.ceil(loss.approximateLogSlope(margin) / DoubleInterval.LOG_TWO.lower())
        : 0;
  }

  /**
   * Contains {@code -ℓ'(p) / 2^scale}, which falls in {@code p}: its ends are those at the ends.
   */
  private static DoubleInterval weight(
      Loss loss, DoubleInterval p, SlopeFunctions<DoubleInterval> functions) {
    double upper =
        p.lower() == Double.NEGATIVE_INFINITY
            ? Double.POSITIVE_INFINITY
            : loss.slope(functions, DoubleInterval.of(p.lower())).upper();
    double lower =
        p.upper() == Double.POSITIVE_INFINITY
            ? leastSlope(loss)
            : loss.slope(functions, DoubleInterval.of(p.upper())).lower();
    return new DoubleInterval(lower, upper);
  }

  private static double leastSlope(Loss loss) {
    return loss.isDecreasing() ? 0 : Double.NEGATIVE_INFINITY;
  }
}
