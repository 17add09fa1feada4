package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Position;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.number.Dyadic;

/**
 * Decides plain kinks of a first layer by rates in double arithmetic, each with a margin.
 *
 * <p>At an event of a pair the gates of that pair and of the pinned pairs of its head are open; the
 * rates of other heads' pairs do not depend on them, since pre-activations of the first layer move
 * with the sums {@code M_va} of their own head alone. All assignments of on, off and pinned are
 * tried. If exactly one is consistent and no sign of any of them is within its margin, that is how
 * the flow goes on; everything else is left to {@code GateResolver}: ties, pairs that vanish
 * besides, rates near zero, slopes near an end, repelling points.
 *
 * <p>Where many pairs are open and the risk is convex across the kink of each, the assignment is
 * that of the only solution of a linear complementarity problem, which pivots find without trying
 * all (proofs-notes/lane-field.md, F6).
 */
public final class LaneKinks {
  /** Pre-activations within this part of their natural size are taken to vanish too. */
  private static final double NEAR = 0x1p-30;

  /** The most open pairs of which all assignments are tried. */
  private static final int MOST_TRIED = 5;

  private static final double[] NO_SLOPES = {};

  private final LaneForm form;
  private final Position here;
  private final int head;
  private final double signal;
  private final OpenPairs open;
  private final double[] sampleWeights;
  private final double[] base;
  private final double size;

  private LaneKinks(LaneForm form, Position here, GateTable gates, Pair event) {
    this.form = form;
    this.here = here;
    this.head = form.layer().headOf(event.vertex());
    this.open =
        new OpenPairs(
            form.problem(),
            form.ties(),
            here,
            gates,
            form.pinned().pairs(),
            open(form.pinned().pairs(), event),
            event);
    this.signal = signal(form, here, event.vertex());
    this.sampleWeights = open.sampleWeights();
    this.base = new double[form.layer().network().inputs()];
    this.size = addBase(form, gates, open.all(), sampleWeights, base);
  }

  /** The pinned pairs of the vertex of a pair, and this. */
  private static List<Pair> open(List<Pair> pinned, Pair event) {
    List<Pair> open = new ArrayList<>();
    for (Pair pair : pinned) {
      if (pair.vertex() == event.vertex()) {
        open.add(pair);
      }
    }
    if (!open.contains(event)) {
      open.add(event);
    }
    return open;
  }

  /** How the flow goes on where the gate of a pair no longer holds, if that is plain. */
  public static Optional<Resolution.Unique> pass(
      LaneForm form, Position here, GateTable gates, Pair event) {
    int head = form.layer().headOf(event.vertex());
    boolean isKnown =
        head >= 0
            && !form.ties().isCollinear(event.sample())
            && here.leadingOrders().later().pairs().isEmpty()
            && here.slopes().size() == form.pinned().pairs().size();
    if (!isKnown) {
      return Optional.empty();
    }
    LaneKinks kinks = new LaneKinks(form, here, gates, event);
    return kinks.isAlone() ? kinks.decide() : Optional.empty();
  }

  /** The back-signal of the head. */
  private static double signal(LaneForm form, Position here, int vertex) {
    Dyadic[] hidden =
        WeightLanes.values(form.layer().hiddenEdges(), here.point().weights(), form.bits());
    return PointEstimate.signals(form.layer(), WeightLanes.approximate(hidden))[vertex];
  }

  /**
   * Adds the sums {@code M_va} with the open pairs off, in numerators of slopes.
   *
   * @param open pairs of one head
   * @return the size of these sums
   */
  private static double addBase(
      LaneForm form, GateTable gates, List<Pair> open, double[] sampleWeights, double[] sums) {
    double[][] x = form.field().features();
    int vertex = open.get(0).vertex();
    int head = form.layer().headOf(vertex);
    double size = 0;
    for (int i = 0; i < x.length; i++) {
      Pair pair = new Pair(i, vertex);
      boolean isOn = gates.gate(pair) == Gate.ON && !open.contains(pair);
      double factor = form.masks().numerator(head, isOn) * sampleWeights[i];
      DoubleRows.addMultiple(factor, x[i], sums);
      size += Math.abs(form.masks().numerator(head, true) * sampleWeights[i]) * norm(x[i]);
    }
    return size;
  }

  private static double norm(double[] x) {
    return Math.sqrt(DoubleRows.dot(x, x));
  }

  /** Whether no pair vanishes but the open ones and those that are pinned. */
  private boolean isAlone() {
    Dyadic[] weights =
        WeightLanes.values(form.layer().inputEdges(), here.point().weights(), form.bits());
    return form.events().vanishing(WeightLanes.approximate(weights), NEAR).stream()
        .allMatch(pair -> open.all().contains(pair) || form.masks().isPinned(pair));
  }

  private Optional<Resolution.Unique> decide() {
    if (open.size() <= MOST_TRIED) {
      return open.decide(Assignment::new);
    }
    return open.all().stream().allMatch(pair -> pushesBack(pair.sample()))
        ? open.decideByPivots(Assignment::new)
        : Optional.empty();
  }

