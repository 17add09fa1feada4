package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Position;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.network.Edge;
import org.plumbline.number.Dyadic;

/**
 * Decides plain kinks anywhere in a network by rates in double arithmetic, each with a margin.
 *
 * <p>At an event the gates of its pair and of all pinned pairs are open. If each is on a sample of
 * its own, all their rates are affine in all their slopes. All assignments of on, off and pinned
 * are tried. If exactly one is consistent and no sign of any of them is within its margin, that is
 * how the flow goes on; everything else is left to {@code GateResolver}: ties, pairs that vanish
 * besides, vertices that nothing else feeds, rates near zero, slopes near an end, repelling points.
 */
final class DeepKinks {
  /** What is within this part of its natural size is not told from zero. */
  private static final double MARGIN = 1e-9;

  /** Pre-activations within this part of their natural size are taken to vanish too. */
  private static final double NEAR = 0x1p-30;

  /** The most pairs whose gates are open at once. */
  private static final int MOST_OPEN = 6;

  private static final List<Gate> ALL = List.of(Gate.ON, Gate.OFF, Gate.PINNED);

  private final DeepForm form;
  private final Position here;
  private final GateTable gates;
  private final Optional<Pair> released;
  private final List<Pair> open;
  private final DeepRates rates;

  private DeepKinks(DeepForm form, Position here, GateTable gates, Pair event, List<Pair> open) {
    this.form = form;
    this.here = here;
    this.gates = gates;
    this.released = gates.gate(event) == Gate.PINNED ? Optional.of(event) : Optional.empty();
    this.open = open;
    FirstLayer layer = form.layer();
    this.rates =
        new DeepRates(
            layer,
            form.masks(),
            form.field().features(),
            weights(layer.inputEdges(), here, form.bits()),
            weights(layer.hiddenEdges(), here, form.bits()),
            open);
  }

  private static DeepRates.Weights weights(@Nullable Edge[] edges, Position here, int bits) {
    Dyadic[] values = WeightLanes.values(edges, here.point().weights(), bits);
    double[] near = WeightLanes.approximate(values);
    double[] reach = near.clone();
    for (int lane = 0; lane < near.length; lane++) {
      Edge edge = edges[lane];
      if (edge != null && edge.isTrainable()) {
        reach[lane] = here.point().reach(edge.parameter()).approximateDouble();
      }
    }
    return new DeepRates.Weights(near, reach);
  }

  /** How the flow goes on where the gate of a pair no longer holds, if that is plain. */
  static Optional<Resolution.Unique> pass(
      DeepForm form, Position here, GateTable gates, Pair event) {
    TreeSet<Pair> open = new TreeSet<>(form.pins().pairs());
    open.add(event);
    Set<Integer> samples = new HashSet<>();
    open.forEach(pair -> samples.add(pair.sample()));
    boolean isKnown =
        samples.size() == open.size()
            && open.size() <= MOST_OPEN
            && !form.ties().isCollinear(event.sample())
            && here.leadingOrders().later().pairs().isEmpty()
            && here.leadingOrders().later().sides().isEmpty()
            && here.slopes().size() == form.pins().pairs().size();
    if (!isKnown) {
      return Optional.empty();
    }
    DeepKinks kinks = new DeepKinks(form, here, gates, event, List.copyOf(open));
    return kinks.isAlone(samples) ? kinks.decide() : Optional.empty();
  }

