package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** {@link Plot}: what is drawn of curves, and where. */
final class PlotTest {
  private static final TimeAxis AXIS = TimeAxis.of(Rational.parse("0.1"), Rational.parse("1e300"));

  private static Curve curve(String name, double... ys) {
    List<Curve.Point> points = new java.util.ArrayList<>();
    for (int k = 0; k < ys.length; k++) {
      double x = AXIS.position(k == 0 ? Rational.ZERO : Rational.parse("1e" + 100 * k));
      points.add(new Curve.Point(x, ys[k], ys[k] + " there"));
    }
    return new Curve(name, 0, Curve.Style.VALUE, points);
  }

  private static Figure figure(Curve... curves) {
    Plot plot = new Plot(AXIS, true, "size");
    List.of(curves).forEach(plot::with);
    return plot.figure("sizes", "Sizes", "How large.").orElseThrow();
  }

  @Test
  void withoutPointsThereIsNoFigure() {
    Plot plot = new Plot(AXIS, true, "size").with(curve("empty")).with(curve("bad", Double.NaN));
    assertThat(plot.figure("sizes", "Sizes", "How large.")).isEmpty();
  }

  @Test
  void farNumbersAndTimesStayInside() {
    String svg = figure(curve("risk", -1, -300, -1000, -2000)).file();
    assertThat(svg).contains("1e-2000", "1e300", "<title>risk: -1000.0 there</title>");
    for (String d : svg.split(" d=\"", -1)) {
      assertThat(d).doesNotContain("NaN", "Infinity");
    }
  }

  /** The first point is at time 0 on the left, the larger number higher. */
  @Test
  void linesGoFromLeftToRight() {
    String svg = figure(curve("risk", 0, -10)).file();
    assertThat(svg).contains("d=\"M74 36.7L").containsPattern("d=\"M74 36.7L\\d+\\.?\\d* 305.3\"");
  }

  @Test
  void gapsInterruptALine() {
    String svg = figure(curve("risk", 0, Double.NEGATIVE_INFINITY, -3, -4)).file();
    assertThat(svg).containsPattern("d=\"M74 [0-9.]+M[0-9.]+ [0-9.]+L[0-9.]+ [0-9.]+\"");
  }

  @Test
  void namesAreNoMarkup() {
    String svg = figure(curve("</svg><script>", 1, 2)).file();
    assertThat(svg).doesNotContain("<script>").contains("&lt;/svg&gt;&lt;script&gt;");
  }

  /** A name longer than the figure is cut in the legend alone. */
  @Test
  void longNamesAreShortened() {
    String name = "in(" + "a,".repeat(60) + "a)";
    assertThat(figure(curve(name, 1, 2)).file())
        .contains(">" + name.substring(0, 51) + "…</text>", "<title>" + name + ": ");
  }

  @Test
  void theDescriptionSaysWhereCurvesBeginAndEnd() {
    Figure figure = figure(curve("risk", 3, 2, 1));
    assertThat(figure.description()).isEqualTo("How large. risk: from 3.0 there to 1.0 there.");
    assertThat(figure.file()).contains("<desc id=\"figure-sizes-description\">How large. risk");
    assertThat(figure.inline().toString())
        .contains("aria-labelledby=\"figure-sizes-title figure-sizes-description\"")
        .doesNotContain("xmlns");
  }

  @Test
  void twiceTheSameIsTheSame() {
    assertThat(figure(curve("risk", 3, 2, 1)).file())
        .isEqualTo(figure(curve("risk", 3, 2, 1)).file());
  }
}
