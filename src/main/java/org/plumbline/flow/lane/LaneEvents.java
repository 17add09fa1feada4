package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/**
 * The pairs of a first layer of kinks that may change their gates on a step.
 *
 * <p>Orders 0 to 2 of all pre-activations, sample beside sample, and {@code ‖x_i‖ Σ_{k>=3} ‖w_v[k]‖
 * τ^k} for what is left (Cauchy-Schwarz) settle all pairs but a few. Of these the whole polynomial
 * is looked at in double arithmetic.
 */
final class LaneEvents implements EventSearch.Watch {
  /** What rounding may spoil, relative to the sizes that are added up. */
  private static final double NOISE = 1e-11;

  private final LaneForm form;
  private final int features;
  private final int samples;
  private final double[][] columns;
  private final double[] norms;
  private final double[][] orders;

  LaneEvents(LaneForm form) {
    this.form = form;
    this.features = form.layer().network().inputs();
    double[][] points = form.field().features();
    this.samples = points.length;
    this.columns = new double[features][samples];
    this.norms = new double[samples];
    this.orders = new double[3][samples];
    for (int i = 0; i < samples; i++) {
      double square = 0;
      for (int a = 0; a < features; a++) {
        columns[a][i] = points[i][a];
        square += points[i][a] * points[i][a];
      }
      norms[i] = Math.sqrt(square) * (1 + NOISE);
    }
  }

  @Override
  public List<Pair> pinned() {
    return form.pinned().pairs();
  }

  @Override
  public List<Dyadic> coefficients(LaneExpansion expansion, Pair pair) {
    LaneBank weights = form.field().inputWeights();
    int from = form.layer().headOf(pair.vertex()) * features;
    ExactInputs.Sample x = form.setting().exact().of(pair.sample());
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k <= expansion.order(); k++) {
      int n = weights.limbs(k);
      BigInteger value = ExactInputs.dot(x, weights.at(k), from, n);
      long unit =
          x.exponent() + weights.exponent() - (long) LaneDigits.BITS * (x.limbs().length + n);
      coefficients.add(Dyadic.of(value, unit));
    }
    return coefficients;
  }

  /** The pairs of kinked heads whose pre-activations are within a part of their natural size. */
  List<Pair> vanishing(double[] weights, double part) {
    List<Pair> vanishing = new ArrayList<>();
    double[] sizes = new double[samples];
    for (int h = 0; h < form.layer().heads(); h++) {
      if (!form.layer().isKinked(h)) {
        continue;
      }
      Arrays.fill(orders[0], 0);
      Arrays.fill(sizes, 0);
      for (int a = 0; a < features; a++) {
        double w = weights[h * features + a];
        DoubleRows.addMultiple(w, columns[a], orders[0]);
        DoubleRows.addSizes(w, columns[a], sizes);
      }
      for (int i = 0; i < samples; i++) {
        if (Math.abs(orders[0][i]) <= part * sizes[i] && norms[i] > 0) {
          vanishing.add(new Pair(i, form.layer().vertex(h)));
        }
      }
    }
    return vanishing;
  }

  @Override
  public double[] slope(LaneExpansion expansion, int j, double length) {
    PinnedLanes pinned = form.pinned();
    int sample = pinned.pairs().get(j).sample();
    int head = form.layer().headOf(pinned.pairs().get(j).vertex());
    double width = form.masks().numerator(head, true) - form.masks().numerator(head, false);
    double factor = form.masks().labels()[sample] * width / form.layer().denominator(head);
    LaneBank e = form.field().sampleWeights();
    int order = expansion.order();
    double[] divisor = new double[order];
    double[] slope = new double[order];
    double power = 1;
    int unit = pinned.unit() - e.exponent();
    for (int k = 0; k < order; k++) {
      divisor[k] = factor * Math.scalb(e.approximate(k, sample), -e.exponent()) * power;
      double value = scaled(pinned.slope(j).get(k), unit) * power;
      for (int i = 1; i <= k; i++) {
        value -= divisor[i] * slope[k - i];
      }
      slope[k] = value / divisor[0];
      power *= length;
    }
    return slope;
  }

  private static double scaled(BigInteger value, int unit) {
    int drop = Math.max(0, value.bitLength() - 62);
    return Math.scalb((double) value.shiftRight(drop).longValue(), unit + drop);
  }

  @Override
  public List<LaneSuspect> suspects(
      LaneExpansion expansion, double length, LeadingOrders leadingOrders) {
    List<LaneSuspect> suspects = new ArrayList<>();
    for (int h = 0; h < form.layer().heads(); h++) {
      if (form.layer().isKinked(h)) {
        addSuspects(h, expansion, length, leadingOrders, suspects);
      }
    }
    return suspects;
  }

  private void addSuspects(
      int head,
      LaneExpansion expansion,
      double length,
      LeadingOrders leadingOrders,
      List<LaneSuspect> suspects) {
    int from = head * features;
    int known = Math.min(2, expansion.order());
    for (int k = 0; k <= 2; k++) {
      Arrays.fill(orders[k], 0);
      double[] w = expansion.nearInputWeights(Math.min(k, known));
      double power = k > known ? 0 : Math.pow(length, k);
      for (int a = 0; a < features; a++) {
        DoubleRows.addMultiple(w[from + a] * power, columns[a], orders[k]);
      }
    }
    double tail = 0;
    double power = length * length;
    for (int k = 3; k <= expansion.order(); k++) {
      power *= length;
      tail += norm(expansion.nearInputWeights(k), from) * power;
    }
    double noise = NOISE * norm(expansion.nearInputWeights(0), from);
    int vertex = form.layer().vertex(head);
    for (int i = 0; i < samples; i++) {
      double least = norms[i] * (tail + noise);
      double start = orders[0][i];
      double end = start + orders[1][i];
      double bend = Math.abs(orders[2][i]);
      boolean isOn = form.masks().gates().gate(i, vertex) == Gate.ON;
      double side = isOn ? Math.min(start, end) : -Math.max(start, end);
      if (side - bend > least || norms[i] == 0) {
        continue;
      }
      Pair pair = new Pair(i, vertex);
      int zeros = leadingOrders.of(pair);
      if (form.masks().isPinned(pair) || zeros == LeadingOrders.IDENTICALLY_ZERO) {
        continue;
      }
      LaneSuspect suspect = suspect(pair, isOn ? 1 : -1, zeros, from, expansion, length);
      if (!suspect.isPlain(1)) {
        suspects.add(suspect);
      }
    }
  }

  private LaneSuspect suspect(
      Pair pair, int sign, int zeros, int from, LaneExpansion expansion, double length) {
    double[] x = form.field().features()[pair.sample()];
    double[] polynomial = new double[expansion.order() + 1];
    double power = 1;
    for (int k = 0; k < polynomial.length; k++) {
      double[] w = expansion.nearInputWeights(k);
      double sum = 0;
      for (int a = 0; a < features; a++) {
        sum += x[a] * w[from + a];
      }
      polynomial[k] = sum * power;
      power *= length;
    }
    return new LaneSuspect(pair, sign, zeros, polynomial);
  }

  private double norm(double[] w, int from) {
    double square = 0;
    for (int a = 0; a < features; a++) {
      square += w[from + a] * w[from + a];
    }
    return Math.sqrt(square);
  }
}