  /** Whether no pair vanishes but the open ones, and none might begin to move with them. */
  private boolean isAlone(Set<Integer> samples) {
    for (int v : form.layer().network().kinked()) {
      for (int i = 0; i < gates.samples(); i++) {
        double size = rates.size(i, v);
        boolean isSilent = size == 0 && !samples.contains(i);
        if (!isSilent
            && Math.abs(rates.value(i, v)) <= NEAR * size
            && !open.contains(new Pair(i, v))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The weights {@code y_i c_i}, the largest 1 in size. */
  private double[] sampleWeights() {
    List<Double> margins = here.risk().margins();
    double least = margins.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double[] weights = new double[margins.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          form.field().labels()[i]
              * form.problem().loss().approximateRelativeSlope(margins.get(i), least);
    }
    return weights;
  }

  private Optional<Resolution.Unique> decide() {
    DeepRates.Affine affine = rates.rates(sampleWeights());
    int count = 1;
    for (int j = 0; j < open.size(); j++) {
      count *= ALL.size();
    }
    Optional<Assignment> found = Optional.empty();
    for (int c = 0; c < count; c++) {
      Assignment assignment = new Assignment(c, affine);
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
    private final Gate[] states = new Gate[open.size()];
    private final List<Integer> pinned = new ArrayList<>();
    private final DeepRates.Affine affine;
    private final double[] passed = new double[open.size()];
    private double[] slopes = new double[0];

    Assignment(int number, DeepRates.Affine affine) {
      this.affine = affine;
      int rest = number;
      for (int j = 0; j < states.length; j++) {
        states[j] = ALL.get(rest % ALL.size());
        rest /= ALL.size();
        passed[j] = states[j] == Gate.ON ? 1 : below(j);
        if (states[j] == Gate.PINNED) {
          pinned.add(j);
        }
      }
    }

    private double below(int j) {
      int v = open.get(j).vertex();
      return form.layer().network().activation(v).negativeSlope().approximateDouble();
    }

    private boolean isReleased(int j) {
      return released.filter(open.get(j)::equals).isPresent();
    }

    /** The side to which the released pair leaves: that whose slope it has reached. */
    private Gate side(int j) {
      int slope = form.pins().pairs().indexOf(open.get(j));
      return here.slopes().get(slope).approximateDouble() > 0.5 ? Gate.ON : Gate.OFF;
    }

    private double rate(int p) {
      double rate = affine.constants()[p];
      for (int q = 0; q < passed.length; q++) {
        rate += affine.matrix()[p][q] * passed[q];
      }
      return rate;
    }

    Verdict verdict() {
      for (int j = 0; j < states.length; j++) {
        if (isReleased(j) && states[j] != side(j)) {
          return Verdict.FAILS;
        }
      }
      Verdict verdict = hold();
      for (int j = 0; verdict != Verdict.FAILS && j < states.length; j++) {
        if (states[j] != Gate.PINNED && !isReleased(j)) {
          double rate = states[j] == Gate.ON ? rate(j) : -rate(j);
          double least = MARGIN * affine.sizes()[j];
          if (rate < -least) {
            return Verdict.FAILS;
          }
          verdict = rate <= least ? Verdict.UNCLEAR : verdict;
        }
      }
      return verdict;
    }

    /** Finds the slopes that hold the pinned pairs. */
    private Verdict hold() {
      int m = pinned.size();
      if (pinned.stream().anyMatch(this::isOutOfReach)) {
        return Verdict.FAILS;
      }
      double[][] system = new double[m][m + 1];
      for (int r = 0; r < m; r++) {
        int p = pinned.get(r);
        for (int c = 0; c < m; c++) {
          int q = pinned.get(c);
          system[r][c] = affine.matrix()[p][q] * (1 - below(q));
        }
        system[r][m] = -rate(p);
      }
      Optional<double[]> solved = SmallSystem.solve(system);
      if (solved.isEmpty()) {
        return Verdict.UNCLEAR;
      }
      slopes = solved.get();
      Verdict verdict = Verdict.FITS;
      for (int r = 0; r < m; r++) {
        int p = pinned.get(r);
        if (slopes[r] < -MARGIN || slopes[r] > 1 + MARGIN) {
          return Verdict.FAILS;
        }
        boolean isInside = slopes[r] > MARGIN && slopes[r] < 1 - MARGIN;
        // Both sides push back if a larger slope lowers the rate.
        boolean pushesBack = affine.matrix()[p][p] * (1 - below(p)) < -MARGIN * affine.sizes()[p];
        verdict = isInside && pushesBack ? verdict : Verdict.UNCLEAR;
        passed[p] = below(p) + (1 - below(p)) * slopes[r];
      }
      return verdict;
    }

    /** Whether no slopes of the pinned pairs make a rate zero. */
    private boolean isOutOfReach(int p) {
      double low = rate(p);
      double high = low;
      for (int q : pinned) {
        double most = affine.matrix()[p][q] * (1 - below(q));
        low += Math.min(0, most);
        high += Math.max(0, most);
      }
      double least = MARGIN * affine.sizes()[p];
      return low > least || high < -least;
    }

    Resolution.Unique resolution() {
      GateTable next = gates;
      Map<Pair, Integer> orders = new HashMap<>();
      TreeMap<Pair, Dyadic> held = new TreeMap<>();
      for (int j = 0; j < states.length; j++) {
        next = next.with(open.get(j), states[j]);
        if (states[j] != Gate.PINNED) {
          orders.put(open.get(j), isReleased(j) ? 2 : 1);
        }
      }
      for (int r = 0; r < slopes.length; r++) {
        held.put(open.get(pinned.get(r)), Dyadic.of(slopes[r]));
      }
      GateTable decided = next;
      return new Resolution.Unique(
          decided,
          FieldOnDemand.by(() -> FieldCompiler.compile(form.problem(), decided, form.ties())),
          List.copyOf(held.values()),
          new LeadingOrders(orders, Map.of()));
    }
  }
}
