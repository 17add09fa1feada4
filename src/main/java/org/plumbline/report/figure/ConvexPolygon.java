package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convex polygon.
 *
 * @param corners its corners in order
 */
record ConvexPolygon(List<Point> corners) {
  /** The square from -1 to 1 along both coordinates. */
  static final ConvexPolygon SQUARE =
      new ConvexPolygon(
          List.of(new Point(-1, -1), new Point(1, -1), new Point(1, 1), new Point(-1, 1)));

  /** A polygon with an immutable copy of the corners. */
  ConvexPolygon {
    corners = List.copyOf(corners);
  }

  /** A point of the plane. */
  record Point(double u, double v) {
    /** The point on the way to another one, at a part of it. */
    Point towards(Point other, double part) {
      return new Point(u + part * (other.u - u), v + part * (other.v - v));
    }

    /** The square of the distance from another one. */
    double squareTo(Point other) {
      return (u - other.u) * (u - other.u) + (v - other.v) * (v - other.v);
    }
  }

  /** A straight line from one point to another. */
  record Segment(Point from, Point to) {}

  /** The least value of a function on the polygon. */
  double least(Affine function) {
    return corners.stream().mapToDouble(function::at).min().orElse(0);
  }

  /** The greatest value of a function on the polygon. */
  double greatest(Affine function) {
    return corners.stream().mapToDouble(function::at).max().orElse(0);
  }

  /** The part where a function is not negative, with no corner if there is none. */
  ConvexPolygon positive(Affine function) {
    List<Point> part = new ArrayList<>();
    for (int k = 0; k < corners.size(); k++) {
      Point corner = corners.get(k);
      Point next = corners.get((k + 1) % corners.size());
      if (function.at(corner) >= 0) {
        part.add(corner);
      }
      crossing(function, corner, next).ifPresent(part::add);
    }
    return new ConvexPolygon(part);
  }

  /** Where a function that is not zero on the whole polygon vanishes, if that is a line. */
  Optional<Segment> zero(Affine function) {
    List<Point> found = new ArrayList<>();
    for (int k = 0; k < corners.size(); k++) {
      Point corner = corners.get(k);
      if (function.at(corner) == 0) {
        found.add(corner);
      }
      crossing(function, corner, corners.get((k + 1) % corners.size())).ifPresent(found::add);
    }
    return longest(found);
  }

  /** Where a function changes its sign between two points, if it does. */
  private static Optional<Point> crossing(Affine function, Point from, Point to) {
    double start = function.at(from);
    double end = function.at(to);
    return Math.signum(start) * Math.signum(end) < 0
        ? Optional.of(from.towards(to, start / (start - end)))
        : Optional.empty();
  }

  private static Optional<Segment> longest(List<Point> points) {
    Optional<Segment> longest = Optional.empty();
    double most = 0;
    for (Point from : points) {
      for (Point to : points) {
        if (from.squareTo(to) > most) {
          most = from.squareTo(to);
          longest = Optional.of(new Segment(from, to));
        }
      }
    }
    return longest;
  }
}
