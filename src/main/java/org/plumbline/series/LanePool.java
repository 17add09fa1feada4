package org.plumbline.series;

import java.util.ArrayDeque;
import java.util.Deque;

/** Series in lanes that are not in use: a step's arrays serve the next one. */
final class LanePool {
  private final Deque<LaneSeries> free = new ArrayDeque<>();

  /** A series begun. */
  LaneSeries take(int length, int lanes) {
    LaneSeries series = free.isEmpty() ? new LaneSeries() : free.pop();
    series.start(length, lanes);
    return series;
  }

  /** Takes back a series that nobody uses any more. */
  void giveBack(LaneSeries series) {
    free.push(series);
  }
}
