package org.plumbline.report.figure;

import java.util.List;

/**
 * A curve of a figure.
 *
 * @param name what it shows
 * @param colour the number of its colour and of its marker, from 0
 * @param style how it is drawn
 * @param points its points from left to right; those that are not finite interrupt it
 */
record Curve(String name, int colour, Style style, List<Point> points) {
  /** A curve with an immutable copy of the points. */
  Curve {
    points = List.copyOf(points);
  }

  /** How a curve is drawn. */
  enum Style {
    /** Values. */
    VALUE,
    /** A bound, dashed. */
    BOUND
  }

  /**
   * A point.
   *
   * @param x its position on the axis of x
   * @param y its position on the axis of y
   * @param text the numbers there, for whoever points at it
   */
  record Point(double x, double y, String text) {
    boolean isFinite() {
      return Double.isFinite(x) && Double.isFinite(y);
    }
  }

  /** The points that can be drawn. */
  List<Point> finite() {
    return points.stream().filter(Point::isFinite).toList();
  }
}
