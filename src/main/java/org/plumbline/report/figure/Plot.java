package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Curves in one area, with a legend below. */
final class Plot {
  /** The most values that a figure tells apart; bounds come on top. */
  static final int MOST_CURVES = 8;

  /** The most points of a curve through many; of neighbours one stands for the others. */
  static final int MOST_POINTS = 300;

  private static final int HEIGHT = 290;
  private static final int ROW = 22;
  private static final double CHARACTER = 8.8;
  private static final int SWATCH = 34;
  private static final int FIRST = 8;
  private static final int LONGEST_NAME = 52;

  private final HorizontalAxis across;
  private final boolean isLogarithmic;
  private final String label;
  private final List<Curve> curves = new ArrayList<>();
  private OptionalDouble later = OptionalDouble.empty();
  private Optional<Mark> mark = Optional.empty();

  /** A place on the axis of x that is marked from the bottom to the top. */
  private record Mark(double x, String name) {}

  /**
   * A plot without curves.
   *
   * @param across the axis of x
   * @param isLogarithmic whether the points have logarithms as {@code y}
   * @param label what the axis of y shows
   */
  Plot(HorizontalAxis across, boolean isLogarithmic, String label) {
    this.across = across;
    this.isLogarithmic = isLogarithmic;
    this.label = label;
  }

  /** How many neighbours among so many points have one point together. */
  static int neighbours(int points) {
    return Math.max(1, (points + MOST_POINTS - 1) / MOST_POINTS);
  }

  /** The same with one more curve, if there is anything of it to draw. */
  Plot with(Curve curve) {
    if (!curve.finite().isEmpty()) {
      curves.add(curve);
    }
    return this;
  }

  /** The same that marks all times after the given position. */
  Plot withLater(double from) {
    later = OptionalDouble.of(from);
    return this;
  }

  /** The same with a line across the area at the given position. */
  Plot withMark(double x, String name) {
    mark = Optional.of(new Mark(x, name));
    return this;
  }

  private DoubleStream positions(boolean isX) {
    return curves.stream()
        .flatMap(curve -> curve.finite().stream())
        .mapToDouble(point -> isX ? point.x() : point.y());
  }

  /** The figure; none if nothing is to be drawn. */
  Optional<Figure> figure(String name, String title, String description) {
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    Scale x = across.scale(positions(true));
    Scale y = Scale.around(positions(false), isLogarithmic);
    Canvas canvas = new Canvas(x, y, HEIGHT);
    later.ifPresent(canvas::later);
    canvas.horizontal(across.ticks(x), across.label());
    canvas.vertical(y.ticks(), label);
    canvas.frame();
    mark.ifPresent(at -> canvas.upright(at.x(), at.name()));
    curves.forEach(curve -> new CurveDrawing(canvas, curve).draw());
    int end = legend(canvas);
    return Optional.of(
        new Figure(name, title, description, described(description), end, canvas.drawing()));
  }

  /** What the figure is about, with where each curve begins and ends. */
  private String described(String description) {
    Stream<String> marked = mark.stream().map(at -> "Marked: " + at.name() + ".");
    return Stream.of(Stream.of(description), curves.stream().map(Plot::ends), marked)
        .flatMap(texts -> texts)
        .collect(Collectors.joining(" "));
  }

  private static String ends(Curve curve) {
    List<Curve.Point> points = curve.finite();
    return curve.name()
        + ": from "
        + points.get(0).text()
        + " to "
        + points.get(points.size() - 1).text()
        + ".";
  }

  private int legend(Canvas canvas) {
    double left = FIRST;
    double top = canvas.end() + 6.0;
    for (Curve curve : curves) {
      String name = Names.shortened(curve.name(), LONGEST_NAME);
      double width = width(name);
      if (left > FIRST && left + width > Figure.WIDTH) {
        left = FIRST;
        top += ROW;
      }
      new CurveDrawing(canvas, curve).sample(left, top, left + SWATCH);
      canvas.text(left + SWATCH + 6, top + 5, "start", name);
      left += width + 14;
    }
    if (mark.isPresent()) {
      boolean isFull = left > FIRST && left + width(mark.get().name()) > Figure.WIDTH;
      left = isFull ? FIRST : left;
      top += isFull ? ROW : 0;
      canvas.sampleUpright(left + SWATCH / 2.0, top);
      canvas.text(left + SWATCH + 6, top + 5, "start", mark.get().name());
    }
    return (int) top + ROW;
  }

  private static double width(String name) {
    return SWATCH + 10 + name.length() * CHARACTER;
  }
}
