package org.plumbline.report.figure;

import java.util.List;
import org.plumbline.report.html.Markup;

/** Draws one curve: its line, a few markers that tell it apart without colour, and its numbers. */
final class CurveDrawing {
  private static final int COLOURS = 8;
  private static final int MARKERS = 6;

  /** Markers by the number of a colour, as paths around their middle. */
  private static final List<String> SHAPES =
      List.of(
          "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
          "m-4-4h8v8h-8z",
          "m0-5l5 9h-10z",
          "m0-5l5 5l-5 5l-5-5z",
          "m0 5l5-9h-10z",
          "m-5-1.5h10v3h-10z",
          "m-1.5-5h3v10h-3z",
          "m-5-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z");

  private final Canvas canvas;
  private final Curve curve;

  CurveDrawing(Canvas canvas, Curve curve) {
    this.canvas = canvas;
    this.curve = curve;
  }

  private String colour() {
    return "c" + curve.colour() % COLOURS;
  }

  private boolean isBound() {
    return curve.style() == Curve.Style.BOUND;
  }

  private void path(String d) {
    String style = isBound() ? "line bound " : "line ";
    canvas.drawing().empty("path", "class", style + colour(), "d", d);
  }

  private void marker(double atX, double atY) {
    String shape = SHAPES.get(curve.colour() % COLOURS);
    String d = "M" + Canvas.place(atX) + " " + Canvas.place(atY) + shape;
    canvas.drawing().open("g", "class", colour());
    canvas.drawing().empty("path", "class", "mark", "d", d).close();
  }

  /** A short piece of the curve, for a legend. */
  void sample(double from, double atY, double to) {
    path("M" + Canvas.place(from) + " " + Canvas.place(atY) + "H" + Canvas.place(to));
    if (!isBound()) {
      marker((from + to) / 2, atY);
    }
  }

  /** The curve in its area. */
  void draw() {
    line();
    List<Curve.Point> finite = curve.finite();
    int apart = Math.max(1, (finite.size() - 1 + MARKERS / 2) / MARKERS);
    for (int k = 0; k < finite.size() && !isBound(); k += apart) {
      marker(canvas.atX(finite.get(k).x()), canvas.atY(finite.get(k).y()));
    }
    finite.forEach(this::number);
    canvas.drawing().own("\n");
  }

  private void line() {
    StringBuilder d = new StringBuilder();
    boolean isJoined = false;
    for (Curve.Point point : curve.points()) {
      if (point.isFinite()) {
        d.append(isJoined ? 'L' : 'M')
            .append(Canvas.place(canvas.atX(point.x())))
            .append(' ')
            .append(Canvas.place(canvas.atY(point.y())));
      }
      isJoined = point.isFinite();
    }
    path(d.toString());
  }

  /** A spot that shows the numbers of a point to whoever points at it. */
  private void number(Curve.Point point) {
    Markup out = canvas.drawing();
    out.open(
        "circle",
        "class",
        "hit",
        "fill-opacity",
        "0",
        "r",
        "5",
        "cx",
        Canvas.place(canvas.atX(point.x())),
        "cy",
        Canvas.place(canvas.atY(point.y())));
    out.leaf("title", curve.name() + ": " + point.text()).close();
  }
}
