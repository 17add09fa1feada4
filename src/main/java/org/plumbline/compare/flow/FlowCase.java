package org.plumbline.compare.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.engine.DoubleEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Dyadic;

/**
 * Recorded points of which one is proved to be off, and what helps to say why. Distances here are
 * largest differences of weights, in double.
 */
final class FlowCase {
  private static final int DOUBLE_DIGITS = 15;

  /** What the double engine leaves, in proportion to the weights. */
  private static final double NOISE = 1e-12;

  /** Roundings of the format that a difference may be made of without meaning anything. */
  private static final double ROUNDINGS = 64;

  /** A deviation from one point to the next counts from so many times the noise on. */
  private static final double MARKED = 8;

  private final FlowSuspicion.Case given;
  private final ClaimedPoints points;
  private final PlainField field;

  FlowCase(FlowSuspicion.Case given) {
    this.given = given;
    this.points = given.points();
    this.field = new PlainField(given.problem());
  }

  FlowProblem problem() {
    return given.problem();
  }

  ClaimedPoints points() {
    return points;
  }

  /** The first point that is off. */
  int off() {
    return given.off();
  }

  /** The weights of the flow at each point's time, as far as it is known. */
  List<double[]> flow() {
    return given.flow();
  }

  List<GateEvent> events() {
    return given.events();
  }

  PlainField field() {
    return field;
  }

  double time(int k) {
    return points.times().get(k).approximateDouble();
  }

  double step(int k) {
    return points.step(k).approximateDouble();
  }

  /** What a difference at point {@code k} may be without meaning anything. */
  double noise(int k) {
    double size = Math.max(1, largest(points.approximate(k)));
    return Math.max(
            NOISE, Math.max(ROUNDINGS * given.format().unitRoundoff(), 2 * given.tolerance()))
        * size;
  }

  /** How far point {@code k + 1} is from the flow that starts at point {@code k}. */
  double deviation(int k) {
    return distance(points.approximate(k + 1), next(k));
  }

  /** Whether the recording departs from the flow between points {@code k} and {@code k + 1}. */
  boolean departs(int k) {
    return points.step(k).signum() > 0 && deviation(k) > MARKED * noise(k + 1);
  }

  /** Where the flow from point {@code k} is at the time of the next. */
  double[] next(int k) {
    Dyadic h = points.step(k);
    if (h.signum() == 0) {
      return points.approximate(k);
    }
    FlowResult result =
        new DoubleEngine()
            .integrate(
                RecordedPath.from(given.problem(), points.weights().get(k)),
                Horizon.atTime(h.toRational()),
                DOUBLE_DIGITS,
                (steps, events, time, logRisk) -> true);
    return result.trajectory().finalWeights().stream()
        .mapToDouble(w -> w.approximateDouble())
        .toArray();
  }

  /** The point from which the recording first departs from the flow on the way to the next. */
  Optional<Integer> departure() {
    for (int k = 0; k + 1 < points.size(); k++) {
      if (departs(k)) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  static double largest(double[] vector) {
    return Arrays.stream(vector).map(Math::abs).max().orElse(0);
  }

  static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int p = 0; p < a.length; p++) {
      double apart = Math.abs(a[p] - b[p]);
      largest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(largest, apart);
    }
    return largest;
  }
}
