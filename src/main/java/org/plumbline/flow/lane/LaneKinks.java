package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Position;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
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
 */
public final class LaneKinks {
  /** What is within this part of its natural size is not told from zero. */
  private static final double MARGIN = 1e-9;

  /** Pre-activations within this part of their natural size are taken to vanish too. */
  private static final double NEAR = 0x1p-30;

  /** The most pairs whose gates are open at once. */
  private static final int MOST_OPEN = 5;

  private static final List<State> ALL = List.of(State.ON, State.OFF, State.PINNED);

  private final LaneForm form;
  private final Position here;
  private final GateTable gates;
  private final int head;
  private final int vertex;
  private final double signal;
  private final List<Pair> open = new ArrayList<>();
  private final Optional<Pair> released;
  private final double[] sampleWeights;
  private final double[] base;
  private final double size;

  private LaneKinks(LaneForm form, Position here, GateTable gates, Pair event) {
    this.form = form;
    this.here = here;
    this.gates = gates;
    this.vertex = event.vertex();
    this.head = form.layer().headOf(vertex);
    boolean isReleased = gates.gate(event) == Gate.PINNED;
    this.released = isReleased ? Optional.of(event) : Optional.empty();
    for (Pair pair : form.pinned().pairs()) {
      if (pair.vertex() == vertex) {
        open.add(pair);
      }
    }
    if (!isReleased) {
      open.add(event);
    }
    this.signal = signal(form, here, vertex);
    this.sampleWeights = sampleWeights(form, here);
    this.base = new double[form.layer().network().inputs()];
    this.size = addBase(form, gates, open, sampleWeights, base);
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
    return kinks.open.size() <= MOST_OPEN && kinks.isAlone() ? kinks.decide() : Optional.empty();
  }

  /** The back-signal of the head. */
  private static double signal(LaneForm form, Position here, int vertex) {
    double[] hidden = new double[form.layer().hiddenEdges().length];
    Dyadic[] values =
        WeightLanes.values(form.layer().hiddenEdges(), here.point().weights(), form.bits());
    for (int e = 0; e < hidden.length; e++) {
      hidden[e] = values[e].approximateDouble();
    }
    return PointEstimate.signals(form.layer(), hidden)[vertex];
  }

