package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Gates over time: for every kinked unit a band of rows, one row for each sample. Neighbouring
 * samples whose gates are the same at all times are drawn as one.
 */
final class GateRaster {
  private static final int SHOWN = 6;

  /** The height of the bands together, unless rows are few or very many. */
  private static final int HEIGHT = 420;

  private static final int GREATEST_HEIGHT = 760;

  private static final double WIDEST_ROW = 18;
  private static final double BAND_GAP = 6;

  /** Pinned stretches are few and to be seen. */
  private static final double THINNEST_PINNED = 3;

  private static final int MOST_BANDS = 24;

  /** The most rectangles of a figure. */
  private static final int MOST_PIECES = 6_000;

  private final Trajectory trajectory;
  private final Network network;
  private final Timeline timeline;
  private final List<Rational> starts = new ArrayList<>();
  private final List<GateTable> tables = new ArrayList<>();

  GateRaster(Trajectory trajectory, Timeline timeline) {
    this.trajectory = trajectory;
    this.network = trajectory.problem().network();
    this.timeline = timeline;
    for (TrajectoryStep step : trajectory.steps()) {
      GateTable gates = step.gates();
      if (tables.isEmpty() || !tables.get(tables.size() - 1).equals(gates)) {
        starts.add(step.start());
        tables.add(gates);
      }
    }
  }

  /**
   * Rows of one unit that are drawn as one.
   *
   * @param first the first sample
   * @param count how many there are
   * @param pieces the gates in order
   */
  private record Row(int first, int count, List<Piece> pieces) {}

  /** A gate from the start of a table on. */
  private record Piece(int table, Gate gate) {}

  /** The figure; none if no unit has a kink. */
  Optional<Figure> figure() {
    List<Integer> units = network.kinked();
    int samples = trajectory.problem().data().size();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> shown = shown(units);
    double rows = (double) shown.size() * samples;
    double free = Math.max(HEIGHT, Math.min(GREATEST_HEIGHT, rows)) - BAND_GAP * shown.size();
    double row = Math.min(WIDEST_ROW, free / rows);
    int height = (int) Math.ceil(shown.size() * (row * samples + BAND_GAP) + BAND_GAP);
    Scale x = timeline.axis().scale(timeline.instants().stream().mapToDouble(Instant::position));
    Canvas canvas = new Canvas(x, new Scale(0, 1, false), height);
    canvas.horizontal(timeline.axis().ticks(x), TimeAxis.LABEL);
    canvas.text(4, 16, "start", "units, a row for each of " + samples + " samples");
    double top = canvas.top() + BAND_GAP;
    for (int v : shown) {
      band(canvas, v, top, row);
      top += row * samples + BAND_GAP;
    }
    canvas.frame();
    String text = description(shown.size(), units.size());
    return Optional.of(new Figure("gates", "Gates", text, text, legend(canvas), canvas.drawing()));
  }

  /** Those that change first, where not all can be shown. */
  private List<Integer> shown(List<Integer> units) {
    List<Integer> order = new ArrayList<>(units.stream().filter(this::changes).toList());
    units.stream().filter(v -> !changes(v)).forEach(order::add);
    List<Integer> shown = new ArrayList<>();
    int pieces = 0;
    for (int v : order) {
      pieces += rows(v).stream().mapToInt(r -> r.pieces().size()).sum();
      if (shown.isEmpty() || (shown.size() < MOST_BANDS && pieces <= MOST_PIECES)) {
        shown.add(v);
      }
    }
    return shown.stream().sorted().toList();
  }

  private boolean changes(int v) {
    return rows(v).stream().anyMatch(row -> row.pieces().size() > 1);
  }

  private List<Piece> pieces(int sample, int v) {
    List<Piece> pieces = new ArrayList<>();
    for (int k = 0; k < tables.size(); k++) {
      Gate gate = tables.get(k).gate(sample, v);
      if (pieces.isEmpty() || pieces.get(pieces.size() - 1).gate() != gate) {
        pieces.add(new Piece(k, gate));
      }
    }
    return pieces;
  }

