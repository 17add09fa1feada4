package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Position;
import org.plumbline.flow.kink.Resolution;
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
  /** Pre-activations within this part of their natural size are taken to vanish too. */
  private static final double NEAR = 0x1p-30;

  /** The most pairs whose gates are open at once. */
  private static final int MOST_OPEN = 6;

  private final DeepForm form;
  private final GateTable gates;
  private final OpenPairs open;
  private final DeepRates rates;

  private DeepKinks(DeepForm form, Position here, GateTable gates, OpenPairs open) {
    this.form = form;
    this.gates = gates;
    this.open = open;
    FirstLayer layer = form.layer();
    this.rates =
        new DeepRates(
            layer,
            form.masks(),
            form.field().features(),
            weights(layer.inputEdges(), here, form.bits()),
            weights(layer.hiddenEdges(), here, form.bits()),
            open.all());
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
    OpenPairs pairs =
        new OpenPairs(
            form.problem(),
            form.ties(),
            here,
            gates,
            form.pins().pairs(),
            List.copyOf(open),
            event);
    DeepKinks kinks = new DeepKinks(form, here, gates, pairs);
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
            && !open.all().contains(new Pair(i, v))) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<Resolution.Unique> decide() {
    DeepRates.Affine affine = rates.rates(open.sampleWeights());
    return open.decide(states -> new Assignment(states, affine));
  }

  /** The gates of the open pairs, one of all possibilities. */
  private final class Assignment implements OpenPairs.Trial {
    private final Gate[] states;
    private final List<Integer> pinned = new ArrayList<>();
    private final DeepRates.Affine affine;
    private final double[] passed = new double[open.size()];
    private double[] slopes = new double[0];

    Assignment(Gate[] states, DeepRates.Affine affine) {
      this.states = states;
      this.affine = affine;
      for (int j = 0; j < states.length; j++) {
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

    private double rate(int p) {
      double rate = affine.constants()[p];
      for (int q = 0; q < passed.length; q++) {
        rate += affine.matrix()[p][q] * passed[q];
      }
      return rate;
    }

    @Override
    public OpenPairs.Outcome outcome() {
      OpenPairs.Outcome outcome = hold();
      for (int j = 0; outcome != OpenPairs.Outcome.FAILS && j < states.length; j++) {
        if (states[j] != Gate.PINNED && !open.isReleased(j)) {
          double rate = states[j] == Gate.ON ? rate(j) : -rate(j);
          double least = OpenPairs.MARGIN * affine.sizes()[j];
          if (rate < -least) {
            return OpenPairs.Outcome.FAILS;
          }
          outcome = rate <= least ? OpenPairs.Outcome.UNCLEAR : outcome;
        }
      }
      return outcome;
    }

    /** Finds the slopes that hold the pinned pairs. */
    private OpenPairs.Outcome hold() {
      int m = pinned.size();
      if (pinned.stream().anyMatch(this::isOutOfReach)) {
        return OpenPairs.Outcome.FAILS;
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
        return OpenPairs.Outcome.UNCLEAR;
      }
      slopes = solved.get();
      OpenPairs.Outcome outcome = OpenPairs.Outcome.FITS;
      for (int r = 0; r < m; r++) {
        int p = pinned.get(r);
        if (slopes[r] < -OpenPairs.MARGIN || slopes[r] > 1 + OpenPairs.MARGIN) {
          return OpenPairs.Outcome.FAILS;
        }
        boolean isInside = slopes[r] > OpenPairs.MARGIN && slopes[r] < 1 - OpenPairs.MARGIN;
        // Both sides push back if a larger slope lowers the rate.
        boolean pushesBack =
            affine.matrix()[p][p] * (1 - below(p)) < -OpenPairs.MARGIN * affine.sizes()[p];
        outcome = isInside && pushesBack ? outcome : OpenPairs.Outcome.UNCLEAR;
        passed[p] = below(p) + (1 - below(p)) * slopes[r];
      }
      return outcome;
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
      double least = OpenPairs.MARGIN * affine.sizes()[p];
      return low > least || high < -least;
    }

    @Override
    public double[] slopes() {
      return slopes;
    }
  }
}
