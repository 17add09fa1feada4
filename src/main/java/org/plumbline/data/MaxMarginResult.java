package org.plumbline.data;

/**
 * What the search for the maximum margin found: the {@link MaxMargin}, or a {@link
 * FarkasCombination} proving that there is none, or that the search was {@link Unfinished}.
 */
public sealed interface MaxMarginResult
    permits MaxMargin, FarkasCombination, MaxMarginResult.Unfinished {
  /**
   * No answer within the limit; nothing is claimed.
   *
   * @param steps how many active-set steps were taken
   */
  record Unfinished(int steps) implements MaxMarginResult {}
}
