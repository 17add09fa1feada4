package org.plumbline.series.lane;

/** Numbers in lanes outgrew the scale that was foreseen for them: they are to be made again. */
public final class LaneOverflow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which numbers. */
  public LaneOverflow(String what) {
    super(what, null, false, false);
  }
}
