package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

/**
 * Finds the first event on a step in lanes.
 *
 * <p>Pairs that double arithmetic leaves in doubt are looked at in the order of the zeros that it
 * foresees, and only one that may be the first has its zero found at full precision.
 */
final class EventSearch {
  /** What rounding may spoil of an instant found. */
  private static final double NOISE = 1e-11;

  private final Watch watch;
  private final int bits;

  /** What is watched. */
  interface Watch {
    /** The pairs that may change their sign on a step of the given length. */
    List<LaneSuspect> suspects(LaneExpansion expansion, double length, LeadingOrders leadingOrders);

    /** The coefficients of the pre-activation of a pair, to the order of the weights. */
    List<Dyadic> coefficients(LaneExpansion expansion, Pair pair);

    /** The pinned pairs. */
    List<Pair> pinned();

    /** The slope of a pinned pair in the scaled time of a step, in double arithmetic. */
    double[] slope(LaneExpansion expansion, int j, double length);
  }

  EventSearch(Watch watch, int bits) {
    this.watch = watch;
    this.bits = bits;
  }

  /** About the first event on a step of the given length; the length if there is none. */
  double foreseen(LaneExpansion expansion, double length, LeadingOrders leadingOrders) {
    double first = 1;
    for (int j = 0; j < watch.pinned().size(); j++) {
      first = Math.min(first, PredictedZero.exit(watch.slope(expansion, j, length)));
    }
    for (LaneSuspect suspect : watch.suspects(expansion, length, leadingOrders)) {
      first = Math.min(first, suspect.predicted());
    }
    return first * length;
  }

  /** The first event on the step of the given length. */
  Optional<EventScan.Event> first(
      LaneExpansion expansion, Dyadic step, LeadingOrders leadingOrders) {
    double length = step.approximateDouble();
    Optional<EventScan.Event> first = slopes(expansion, step, length);
    List<LaneSuspect> suspects = watch.suspects(expansion, length, leadingOrders);
    suspects.sort(
        Comparator.comparingDouble(LaneSuspect::predicted).thenComparing(LaneSuspect::pair));
    for (LaneSuspect suspect : suspects) {
      double until = first.map(event -> event.tau().approximateDouble()).orElse(1.0);
      if (suspect.isPlain(until * (1 + NOISE))) {
        continue;
      }
      Optional<Dyadic> zero = zero(expansion, suspect, step);
      Optional<EventScan.Event> found = zero.map(tau -> new EventScan.Event(tau, suspect.pair()));
      first = EventScan.earlier(first, found);
    }
    return first;
  }

  /** The zero of a pair at full precision. */
  private Optional<Dyadic> zero(LaneExpansion expansion, LaneSuspect suspect, Dyadic step) {
    List<Dyadic> coefficients = new ArrayList<>();
    Dyadic power = Dyadic.ONE;
    for (Dyadic coefficient : watch.coefficients(expansion, suspect.pair())) {
      coefficients.add(coefficient.multiply(power).round(bits));
      power = power.multiply(step).round(bits);
    }
    FixedPolynomial polynomial = FixedPolynomial.of(coefficients, bits);
    if (suspect.zeros() > polynomial.degree()) {
      return Optional.empty();
    }
    FixedPolynomial oriented = suspect.sign() > 0 ? polynomial : polynomial.negated();
    return FirstZero.of(oriented.deflated(suspect.zeros()));
  }

  private Optional<EventScan.Event> slopes(LaneExpansion expansion, Dyadic step, double length) {
    Optional<EventScan.Event> first = Optional.empty();
    for (int j = 0; j < watch.pinned().size(); j++) {
      double[] slope = watch.slope(expansion, j, length);
      double[] rest = new double[slope.length];
      Arrays.setAll(rest, k -> (k == 0 ? 1 : 0) - slope[k]);
      int order = slope.length - 1;
      if (PositivityCheck.isPositive(slope, order, 1, 0)
          && PositivityCheck.isPositive(rest, order, 1, 0)) {
        continue;
      }
      List<Dyadic> scaled =
          Polynomial.approximatelyScaled(expansion.slope(j), step, bits).coefficients();
      Pair pair = watch.pinned().get(j);
      Optional<Dyadic> left = SlopeInterval.left(scaled, bits);
      first = EventScan.earlier(first, left.map(tau -> new EventScan.Event(tau, pair)));
    }
    return first;
  }
}
