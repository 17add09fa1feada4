package org.plumbline.flow;

import org.plumbline.number.RangeException;

/** What to say of runs that no precision brings to their end. */
public final class Remedy {
  /** What helps where features or weights are out of proportion. */
  public static final String SCALE =
      "features or weights are too large or too small: try \"standardize: true\" in "
          + "the data, or a smaller scale of the initialization";

  private Remedy() {}

  /** What to say of a run that came to a number out of range. */
  static String outOfRange(RangeException e) {
    return "the computation needs " + e.getMessage() + "; " + SCALE;
  }
}
