package org.plumbline.conformance;

/**
 * What an engine's answer is worth.
 *
 * @param status whether it agrees
 * @param ulps the largest difference, in units in the last place; 0 if there are no numbers
 * @param text how it agrees, or what is wrong, in one line
 */
public record Outcome(Status status, double ulps, String text) {
  /** Whether an answer agrees with the exact one. */
  public enum Status {
    /** Within the bound on rounding errors. */
    AGREES,
    /** The bound is too wide to tell. */
    OPEN,
    /** Outside of the bound, or no answer at all. */
    DIFFERS
  }

  /** Whether the answer is wrong. */
  public boolean isFailure() {
    return status == Status.DIFFERS;
  }
}