  /** The weights {@code y_i e_i}, the largest 1 in size. */
  private static double[] sampleWeights(LaneForm form, Position here) {
    List<Double> margins = here.risk().margins();
    double least = margins.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double[] weights = new double[margins.size()];
    for (int i = 0; i < weights.length; i++) {
      double margin = margins.get(i);
      weights[i] =
          form.masks().labels()[i] * form.problem().loss().approximateRelativeSlope(margin, least);
    }
    return weights;
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
      addMultiple(factor, x[i], sums);
      size += Math.abs(form.masks().numerator(head, true) * sampleWeights[i]) * norm(x[i]);
    }
    return size;
  }

  private static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int a = 0; a < x.length; a++) {
      sum += x[a] * y[a];
    }
    return sum;
  }

  private static void addMultiple(double m, double[] x, double[] sum) {
    if (m != 0) {
      for (int a = 0; a < x.length; a++) {
        sum[a] += m * x[a];
      }
    }
  }

  /** Whether no pair vanishes but the open ones and those that are pinned. */
  private boolean isAlone() {
    double[] weights = new double[form.layer().inputEdges().length];
    Dyadic[] values =
        WeightLanes.values(form.layer().inputEdges(), here.point().weights(), form.bits());
    for (int lane = 0; lane < weights.length; lane++) {
      weights[lane] = values[lane].approximateDouble();
    }
    return form.events().vanishing(weights, NEAR).stream()
        .allMatch(pair -> open.contains(pair) || form.masks().isPinned(pair));
  }

  /** What each open pair may be. */
  private enum State {
    ON,
    OFF,
    PINNED
  }

  private Optional<Resolution.Unique> decide() {
    int count = 1;
    for (int j = 0; j < open.size(); j++) {
      count *= ALL.size();
    }
    Optional<Assignment> found = Optional.empty();
    for (int c = 0; c < count; c++) {
      Assignment assignment = new Assignment(c);
      Verdict verdict = assignment.verdict();
      if (verdict == Verdict.UNCLEAR || (verdict == Verdict.FITS && found.isPresent())) {
        return Optional.empty();
      }
      if (verdict == Verdict.FITS) {
        found = Optional.of(assignment);
      }
    }
    return found.map(Assignment::resolution);
  }

  private enum Verdict {
    FITS,
    FAILS,
    UNCLEAR
  }

  /** The gates of the open pairs, one of all possibilities. */
  private final class Assignment {
    private final State[] states = new State[open.size()];
    private final List<Integer> pinned = new ArrayList<>();
    private final double[] sums = base.clone();
    private double[] slopes = new double[0];

    Assignment(int number) {
      int rest = number;
      for (int j = 0; j < states.length; j++) {
        states[j] = ALL.get(rest % ALL.size());
        rest /= ALL.size();
        if (states[j] == State.PINNED) {
          pinned.add(j);
        } else if (states[j] == State.ON) {
          addMultiple(width() * weight(j), x(j), sums);
        }
      }
    }

    private double width() {
      return form.masks().numerator(head, true) - form.masks().numerator(head, false);
    }

    private double[] x(int j) {
      return form.field().features()[open.get(j).sample()];
    }

    private double weight(int j) {
      return sampleWeights[open.get(j).sample()];
    }

    private boolean isReleased(int j) {
      return released.filter(open.get(j)::equals).isPresent();
    }

    Verdict verdict() {
      for (int j = 0; j < states.length; j++) {
        if (isReleased(j) && states[j] != side()) {
          return Verdict.FAILS;
        }
      }
      Verdict held = hold();
      if (held != Verdict.FITS) {
        return held;
      }
      Verdict verdict = Verdict.FITS;
      for (int j = 0; j < states.length; j++) {
        if (states[j] != State.PINNED && !isReleased(j)) {
          double rate = dot(x(j), sums) * Math.signum(signal);
          double least = MARGIN * size * norm(x(j));
          boolean isOn = states[j] == State.ON;
          if (isOn ? rate < -least : rate > least) {
            return Verdict.FAILS;
          }
          verdict = Math.abs(rate) <= least ? Verdict.UNCLEAR : verdict;
        }
      }
      return verdict;
    }

    /** The side to which the released pair leaves: that whose slope it has reached. */
    private State side() {
      int j = form.pinned().pairs().indexOf(released.orElseThrow());
      return here.slopes().get(j).approximateDouble() > 0.5 ? State.ON : State.OFF;
    }

    /** Finds the slopes that hold the pinned pairs, and adds what they do. */
    private Verdict hold() {
      int m = pinned.size();
      double[][] matrix = new double[m][m + 1];
      for (int r = 0; r < m; r++) {
        double[] row = x(pinned.get(r));
        for (int c = 0; c < m; c++) {
          matrix[r][c] = dot(row, x(pinned.get(c))) * width() * weight(pinned.get(c));
        }
        matrix[r][m] = -dot(row, sums);
      }
      Optional<double[]> solved = SmallSystem.solve(matrix);
      if (solved.isEmpty()) {
        return Verdict.UNCLEAR;
      }
      slopes = solved.get();
      Verdict verdict = Verdict.FITS;
      for (int r = 0; r < m; r++) {
        int j = pinned.get(r);
        // Across its kink the risk must be convex: then both sides push back.
        if (signal * weight(j) >= 0 || slopes[r] < -MARGIN || slopes[r] > 1 + MARGIN) {
          return Verdict.FAILS;
        }
        if (slopes[r] < MARGIN || slopes[r] > 1 - MARGIN) {
          verdict = Verdict.UNCLEAR;
        }
        addMultiple(slopes[r] * width() * weight(j), x(j), sums);
      }
      return verdict;
    }

    Resolution.Unique resolution() {
      GateTable next = gates;
      Map<Pair, Integer> orders = new HashMap<>();
      TreeMap<Pair, Dyadic> all = new TreeMap<>();
      for (int j = 0; j < here.slopes().size(); j++) {
        all.put(form.pinned().pairs().get(j), here.slopes().get(j));
      }
      for (int j = 0; j < states.length; j++) {
        Pair pair = open.get(j);
        next = next.with(pair, Gate.valueOf(states[j].name()));
        all.remove(pair);
        if (states[j] != State.PINNED) {
          orders.put(pair, isReleased(j) ? 2 : 1);
        }
      }
      for (int r = 0; r < slopes.length; r++) {
        all.put(open.get(pinned.get(r)), Dyadic.of(slopes[r]));
      }
      GateTable decided = next;
      return new Resolution.Unique(
          decided,
          FieldOnDemand.by(() -> FieldCompiler.compile(form.problem(), decided, form.ties())),
          List.copyOf(all.values()),
          new LeadingOrders(orders, Map.of()));
    }
  }
}
