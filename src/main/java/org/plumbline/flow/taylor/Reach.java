package org.plumbline.flow.taylor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.flow.Remedy;

/**
 * Whether steps can lead to the end of a run at all.
 *
 * <p>A step is a fixed part of the radius of convergence, and that grows by a fixed factor from
 * step to step at most: in some {@value #STEPS_BY_DECADE} steps by ten, whatever the exponential
 * falls through. Where the first of them is a thousand orders of magnitude shorter than the time to
 * cover, no run of sensible length arrives (proofs-notes/taylor-steps.md).
 */
final class Reach {
  /** The orders of magnitude, as a power of two, that a run may have before it. */
  private static final double MOST_BITS = 3_400;

  /** Times beyond this power of two, and its inverse, are not written out. */
  private static final double LONGEST = 1 << 17;

  private static final int STEPS_BY_DECADE = 14;

  private static final double DECADES_BY_BIT = StrictMath.log10(2);

  /** From small weights too a flow may come to a place where it goes on at one pace for ever. */
  private static final String REMEDY_AT_PACE =
      "try an earlier end in time or, where features or weights are large, scale them "
          + "(\"standardize: true\" in the data)";

  /** A pace is judged after so many steps … */
  private static final int PACE = 200;

  /** … and so many times more, as a power of two, at the same pace are too many. */
  private static final double MOST_AT_PACE = 30;

  private int taken;
  private double before = Double.NEGATIVE_INFINITY;

  /**
   * What keeps steps from the end: as {@link #obstacle}, or if in the last {@value #PACE} steps
   * they have not become longer to speak of and would have to go on by the billion.
   */
  Optional<String> after(double logStep, double logRest, double risk) {
    Optional<String> obstacle = obstacle(logStep, logRest, risk);
    if (obstacle.isPresent() || ++taken % PACE != 0) {
      return obstacle;
    }
    boolean isLasting = logStep - before < 1 && logRest < Double.POSITIVE_INFINITY;
    before = logStep;
    return isLasting && logRest - logStep > MOST_AT_PACE
        ? Optional.of(
            "steps of about "
                + power(logStep)
                + " do not become longer, and the time left is about "
                + power(logRest)
                + "; "
                + REMEDY_AT_PACE)
        : Optional.empty();
  }

  /** The steps that were counted, and the bits of the step that later ones are compared with. */
  List<Long> memory() {
    return List.of((long) taken, Double.doubleToRawLongBits(before));
  }

  /** Counts on from what was counted elsewhere. */
  void recall(List<Long> memory) {
    taken = memory.get(0).intValue();
    before = Double.longBitsToDouble(memory.get(1));
  }

  /**
   * What keeps steps from the end, if anything does.
   *
   * @param logStep the binary logarithm of the step that is possible; infinite if nothing moves
   * @param logRest that of the time that is left; infinite without an end
   * @param risk the bits by which the risk is above its target
   */
  static Optional<String> obstacle(double logStep, double logRest, double risk) {
    if (logRest < Double.POSITIVE_INFINITY && logRest - logStep > MOST_BITS) {
      return Optional.of(
          "a step of about "
              + power(logStep)
              + " is the longest that is possible, and the time left is about "
              + power(logRest)
              + ": that takes "
              + steps(logRest - logStep)
              + " steps or more; "
              + Remedy.SCALE);
    }
    if (logRest == Double.POSITIVE_INFINITY && risk > MOST_BITS) {
      return Optional.of(
          "the risk is "
              + power(risk)
              + " times its target: that takes "
              + steps(risk)
              + " steps or more; try a larger target, an end in time, or features and weights "
              + "that are scaled down");
    }
    if (logRest == Double.POSITIVE_INFINITY
        && logStep < Double.POSITIVE_INFINITY
        && Math.abs(logStep) > LONGEST) {
      return Optional.of(
          "a step of about "
              + power(logStep)
              + " is out of range; try an end in time, or features and weights of moderate size");
    }
    return Optional.empty();
  }

  private static String power(double bits) {
    return String.format(Locale.ROOT, "1e%d", (long) Math.floor(bits * DECADES_BY_BIT));
  }

  private static long steps(double bits) {
    return ((long) (bits * DECADES_BY_BIT)) * STEPS_BY_DECADE;
  }
}
