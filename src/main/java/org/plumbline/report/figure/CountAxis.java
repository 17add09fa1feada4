package org.plumbline.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis of things that are counted from 0.
 *
 * @param label what is counted
 */
record CountAxis(String label) implements HorizontalAxis {
  private static final double ROOM = 0.02;

  /** From 0, with a little room on both sides. */
  @Override
  public Scale scale(DoubleStream positions) {
    double high = Math.max(1, positions.filter(Double::isFinite).max().orElse(1));
    return new Scale(-ROOM * high, high * (1 + ROOM), false);
  }

  /** Round numbers, whole ones only. */
  @Override
  public List<Scale.Tick> ticks(Scale scale) {
    return scale.ticks().stream().filter(t -> t.position() == Math.rint(t.position())).toList();
  }
}
