package org.plumbline.field;

/** The state of one kinked vertex on one sample over an interval of time. */
public enum Gate {
  /** {@code s > 0}: slope 1. */
  ON,
  /**
   * {@code s < 0}: the negative slope; also where {@code s} is identically zero for want of input.
   */
  OFF,
  /** {@code s = 0} throughout, held there by a slope strictly inside the Clarke interval. */
  PINNED
}
