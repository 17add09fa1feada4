package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/**
 * The pairs of a network with kinks anywhere that may change their gates on a step.
 *
 * <p>The series of all pre-activations are there. Orders 0 to 2 of a vertex and the sizes of all
 * others, sample beside sample in double arithmetic, settle all pairs but a few. Of these the whole
 * polynomial is looked at.
 */
final class DeepEvents implements EventSearch.Watch {
  /** What rounding may spoil, relative to the sizes that are added up. */
  private static final double NOISE = 1e-11;

  /** Bits of a number that are there in double arithmetic, below its scale. */
  private static final int NEAR_BITS = 60;

  private final DeepForm form;
  private final int samples;
  private final List<List<double[]>> near = new ArrayList<>();
  private final double[] start;
  private final double[] end;
  private final double[] bend;
  private final double[] rest;
  private int expansion;
  private int known;

  DeepEvents(DeepForm form) {
    this.form = form;
    this.samples = form.field().labels().length;
    this.start = new double[samples];
    this.end = new double[samples];
    this.bend = new double[samples];
    this.rest = new double[samples];
    for (int v = 0; v < form.layer().network().size(); v++) {
      near.add(new ArrayList<>());
    }
  }

  /** Brings all pre-activations to double arithmetic, up to an order. */
  private void approximate(int order) {
    if (expansion != form.expansions()) {
      expansion = form.expansions();
      known = 0;
    }
    for (; known <= order; known++) {
      for (int v : form.layer().network().kinked()) {
        List<double[]> orders = near.get(v);
        if (orders.size() <= known) {
          orders.add(new double[samples]);
        }
        form.field().forward().values(v).approximate(known, orders.get(known));
      }
    }
  }

  @Override
  public List<Pair> pinned() {
    return form.pins().pairs();
  }

  @Override
  public List<Dyadic> coefficients(LaneExpansion series, Pair pair) {
    LaneBank values = form.field().forward().values(pair.vertex());
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k <= series.order(); k++) {
      coefficients.add(LaneDigits.value(values, k, pair.sample()));
    }
    return coefficients;
  }

  @Override
  public double[] slope(LaneExpansion series, int j, double length) {
    List<Dyadic> coefficients = series.slope(j);
    double[] slope = new double[coefficients.size()];
    double power = 1;
    for (int k = 0; k < slope.length; k++) {
      slope[k] = coefficients.get(k).approximateDouble() * power;
      power *= length;
    }
    return slope;
  }

  @Override
  public List<LaneSuspect> suspects(
      LaneExpansion series, double length, LeadingOrders leadingOrders) {
    approximate(series.order());
    List<LaneSuspect> suspects = new ArrayList<>();
    for (int v : form.layer().network().kinked()) {
      addSuspects(v, series, length, leadingOrders, suspects);
    }
    return suspects;
  }

  private void addSuspects(
      int v,
      LaneExpansion series,
      double length,
      LeadingOrders leadingOrders,
      List<LaneSuspect> suspects) {
    List<double[]> orders = near.get(v);
    sumUp(orders, series.order(), length);
    double floor = Math.scalb(1.0, form.field().forward().values(v).exponent() - NEAR_BITS);
    for (int i = 0; i < samples; i++) {
      boolean isOn = form.masks().gates().gate(i, v) == Gate.ON;
      double side = isOn ? Math.min(start[i], end[i]) : -Math.max(start[i], end[i]);
      double least = bend[i] + rest[i];
      double size = Math.abs(start[i]) + Math.abs(end[i]) + least;
      if (side - least > NOISE * size + floor || size == 0) {
        continue;
      }
      Pair pair = new Pair(i, v);
      int zeros = leadingOrders.of(pair);
      boolean isOpen = form.masks().gates().gate(i, v) != Gate.PINNED;
      if (isOpen && zeros != LeadingOrders.IDENTICALLY_ZERO) {
        LaneSuspect suspect =
            new LaneSuspect(pair, isOn ? 1 : -1, zeros, polynomial(orders, i, series, length));
        if (!suspect.isPlain(1)) {
          suspects.add(suspect);
        }
      }
    }
  }

  /**
   * Values at both ends as far as orders 0 and 1 tell, and the sizes of order 2 and of all after.
   */
  private void sumUp(List<double[]> orders, int order, double length) {
    System.arraycopy(orders.get(0), 0, start, 0, samples);
    System.arraycopy(orders.get(0), 0, end, 0, samples);
    Arrays.fill(bend, 0);
    Arrays.fill(rest, 0);
    double power = 1;
    for (int k = 1; k <= order; k++) {
      power *= length;
      double[] s = orders.get(k);
      if (k == 1) {
        DoubleRows.addMultiple(power, s, end);
      } else {
        DoubleRows.addSizes(power, s, k == 2 ? bend : rest);
      }
    }
  }

  private static double[] polynomial(
      List<double[]> orders, int i, LaneExpansion series, double length) {
    double[] polynomial = new double[series.order() + 1];
    double power = 1;
    for (int k = 0; k < polynomial.length; k++) {
      polynomial[k] = orders.get(k)[i] * power;
      power *= length;
    }
    return polynomial;
  }
}
