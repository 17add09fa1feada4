package org.plumbline.report.figure;

import java.util.List;
import org.plumbline.report.html.Markup;

/** The area of a figure with its two axes: positions on the scales become places in the drawing. */
final class Canvas {
  private static final int LEFT = 74;
  private static final int RIGHT = 16;
  private static final int TOP = 26;

  /** The height of the labels below the area. */
  static final int BELOW = 48;

  private static final double CHARACTER = 9;

  private final Scale x;
  private final Scale y;
  private final int bottom;
  private final Markup out = new Markup();

  /**
   * An area.
   *
   * @param height the height of the area itself
   */
  Canvas(Scale x, Scale y, int height) {
    this.x = x;
    this.y = y;
    this.bottom = TOP + height;
  }

  /** What has been drawn. */
  Markup drawing() {
    return out;
  }

  /** Where everything below the axes begins. */
  int end() {
    return bottom + BELOW;
  }

  /** Where a position on the axis of x lies. */
  double atX(double position) {
    return LEFT + x.part(position) * (Figure.WIDTH - LEFT - RIGHT);
  }

  /** Where a position on the axis of y lies. */
  double atY(double position) {
    return bottom - y.part(position) * (bottom - TOP);
  }

  /** A coordinate to a tenth of a unit. */
  static String place(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? String.valueOf(tenths / 10)
        : (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
  }

  /** The lines and labels of the axis of time, whose first tick may stand for time 0. */
  void horizontal(List<Scale.Tick> ticks, String label) {
    double free = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : ticks) {
      double half = tick.label().length() * CHARACTER / 2.0;
      double line = atX(tick.position());
      double at = Math.min(line, Figure.WIDTH - half);
      out.empty("path", "class", "grid", "d", "M" + place(line) + " " + TOP + "V" + bottom);
      if (at - half > free) {
        text(at, bottom + 18.0, "middle", tick.label());
        free = at + half + CHARACTER;
      }
    }
    text((LEFT + Figure.WIDTH - RIGHT) / 2.0, bottom + 40.0, "middle", label);
  }

  /** The lines and labels of the other axis. */
  void vertical(List<Scale.Tick> ticks, String label) {
    for (Scale.Tick tick : ticks) {
      String at = place(atY(tick.position()));
      out.empty("path", "class", "grid", "d", "M" + LEFT + " " + at + "H" + (Figure.WIDTH - RIGHT));
      text(LEFT - 6.0, atY(tick.position()) + 5, "end", tick.label());
    }
    text(4, 16, "start", label);
  }

  /** The line around the area. */
  void frame() {
    out.empty(
        "rect",
        "class",
        "frame",
        "x",
        String.valueOf(LEFT),
        "y",
        String.valueOf(TOP),
        "width",
        String.valueOf(Figure.WIDTH - LEFT - RIGHT),
        "height",
        String.valueOf(bottom - TOP));
    out.own("\n");
  }

  /** A text; {@code anchor} says which of its ends stands at x. */
  void text(double atX, double atY, String anchor, String content) {
    out.leaf("text", content, "x", place(atX), "y", place(atY), "text-anchor", anchor);
  }

  /** A rectangle between two positions on the axis of x and two places from the top. */
  void bar(String style, double from, double to, double top, double height, String title) {
    double left = atX(from);
    out.open(
        "rect",
        "class",
        style,
        "x",
        place(left),
        "y",
        place(top),
        "width",
        place(Math.max(0.5, atX(to) - left)),
        "height",
        place(height));
    out.leaf("title", title).close();
  }

  /** A line from the bottom to the top. */
  void upright(double position, String title) {
    String d = "M" + place(atX(position)) + " " + TOP + "V" + bottom;
    out.open("path", "class", "line upright", "d", d).leaf("title", title).close();
  }

  /** A short piece of such a line, for a legend. */
  void sampleUpright(double atX, double atY) {
    String d = "M" + place(atX) + " " + place(atY - 7) + "v14";
    out.empty("path", "class", "line upright", "d", d);
  }

  /** Opens the mark of a sample, whose form and colour tell the label. */
  Markup sample(boolean isPlus, double atX, double atY) {
    String shape = isPlus ? "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z" : "m0-6l6 6l-6 6l-6-6z";
    String style = isPlus ? "sample plus" : "sample minus";
    return out.open("path", "class", style, "d", "M" + place(atX) + " " + place(atY) + shape);
  }

  /** The part of the area from a position on, for times after the run. */
  void later(double from) {
    bar("later", from, x.high(), TOP, bottom - TOP, "after the end of the run");
  }

  /** Where the area begins from the top. */
  double top() {
    return TOP;
  }
}