  private List<Row> rows(int v) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < trajectory.problem().data().size(); i++) {
      List<Piece> pieces = pieces(i, v);
      Row last = rows.isEmpty() ? new Row(0, 0, List.of()) : rows.get(rows.size() - 1);
      if (last.pieces().equals(pieces)) {
        rows.set(rows.size() - 1, new Row(last.first(), last.count() + 1, pieces));
      } else {
        rows.add(new Row(i, 1, pieces));
      }
    }
    return rows;
  }

  private void band(Canvas canvas, int v, double top, double row) {
    int samples = trajectory.problem().data().size();
    canvas.text(68, top + row * samples / 2 + 5, "end", Names.shortened(network.name(v), 8));
    for (boolean isPinned : List.of(false, true)) {
      for (Row rows : rows(v)) {
        for (int k = 0; k < rows.pieces().size(); k++) {
          if ((rows.pieces().get(k).gate() == Gate.PINNED) == isPinned) {
            piece(canvas, v, rows, k, top + row * rows.first(), row * rows.count());
          }
        }
      }
    }
    for (GateEvent event : trajectory.events()) {
      if (event.pair().vertex() == v) {
        kink(canvas, event, top + row * event.pair().sample(), row);
      }
    }
    canvas.drawing().own("\n");
  }

  private void piece(Canvas canvas, int v, Row row, int k, double top, double height) {
    Piece piece = row.pieces().get(k);
    Rational from = starts.get(piece.table());
    Rational to =
        k + 1 < row.pieces().size()
            ? starts.get(row.pieces().get(k + 1).table())
            : trajectory.finalTime();
    String gate =
        switch (piece.gate()) {
          case ON -> "on";
          case OFF -> "off";
          case PINNED -> "pinned";
        };
    canvas.bar(
        gate,
        timeline.axis().position(from),
        timeline.axis().position(to),
        top,
        piece.gate() == Gate.PINNED ? Math.max(THINNEST_PINNED, height) : height,
        network.name(v)
            + (row.count() == 1
                ? ", sample " + row.first()
                : ", samples " + row.first() + " to " + (row.first() + row.count() - 1))
            + ": "
            + gate
            + " from t = "
            + Decimals.nearest(from, SHOWN)
            + " to "
            + Decimals.nearest(to, SHOWN));
  }

  private void kink(Canvas canvas, GateEvent event, double top, double row) {
    Pair pair = event.pair();
    Dyadic time = event.time();
    double at =
        canvas.atX(time.signum() <= 0 ? timeline.axis().zero() : Logarithm.approximate(time));
    double middle = top + row / 2;
    double half = Math.max(2.5, row / 2);
    canvas
        .drawing()
        .open(
            "path",
            "class",
            "kink",
            "stroke",
            "#000",
            "d",
            "M"
                + Canvas.place(at)
                + " "
                + Canvas.place(middle - half)
                + "v"
                + Canvas.place(2 * half))
        .leaf(
            "title",
            network.name(pair.vertex())
                + ", sample "
                + pair.sample()
                + ": "
                + event.kind().label()
                + " at t = "
                + Decimals.nearest(time, SHOWN))
        .close();
  }

  private int legend(Canvas canvas) {
    double top = canvas.end();
    double left = 12;
    for (String gate : List.of("on", "off", "pinned")) {
      canvas
          .drawing()
          .empty(
              "rect",
              "class",
              gate,
              "x",
              Canvas.place(left),
              "y",
              Canvas.place(top),
              "width",
              "22",
              "height",
              "12");
      canvas.text(left + 28, top + 11, "start", gate);
      left += 96;
    }
    canvas
        .drawing()
        .empty(
            "path",
            "class",
            "kink",
            "stroke",
            "#000",
            "d",
            "M" + Canvas.place(left + 8) + " " + Canvas.place(top) + "v12");
    canvas.text(left + 18, top + 11, "start", "a kink crossed or caught");
    return (int) top + 24;
  }

  private String description(int shown, int units) {
    int events = trajectory.events().size();
    return "Where each unit with a kink is on, off or pinned on the kink, for every sample, over"
        + " time; "
        + events
        + (events == 1 ? " change" : " changes")
        + " of gates."
        + (tables.stream().anyMatch(table -> !table.pinned().isEmpty())
            ? " Some are pinned for a while."
            : " None is pinned.")
        + (shown < units
            ? " Shown are " + shown + " of " + units + " units, those that change first."
            : "");
  }
}