  /** Whether the risk is convex across the kink of the head on a sample. */
  private boolean pushesBack(int sample) {
    return signal * sampleWeights[sample] < 0;
  }

  /** How much the slopes of the head on its two sides differ, in numerators. */
  private double width() {
    return form.masks().numerator(head, true) - form.masks().numerator(head, false);
  }

  /** The inputs of the sample of an open pair. */
  private double[] x(int j) {
    return form.field().features()[open.get(j).sample()];
  }

  private double weight(int j) {
    return sampleWeights[open.get(j).sample()];
  }

  /** The slopes of pinned pairs that hold them where the others give these sums. */
  private Optional<double[]> holdingSlopes(List<Integer> pinned, double[] sums) {
    int m = pinned.size();
    double[][] matrix = new double[m][m + 1];
    for (int r = 0; r < m; r++) {
      double[] row = x(pinned.get(r));
      for (int c = 0; c < m; c++) {
        matrix[r][c] = DoubleRows.dot(row, x(pinned.get(c))) * width() * weight(pinned.get(c));
      }
      matrix[r][m] = -DoubleRows.dot(row, sums);
    }
    return SmallSystem.solve(matrix);
  }

  /** The gates of the open pairs, one of all possibilities. */
  private final class Assignment implements OpenPairs.Trial {
    private final Gate[] states;
    private final List<Integer> pinned = new ArrayList<>();
    private final double[] sums = base.clone();
    private final Optional<double[]> solved;

    Assignment(Gate[] states) {
      this.states = states;
      for (int j = 0; j < states.length; j++) {
        if (states[j] == Gate.PINNED) {
          pinned.add(j);
        } else if (states[j] == Gate.ON) {
          DoubleRows.addMultiple(width() * weight(j), x(j), sums);
        }
      }
      this.solved = holdingSlopes(pinned, sums);
      double[] slopes = solved.orElse(NO_SLOPES);
      for (int r = 0; r < slopes.length; r++) {
        int j = pinned.get(r);
        DoubleRows.addMultiple(slopes[r] * width() * weight(j), x(j), sums);
      }
    }

    @Override
    public OpenPairs.Outcome outcome() {
      OpenPairs.Outcome held = hold();
      if (held != OpenPairs.Outcome.FITS) {
        return held;
      }
      OpenPairs.Outcome outcome = OpenPairs.Outcome.FITS;
      for (int j = 0; j < states.length; j++) {
        if (states[j] != Gate.PINNED && !open.isReleased(j)) {
          double rate = rate(j);
          double least = OpenPairs.MARGIN * size * norm(x(j));
          boolean isOn = states[j] == Gate.ON;
          if (isOn ? rate < -least : rate > least) {
            return OpenPairs.Outcome.FAILS;
          }
          outcome = Math.abs(rate) <= least ? OpenPairs.Outcome.UNCLEAR : outcome;
        }
      }
      return outcome;
    }

    /** Whether slopes hold the pinned pairs. */
    private OpenPairs.Outcome hold() {
      OpenPairs.Outcome outcome =
          solved.isPresent() ? OpenPairs.Outcome.FITS : OpenPairs.Outcome.UNCLEAR;
      for (int r = 0; r < slopes().length; r++) {
        double slope = slopes()[r];
        // Across its kink the risk must be convex: then both sides push back.
        if (!pushesBack(open.get(pinned.get(r)).sample())
            || slope < -OpenPairs.MARGIN
            || slope > 1 + OpenPairs.MARGIN) {
          return OpenPairs.Outcome.FAILS;
        }
        if (slope < OpenPairs.MARGIN || slope > 1 - OpenPairs.MARGIN) {
          outcome = OpenPairs.Outcome.UNCLEAR;
        }
      }
      return outcome;
    }

    private double rate(int j) {
      return DoubleRows.dot(x(j), sums) * Math.signum(signal);
    }

    @Override
    public Optional<OpenPairs.Change> change() {
      for (int j = 0; j < states.length; j++) {
        Gate better = states[j] == Gate.PINNED ? bySlope(pinned.indexOf(j)) : byRate(j);
        if (better != states[j]) {
          return Optional.of(new OpenPairs.Change(j, better));
        }
      }
      return Optional.empty();
    }

    /** The gate of a pair that is pinned: on a side if its slope is beyond that. */
    private Gate bySlope(int r) {
      double slope = solved.map(slopes -> slopes[r]).orElse(0.5);
      return slope < 0 ? Gate.OFF : slope > 1 ? Gate.ON : Gate.PINNED;
    }

    /** The gate of a pair that is not: pinned if it is driven to the other side. */
    private Gate byRate(int j) {
      boolean isDrivenAcross = states[j] == Gate.ON ? rate(j) < 0 : rate(j) > 0;
      return isDrivenAcross && !open.isReleased(j) ? Gate.PINNED : states[j];
    }

    @Override
    public double[] slopes() {
      return solved.orElse(NO_SLOPES);
    }
  }
}
