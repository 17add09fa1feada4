package org.plumbline.series.lane;

import java.util.ArrayDeque;
import java.util.Deque;

/** Series in lanes that are not in use: a step's arrays serve the next one. */
public final class LanePool {
  private final int limbs;
  private final Deque<LaneSeries> free = new ArrayDeque<>();
  private final Deque<LaneAhead> freeAhead = new ArrayDeque<>();

  /** Parts of numbers of so many limbs. */
  public LanePool(int limbs) {
    this.limbs = limbs;
  }

  /** A series begun. */
  LaneSeries take(int length, int lanes) {
    LaneSeries series = free.isEmpty() ? new LaneSeries() : free.pop();
    series.start(length, lanes);
    return series;
  }

  /** Room for what is known ahead of time, nothing known. */
  LaneAhead takeAhead() {
    LaneAhead ahead = freeAhead.isEmpty() ? new LaneAhead(limbs) : freeAhead.pop();
    ahead.forget();
    return ahead;
  }

  /** Takes back what nobody uses any more. */
  void giveBack(LaneAhead ahead) {
    freeAhead.push(ahead);
  }

  /** Takes back a series that nobody uses any more. */
  void giveBack(LaneSeries series) {
    free.push(series);
  }
}
