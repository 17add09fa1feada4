package org.plumbline.flow.taylor;

import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.flow.state.ApproximateRisk;

/**
 * Finds steps in which an exponential of the loss grows from nothing to something behind the back
 * of its series.
 *
 * <p>The series of {@code exp(-p)} has its largest terms {@code exp(-p_0) Δ^k/k!} near order {@code
 * k = Δ}, the fall of the margin {@code p} on the step. If that is beyond the last order, and the
 * beginning too small to be seen, no coefficient tells that the sample begins to count before the
 * end of the step, and their size asks for steps far too long. The logistic loss hides {@code
 * exp(p)} as well, while a sample is wrong; a loss that falls like a power hides nothing
 * (proofs-notes/taylor-steps.md).
 */
final class HiddenExponentials {
  /**
   * What the terms of an exponent sum up to in size, in multiples of its rise: more than 1 where
   * they are of both signs. So far may it come on the way, and it is this that an enclosure feels.
   */
  private static final double REACH = 4;

  private static final double LOG_2 = StrictMath.log(2);

  private final Loss loss;
  private final double seen;

  /** For steps that leave out what is below {@code 2^-toleranceBits} of the rest. */
  HiddenExponentials(Loss loss, int toleranceBits) {
    this.loss = loss;
    this.seen = toleranceBits * LOG_2;
  }

  /** Whether one grows on a step of a series to the given order. */
  boolean grow(ApproximateRisk.Estimate start, ApproximateRisk.Estimate end, int order) {
    if (!loss.fallsExponentially()) {
      return false;
    }
    double least = largestLogRate(start.margins()) - seen;
    for (int i = 0; i < start.margins().size(); i++) {
      double before = start.margins().get(i);
      double after = end.margins().get(i);
      if (grows(-before, -after, least, order)
          || (!loss.growsExponentially() && before < 0 && grows(before, after, least, order))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an exponent may come into sight, or is, and moves beyond what the order can follow. */
  private static boolean grows(double exponent, double later, double least, int order) {
    double reach = REACH * (later - exponent);
    return exponent + reach > least && reach > order;
  }

  /** The logarithm of the largest {@code -ℓ'(p)}, but for a factor of 2. */
  private double largestLogRate(List<Double> margins) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double margin : margins) {
      largest = Math.max(largest, loss.approximateLogSlope(margin));
    }
    return largest;
  }
}
