package org.plumbline.flow.lane;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.event.PositivityCheck;
import org.plumbline.flow.event.PredictedZero;
import org.plumbline.flow.state.FirstZero;
import org.plumbline.flow.state.FixedPolynomial;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.SlopeInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/**
 * Finds the first event on a step in lanes.
 *
 * <p>Orders 0 to 2 of all pre-activations, sample beside sample, and {@code ‖x_i‖ Σ_{k>=3} ‖w_v[k]‖
 * τ^k} for what is left (Cauchy-Schwarz) settle all pairs but a few. Of these the whole polynomial
 * is looked at in double arithmetic, and only a pair that may be the first has its zero found at
 * full precision.
 */
final class LaneEvents {
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

  /** A pair that may change its sign, with its polynomial in the scaled time of the step. */
  private static final class Suspect {
    private final Pair pair;
    private final int sign;
    private final int zeros;
    private final double[] polynomial;
    private final double predicted;

    /**
     * A pair.
     *
     * @param sign the sign it has while its gate holds
     * @param zeros how often it vanishes at the start of the step
     * @param polynomial its coefficients
     */
    Suspect(Pair pair, int sign, int zeros, double[] polynomial) {
      this.pair = pair;
      this.sign = sign;
      this.zeros = zeros;
      this.polynomial = polynomial;
      this.predicted = PredictedZero.zero(polynomial, polynomial.length - 1, sign, zeros);
    }

    /** Whether it keeps its sign up to an instant, beyond doubt. */
    boolean isPlain(double until) {
      double[] c = polynomial.clone();
      double power = 1;
      for (int k = 0; k < c.length; k++) {
        c[k] *= power;
        power *= until;
      }
      return PositivityCheck.isPositive(c, c.length - 1, sign, zeros);
    }

    /** About where it vanishes; 1 if no zero is seen. */
    double predicted() {
      return predicted;
    }

    Pair pair() {
      return pair;
    }
  }

  /** About the first event on a step of the given length; the length if there is none. */
  double foreseen(LaneExpansion expansion, double length, LeadingOrders leadingOrders) {
    double first = 1;
    for (int j = 0; j < form.pinned().pairs().size(); j++) {
      first = Math.min(first, PredictedZero.exit(slope(expansion, j, length)));
    }
    for (Suspect suspect : suspects(expansion, length, leadingOrders)) {
      first = Math.min(first, suspect.predicted);
    }
    return first * length;
  }

  /** The first event on the step of the given length. */
  Optional<EventScan.Event> first(
      LaneExpansion expansion, Dyadic step, LeadingOrders leadingOrders) {
    double length = step.approximateDouble();
    Optional<EventScan.Event> first = slopes(expansion, step, length);
    List<Suspect> suspects = suspects(expansion, length, leadingOrders);
    suspects.sort(Comparator.comparingDouble(Suspect::predicted).thenComparing(Suspect::pair));
    for (Suspect suspect : suspects) {
      double until = first.map(event -> event.tau().approximateDouble()).orElse(1.0);
      if (suspect.isPlain(until * (1 + NOISE))) {
        continue;
      }
      Optional<Dyadic> zero = zero(expansion, suspect, step);
      Optional<EventScan.Event> found = zero.map(tau -> new EventScan.Event(tau, suspect.pair));
      first = EventScan.earlier(first, found);
    }
    return first;
  }

  /** The zero of a pair at full precision. */
  private Optional<Dyadic> zero(LaneExpansion expansion, Suspect suspect, Dyadic step) {
    LaneBank weights = form.field().inputWeights();
    int from = form.layer().headOf(suspect.pair.vertex()) * features;
    ExactInputs.Sample x = form.exact().of(suspect.pair.sample());
    List<Dyadic> coefficients = new ArrayList<>();
    Dyadic power = Dyadic.ONE;
    for (int k = 0; k <= expansion.order(); k++) {
      int n = weights.limbs(k);
      BigInteger value = ExactInputs.dot(x, weights.at(k), from, n);
      long unit =
          x.exponent() + weights.exponent() - (long) LaneDigits.BITS * (x.limbs().length + n);
      coefficients.add(Dyadic.of(value, unit).multiply(power).round(form.bits()));
      power = power.multiply(step).round(form.bits());
    }
    FixedPolynomial polynomial = FixedPolynomial.of(coefficients, form.bits());
    if (suspect.zeros > polynomial.degree()) {
      return Optional.empty();
    }
    FixedPolynomial oriented = suspect.sign > 0 ? polynomial : polynomial.negated();
    return FirstZero.of(oriented.deflated(suspect.zeros));
  }

  private Optional<EventScan.Event> slopes(LaneExpansion expansion, Dyadic step, double length) {
    Optional<EventScan.Event> first = Optional.empty();
    for (int j = 0; j < form.pinned().pairs().size(); j++) {
      double[] slope = slope(expansion, j, length);
      double[] rest = new double[slope.length];
      Arrays.setAll(rest, k -> (k == 0 ? 1 : 0) - slope[k]);
      int order = slope.length - 1;
      if (PositivityCheck.isPositive(slope, order, 1, 0)
          && PositivityCheck.isPositive(rest, order, 1, 0)) {
        continue;
      }
      List<Dyadic> scaled =
          Polynomial.approximatelyScaled(expansion.slope(j), step, form.bits()).coefficients();
      Pair pair = form.pinned().pairs().get(j);
      Optional<Dyadic> left = SlopeInterval.left(scaled, form.bits());
      first = EventScan.earlier(first, left.map(tau -> new EventScan.Event(tau, pair)));
    }
    return first;
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
        addMultiple(w, columns[a], orders[0]);
        addSizes(w, columns[a], sizes);
      }
      for (int i = 0; i < samples; i++) {
        if (Math.abs(orders[0][i]) <= part * sizes[i] && norms[i] > 0) {
          vanishing.add(new Pair(i, form.layer().vertex(h)));
        }
      }
    }
    return vanishing;
  }

  private static void addSizes(double m, double[] x, double[] sum) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] += Math.abs(m * x[s]);
    }
  }

  /** A slope in the scaled time of a step, in double arithmetic. */
  private double[] slope(LaneExpansion expansion, int j, double length) {
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

  /** The pairs that may change their sign on a step, as far as orders 0 to 2 tell and all after. */
  private List<Suspect> suspects(
      LaneExpansion expansion, double length, LeadingOrders leadingOrders) {
    List<Suspect> suspects = new ArrayList<>();
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
      List<Suspect> suspects) {
    int from = head * features;
    int known = Math.min(2, expansion.order());
    for (int k = 0; k <= 2; k++) {
      Arrays.fill(orders[k], 0);
      double[] w = expansion.nearInputWeights(Math.min(k, known));
      double power = k > known ? 0 : Math.pow(length, k);
      for (int a = 0; a < features; a++) {
        addMultiple(w[from + a] * power, columns[a], orders[k]);
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
      Suspect suspect = suspect(pair, isOn ? 1 : -1, zeros, from, expansion, length);
      if (!suspect.isPlain(1)) {
        suspects.add(suspect);
      }
    }
  }

  private Suspect suspect(
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
    return new Suspect(pair, sign, zeros, polynomial);
  }

  private double norm(double[] w, int from) {
    double square = 0;
    for (int a = 0; a < features; a++) {
      square += w[from + a] * w[from + a];
    }
    return Math.sqrt(square);
  }

  private static void addMultiple(double m, double[] x, double[] sum) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] += m * x[s];
    }
  }
}
