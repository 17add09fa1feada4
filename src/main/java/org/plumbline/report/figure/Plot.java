package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Curves over time in one area, with a legend below. */
final class Plot {
  /** The most values that a figure tells apart; bounds come on top. */
  static final int MOST_CURVES = 8;

  private static final int HEIGHT = 290;
  private static final int ROW = 22;
  private static final double CHARACTER = 8.8;
  private static final int SWATCH = 34;
  private static final int LONGEST_NAME = 52;

  private final TimeAxis time;
  private final boolean isLogarithmic;
  private final String label;
  private final List<Curve> curves = new ArrayList<>();
  private OptionalDouble later = OptionalDouble.empty();

  /**
   * A plot without curves.
   *
   * @param time the axis of x
   * @param isLogarithmic whether the points have logarithms as {@code y}
   * @param label what the axis of y shows
   */
  Plot(TimeAxis time, boolean isLogarithmic, String label) {
    this.time = time;
    this.isLogarithmic = isLogarithmic;
    this.label = label;
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
    Scale x = time.scale(positions(true));
    Scale y = Scale.around(positions(false), isLogarithmic);
    Canvas canvas = new Canvas(x, y, HEIGHT);
    later.ifPresent(canvas::later);
    canvas.horizontal(time.ticks(x), TimeAxis.LABEL);
    canvas.vertical(y.ticks(), label);
    canvas.frame();
    curves.forEach(curve -> new CurveDrawing(canvas, curve).draw());
    int end = legend(canvas);
    return Optional.of(
        new Figure(name, title, description, described(description), end, canvas.drawing()));
  }

  /** What the figure is about, with where each curve begins and ends. */
  private String described(String description) {
    return Stream.concat(Stream.of(description), curves.stream().map(Plot::ends))
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
    double left = 8;
    double top = canvas.end() + 6.0;
    for (Curve curve : curves) {
      String name = Names.shortened(curve.name(), LONGEST_NAME);
      double width = SWATCH + 10 + name.length() * CHARACTER;
      if (left > 8 && left + width > Figure.WIDTH) {
        left = 8;
        top += ROW;
      }
      new CurveDrawing(canvas, curve).sample(left, top, left + SWATCH);
      canvas.text(left + SWATCH + 6, top + 5, "start", name);
      left += width + 14;
    }
    return (int) top + ROW;
  }
}
