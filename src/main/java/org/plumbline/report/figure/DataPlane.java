package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;
import org.plumbline.report.html.Markup;

/**
 * The plane of two inputs with the samples, the kinks of the first layer and the decision boundary:
 * at the end of the run, and for pages at instants before.
 */
final class DataPlane {
  private static final int HEIGHT = 400;

  /** The most instants that a page can show. */
  private static final int MOST_INSTANTS = 33;

  /** About as many multiplications as one instant may cost. */
  private static final long MOST_WORK = 4_000_000;

  /** The most characters of all lines at all instants together. */
  private static final int MOST_TEXT = 400_000;

  private static final int LONGEST_NAME = 30;
  private static final int SHOWN = 4;

  private final FlowProblem problem;
  private final Network network;
  private final Timeline timeline;
  private final InputPlane plane;
  private final Canvas canvas;

  private DataPlane(FlowProblem problem, Timeline timeline, InputPlane plane) {
    this.problem = problem;
    this.network = problem.network();
    this.timeline = timeline;
    this.plane = plane;
    this.canvas = new Canvas(plane.x(), plane.y(), HEIGHT);
  }

  /** The figure; none if not exactly two inputs vary. */
  static Optional<Figure> figure(FlowProblem problem, Timeline timeline) {
    return InputPlane.of(problem.data())
        .map(plane -> new DataPlane(problem, timeline, plane).drawn());
  }

  private Figure drawn() {
    List<PlaneInstant> instants = instants();
    PlaneInstant last = instants.get(instants.size() - 1);
    PlaneContent content = PlaneContent.of(instants);
    PlaneDrawing drawing = new PlaneDrawing(canvas, plane, content);
    canvas.horizontal(plane.x().ticks(), feature(plane.first()));
    canvas.vertical(plane.y().ticks(), feature(plane.second()));
    canvas.drawing().add(drawing.instant(last, "instant end shown"));
    canvas.frame();
    samples();
    String caption = "The plane of the inputs " + inputs() + content.caption();
    return new Figure(
        "data-plane",
        "Data plane",
        caption,
        caption + " " + instants.get(0).text() + " " + last.text(),
        content.legend(canvas),
        canvas.drawing(),
        earlier(instants.subList(0, instants.size() - 1), drawing));
  }

  /** The instants before the last, so many of them that the page does not become too long. */
  private static Optional<Markup> earlier(List<PlaneInstant> instants, PlaneDrawing drawing) {
    List<Markup> all = instants.stream().map(w -> drawing.instant(w, "instant")).toList();
    int apart = 1 + all.stream().mapToInt(w -> w.toString().length()).sum() / MOST_TEXT;
    Markup some = new Markup();
    for (int k = 0; k < all.size(); k += apart) {
      some.add(all.get(k));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(some);
  }

  private String feature(int j) {
    return Names.shortened(problem.data().features().get(j), LONGEST_NAME);
  }

  /** Evenly chosen instants, the last among them. */
  private List<PlaneInstant> instants() {
    List<Instant> all = timeline.instants();
    int apart = Math.max(1, (all.size() + MOST_INSTANTS - 2) / (MOST_INSTANTS - 1));
    List<PlaneInstant> instants = new ArrayList<>();
    for (int k = (all.size() - 1) % apart; k < all.size(); k += apart) {
      instants.add(PlaneInstant.of(all.get(k), network, plane, MOST_WORK));
    }
    return instants;
  }

  private void samples() {
    List<Double> margins = timeline.last().risk().margins();
    String time = Decimals.nearest(timeline.last().time(), SHOWN);
    for (int i = 0; i < problem.data().size(); i++) {
      double atX = canvas.atX(plane.coordinate(i, plane.first()));
      double atY = canvas.atY(plane.coordinate(i, plane.second()));
      boolean isPlus = problem.data().label(i) > 0;
      canvas
          .sample(isPlus, atX, atY)
          .leaf(
              "title",
              "sample "
                  + i
                  + ", label "
                  + (isPlus ? "1" : "-1")
                  + ", at ("
                  + shown(problem.data().point(i).get(plane.first()))
                  + ", "
                  + shown(problem.data().point(i).get(plane.second()))
                  + "): margin "
                  + Logarithm.signed(margins.get(i))
                  + " at t = "
                  + time)
          .close();
    }
    canvas.drawing().own("\n");
  }

  private static String shown(Rational value) {
    return Decimals.nearest(value, SHOWN);
  }

  private String inputs() {
    String others =
        IntStream.range(0, problem.data().dimension())
            .filter(j -> j != plane.first() && j != plane.second())
            .mapToObj(this::feature)
            .collect(Collectors.joining(", "));
    return feature(plane.first())
        + " and "
        + feature(plane.second())
        + (others.isEmpty() ? "" : ", with " + others + " as all samples have it");
  }
}
