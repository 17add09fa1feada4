package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.report.html.Markup;

/** Draws what a plane of inputs shows at one instant. */
final class PlaneDrawing {
  private static final double TICK = 7;
  private static final double[] TICKS = {0.15, 0.5, 0.85};
  private static final double[] NAMES = {0.06, 0.94, 0.25, 0.75};
  private static final double CHARACTER = 8.8;
  private static final double LINE = 16;
  private static final double INSET = 10;

  private final Canvas canvas;
  private final InputPlane plane;
  private final PlaneContent content;

  PlaneDrawing(Canvas canvas, InputPlane plane, PlaneContent content) {
    this.canvas = canvas;
    this.plane = plane;
    this.content = content;
  }

  /** A place in the drawing. */
  private record Place(double x, double y) {
    Place towards(Place other, double part) {
      return new Place(x + part * (other.x - x), y + part * (other.y - y));
    }

    @Override
    public String toString() {
      return Canvas.place(x) + " " + Canvas.place(y);
    }
  }

  /** A group of the given classes. */
  Markup instant(PlaneInstant instant, String style) {
    Markup out = new Markup();
    out.open("g", "class", style, "data-text", instant.text());
    instant.regions().ifPresent(regions -> regions(out, regions));
    List<Place> taken = new ArrayList<>();
    for (PlaneInstant.Kink kink : instant.kinks()) {
      kink(out, kink);
    }
    for (PlaneInstant.Kink kink : instant.kinks()) {
      name(out, kink, taken);
    }
    out.leaf(
        "text",
        instant.label(),
        "x",
        Canvas.place(canvas.atX(plane.x().high())),
        "y",
        "16",
        "text-anchor",
        "end");
    return out.closeLine();
  }

  private void regions(Markup out, PlaneRegions.Drawn regions) {
    if (content.isShaded() && !regions.positive().isEmpty()) {
      out.empty("path", "class", "positive", "d", outlines(regions.positive()));
    }
    if (content.isShaded() && !regions.flat().isEmpty()) {
      out.empty("path", "class", "flat", "d", outlines(regions.flat()));
    }
    if (content.hasBoundary() && !regions.lines().isEmpty()) {
      StringBuilder d = new StringBuilder();
      for (ConvexPolygon.Segment line : regions.lines()) {
        d.append('M').append(place(line.from())).append('L').append(place(line.to()));
      }
      out.open("path", "class", "line boundary", "d", d.toString());
      out.leaf("title", "the network's output is 0").close();
    }
  }

  private String outlines(List<ConvexPolygon> polygons) {
    StringBuilder d = new StringBuilder();
    for (ConvexPolygon polygon : polygons) {
      char command = 'M';
      for (ConvexPolygon.Point corner : polygon.corners()) {
        d.append(command).append(place(corner));
        command = 'L';
      }
      d.append('z');
    }
    return d.toString();
  }

  private Place place(ConvexPolygon.Point point) {
    return new Place(canvas.atX(plane.onX(point.u())), canvas.atY(plane.onY(point.v())));
  }

  /** The line with ticks on the side where the unit is on. */
  private void kink(Markup out, PlaneInstant.Kink kink) {
    Place from = place(kink.line().from());
    Place to = place(kink.line().to());
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double across = TICK * (from.y() - to.y()) / length;
    double along = TICK * (to.x() - from.x()) / length;
    // upwards in the drawing is where the second coordinate grows
    double rise = kink.before().a() * across - kink.before().b() * along * ratio();
    double side = rise >= 0 ? 1 : -1;
    StringBuilder d = new StringBuilder("M").append(from).append('L').append(to);
    for (double part : TICKS) {
      d.append('M').append(from.towards(to, part)).append('l');
      d.append(new Place(side * across, side * along));
    }
    out.open("path", "class", "line unit", "d", d.toString());
    out.leaf("title", "kink of " + kink.name()).close();
  }

  /** How much longer a unit of the first coordinate is than one of the second. */
  private double ratio() {
    double wide = canvas.atX(plane.x().high()) - canvas.atX(plane.x().low());
    double high = canvas.atY(plane.y().low()) - canvas.atY(plane.y().high());
    return wide / high;
  }

  /** The unit's name beside the line near one of its ends, where it covers no other name. */
  private void name(Markup out, PlaneInstant.Kink kink, List<Place> taken) {
    String name = Names.shortened(kink.name(), 8);
    double half = name.length() * CHARACTER / 2;
    Place from = place(kink.line().from());
    Place to = place(kink.line().to());
    for (double part : NAMES) {
      Place at = inside(from.towards(to, part), half);
      boolean isFree =
          taken.stream()
              .noneMatch(
                  other ->
                      Math.abs(other.x() - at.x()) < 2 * half + CHARACTER
                          && Math.abs(other.y() - at.y()) < LINE + 2);
      if (isFree) {
        taken.add(at);
        out.leaf(
            "text",
            name,
            "class",
            "halo",
            "x",
            Canvas.place(at.x()),
            "y",
            Canvas.place(at.y() + LINE / 3),
            "text-anchor",
            "middle");
        return;
      }
    }
  }

  /** The place nearest to one where a name of so much room on both sides is inside the area. */
  private Place inside(Place place, double half) {
    return new Place(
        within(
            place.x(),
            canvas.atX(plane.x().low()) + half + INSET,
            canvas.atX(plane.x().high()) - half - INSET),
        within(
            place.y(), canvas.atY(plane.y().high()) + LINE, canvas.atY(plane.y().low()) - INSET));
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
