package org.plumbline.report.figure;

/** The legend below a plane of inputs, filled from left to right. */
final class PlaneLegend {
  private static final double CHARACTER = 8;
  private static final int ROW = 22;
  private static final int SWATCH = 30;
  private static final int FIRST = 12;

  private final Canvas canvas;
  private double left = FIRST;
  private double top;

  PlaneLegend(Canvas canvas) {
    this.canvas = canvas;
    this.top = canvas.end() + 6.0;
  }

  /** The mark of samples of one label. */
  void sample(boolean isPlus, String name) {
    place(name);
    canvas.sample(isPlus, left + SWATCH / 2.0, top).close();
    left += width(name);
  }

  /** A line of the given class. */
  void line(String style, String name) {
    place(name);
    String d = "M" + Canvas.place(left) + " " + Canvas.place(top) + "h" + SWATCH;
    canvas.drawing().empty("path", "class", "line " + style, "d", d);
    left += width(name);
  }

  /** An area of the given class. */
  void area(String style, String name) {
    place(name);
    String d = "M" + Canvas.place(left) + " " + Canvas.place(top - 6) + "h" + SWATCH + "v12h-30z";
    canvas.drawing().empty("path", "class", style, "d", d);
    left += width(name);
  }

  private static double width(String name) {
    return SWATCH + 6 + name.length() * CHARACTER + 14;
  }

  private void place(String name) {
    if (left > FIRST && left + width(name) > Figure.WIDTH) {
      left = FIRST;
      top += ROW;
    }
    canvas.text(left + SWATCH + 6, top + 5, "start", name);
  }

  /** Where everything ends. */
  int end() {
    return (int) top + ROW;
  }
}
