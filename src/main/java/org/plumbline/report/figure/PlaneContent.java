package org.plumbline.report.figure;

import java.util.List;

/**
 * What is drawn in a plane of inputs, the same at all instants.
 *
 * @param hasBoundary where the output is zero
 * @param isShaded where it is positive
 * @param hasFlat areas on which it is zero
 * @param hasKinks kinks of the first layer
 */
record PlaneContent(boolean hasBoundary, boolean isShaded, boolean hasFlat, boolean hasKinks) {
  /** Where there are more pieces, the side where the output is positive is not shaded. */
  private static final int MOST_SHADED = 80;

  /** What can be drawn at all of some instants. */
  static PlaneContent of(List<PlaneInstant> instants) {
    boolean hasBoundary = instants.stream().allMatch(w -> w.regions().isPresent());
    boolean isShaded = hasBoundary && instants.stream().allMatch(w -> w.pieces() <= MOST_SHADED);
    return new PlaneContent(
        hasBoundary,
        isShaded,
        isShaded && instants.stream().anyMatch(PlaneInstant::isFlatSomewhere),
        instants.stream().anyMatch(w -> !w.kinks().isEmpty()));
  }

  /** The legend of this; where it ends. */
  int legend(Canvas canvas) {
    PlaneLegend legend = new PlaneLegend(canvas);
    legend.sample(true, "label 1");
    legend.sample(false, "label -1");
    if (isShaded) {
      legend.area("positive", "output above 0");
    }
    if (hasFlat) {
      legend.area("flat", "output 0 all over");
    }
    if (hasBoundary) {
      legend.line("boundary", "output 0");
    }
    if (hasKinks) {
      legend.line("unit", "kink of a unit of the first layer, with ticks where it is on");
    }
    return legend.end();
  }

  /** What it is, after what the plane is. */
  String caption() {
    return ": the samples, the lines on which units of the first layer have their kinks"
        + (hasBoundary
            ? ", and where the network's output is zero, computed piece by piece"
            : "; where the output is zero has too many pieces to be drawn")
        + (isShaded ? "; shaded, it is positive." : ".");
  }
}
