package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;

/**
 * What an engine may have followed in place of the flow, judged from one recorded point to the
 * next: each suspect is a way to get there, and the one that comes nearest is named if it comes
 * much nearer than the flow.
 */
final class FlowSuspects {
  /** A suspect must leave at most one part in so many of what the flow leaves. */
  private static final double MUCH = 16;

  /** First points nearer than this to where the flow is were meant to be there. */
  private static final double ELSEWHERE = 0x1p-16;

  private static final int SUBSTEPS = 64;
  private static final int MOST_SAMPLES = 100;
  private static final int REFINEMENTS = 4;
  private static final double CHANGE = 0x1p-10;

  /** A fitted factor as near as this to one with a name has that name. */
  private static final double NEAR = 1e-3;

  private final FlowCase c;
  private final int k;
  private final List<Suspect> suspects = new ArrayList<>();

  private FlowSuspects(FlowCase c, int k) {
    this.c = c;
    this.k = k;
  }

  /**
   * A way to the next point.
   *
   * @param suspicion what it would mean
   * @param residual how far the next point is from where it leads
   */
  private record Suspect(Suspicion suspicion, double residual) {}

  /** What fits best from the first departure on. */
  static Optional<Suspicion> first(FlowCase c) {
    boolean startsElsewhere =
        c.off() == 0 && FlowCase.distance(c.points().approximate(0), c.flow().get(0)) > ELSEWHERE;
    if (startsElsewhere) {
      return PointSuspects.first(c, 0);
    }
    return c.departure()
        .flatMap(
            k ->
                PointSuspects.first(c, k + 1)
                    .or(() -> new FlowSuspects(c, k).best())
                    .map(s -> new Suspicion(s.explanation(), place(c, k) + s.text())));
  }

  /** Where the recording departs from the flow, if that is not where it is found to be off. */
  private static String place(FlowCase c, int k) {
    return k + 1 == c.off()
        ? ""
        : "from point "
            + k
            + ", t = "
            + Numerals.of(c.time(k))
            + ", to the next it departs from the flow: ";
  }

  private Optional<Suspicion> best() {
    methods();
    factor();
    loss();
    samples();
    slopes();
    GateSuspects.each(c, k, this::offer);
    double noise = c.noise(k + 1);
    double most = Math.max(noise, c.deviation(k) / MUCH);
    Suspect best = null;
    for (Suspect suspect : suspects) {
      double residual = Math.max(noise, suspect.residual());
      boolean isBetter = best == null || residual < Math.max(noise, best.residual());
      if (residual <= most && isBetter) {
        best = suspect;
      }
    }
    return Optional.ofNullable(best).map(s -> s.suspicion());
  }

  private void offer(Suspicion suspicion, double[] reached) {
    suspects.add(new Suspect(suspicion, FlowCase.distance(c.points().approximate(k + 1), reached)));
  }

  private void methods() {
    PlainField field = c.field();
    IntFunction<double[]> euler =
        j -> {
          double[] w = c.points().approximate(j);
          return PlainField.moved(w, field.velocity(w, field.proper(), field.even()), c.step(j));
        };
    if (holdsOn(euler)) {
      offer(
          new Suspicion(
              Explanation.EXPLICIT_EULER,
              "each point is a step of the explicit Euler method (of gradient descent) from the one"
                  + " before, of size "
                  + Numerals.of(c.step(k))
                  + Chatter.text(c)),
          euler.apply(k));
    }
    double size = eulerSize();
    IntFunction<double[]> scaledEuler =
        j -> {
          double[] w = c.points().approximate(j);
          return PlainField.moved(w, field.velocity(w, field.proper(), field.even()), size);
        };
    if (size > 0 && holdsOn(scaledEuler)) {
      offer(
          new Suspicion(
              Explanation.EXPLICIT_EULER,
              "each point is a step of gradient descent of size "
                  + Numerals.brief(size)
                  + " from the one before, while t goes up by "
                  + Numerals.of(c.step(k))
                  + ": these are no times of the flow; see --kind descent"),
          scaledEuler.apply(k));
    }
    IntFunction<double[]> classical =
        j -> field.rungeKutta(c.points().approximate(j), c.step(j), field.proper(), field.even());
    if (holdsOn(classical)) {
      offer(
          new Suspicion(
              Explanation.RUNGE_KUTTA,
              "each point is one step of the classical Runge-Kutta method from the one before, of"
                  + " size "
                  + Numerals.of(c.step(k))),
          classical.apply(k));
    }
  }

  /** The size of a step of gradient descent that comes nearest to the next point. */
  private double eulerSize() {
    double[] w = c.points().approximate(k);
    double[] next = c.points().approximate(k + 1);
    double[] velocity = c.field().velocity(w, c.field().proper(), c.field().even());
    double product = 0;
    double square = 0;
    for (int p = 0; p < w.length; p++) {
      product += (next[p] - w[p]) * velocity[p];
      square += velocity[p] * velocity[p];
    }
    return square > 0 ? product / square : 0;
  }

  /** Whether a method leads from point to point for some points from the departure on. */
  private boolean holdsOn(IntFunction<double[]> method) {
    for (int j = k; j < Math.min(k + 4, c.points().size() - 1); j++) {
      double apart = FlowCase.distance(c.points().approximate(j + 1), method.apply(j));
      if (apart > c.noise(j + 1)) {
        return false;
      }
    }
    return true;
  }

  /** The flow at another time: a constant factor of the risk. */
  private void factor() {
    double[] from = c.points().approximate(k);
    double[] to = c.points().approximate(k + 1);
    double fitted = 1;
    for (int attempt = 0; attempt < REFINEMENTS; attempt++) {
      double[] reached = scaled(c.field(), from, fitted);
      double[] velocity = c.field().velocity(reached, c.field().proper(), c.field().even());
      double along = 0;
      double square = 0;
      for (int p = 0; p < to.length; p++) {
        along += (to[p] - reached[p]) * velocity[p];
        square += velocity[p] * velocity[p];
      }
      fitted += square > 0 ? along / square / c.step(k) : 0;
    }
    int n = c.problem().data().size();
    double named = c.problem().reduction() == Reduction.MEAN ? n : 1.0 / n;
    for (double candidate : new double[] {named, -1, 0, fitted}) {
      if (Double.isFinite(candidate) && Math.abs(candidate) <= 2.0 * n + 2) {
        offer(factorNamed(candidate, named), scaled(c.field(), from, candidate));
      }
    }
  }

  private double[] scaled(PlainField field, double[] from, double factor) {
    double[] w = from;
    int substeps = SUBSTEPS * (int) Math.min(64, Math.max(1, Math.ceil(Math.abs(factor))));
    double h = factor * c.step(k) / substeps;
    for (int s = 0; s < substeps; s++) {
      w = field.rungeKutta(w, h, field.proper(), field.even());
    }
    return w;
  }

  private Suspicion factorNamed(double factor, double named) {
    if (Math.abs(factor) <= NEAR) {
      return new Suspicion(Explanation.FACTOR, "the recorded points do not move");
    }
    if (c.problem().data().size() > 1 && Math.abs(factor - named) <= NEAR * named) {
      boolean isMean = c.problem().reduction() == Reduction.MEAN;
      return new Suspicion(
          Explanation.REDUCTION,
          "the points are on the flow at "
              + Numerals.of(named)
              + " times their times: the risk is taken as the "
              + (isMean ? "sum where the mean" : "mean where the sum")
              + " of the losses is meant");
    }
    if (Math.abs(factor + 1) <= NEAR) {
      return new Suspicion(
          Explanation.SIGN, "the recorded weights ascend the risk instead of descending it");
    }
    return new Suspicion(
        Explanation.FACTOR,
        "the points are on the flow at " + nearOne(factor) + " times their times");
  }

  private static String nearOne(double factor) {
    double more = factor - 1;
    return Math.abs(more) > NEAR
        ? Numerals.of(factor)
        : "(1 " + (more < 0 ? "- " : "+ ") + Numerals.of(Math.abs(more)) + ")";
  }

  private void loss() {
    FlowProblem problem = c.problem();
    for (Loss other : problem.loss().others()) {
      PlainField field =
          new PlainField(
              new FlowProblem(
                  problem.network(),
                  problem.data(),
                  problem.initialWeights(),
                  other,
                  problem.reduction()));
      offer(
          new Suspicion(Explanation.LOSS, "it is the flow of the " + other + " loss"),
          scaled(field, c.points().approximate(k), 1));
    }
  }

  private void samples() {
    int n = c.problem().data().size();
    for (int i = 0; i < n && n <= MOST_SAMPLES && n > 1; i++) {
      for (int count : new int[] {0, 2}) {
        int chosen = i;
        double all = c.problem().reduction() == Reduction.MEAN ? n + count - 1.0 : 1;
        PlainField.Shares shares = j -> (j == chosen ? count : 1) / all;
        offer(
            new Suspicion(
                count == 0 ? Explanation.SAMPLE_LEFT_OUT : Explanation.SAMPLE_TWICE,
                "sample " + i + (count == 0 ? " is left out" : " is counted twice")),
            along(c.field().proper(), shares));
      }
    }
  }

  private double[] along(PlainField.Gates gates, PlainField.Shares shares) {
    return along(c, k, gates, shares);
  }

  /** Where the field with given gates leads from point {@code k} by the time of the next. */
  static double[] along(FlowCase c, int k, PlainField.Gates gates, PlainField.Shares shares) {
    double[] w = c.points().approximate(k);
    for (int s = 0; s < SUBSTEPS; s++) {
      w = c.field().rungeKutta(w, c.step(k) / SUBSTEPS, gates, shares);
    }
    return w;
  }

  /** One slope for the negative side of every kink, fitted; and other slopes at 0 exactly. */
  private void slopes() {
    double proper =
        c.problem().network().kinked().stream()
            .map(v -> c.problem().network().activation(v).negativeSlope())
            .findFirst()
            .orElse(Rational.ONE)
            .approximateDouble();
    if (c.problem().network().kinked().isEmpty()) {
      return;
    }
    double[] to = c.points().approximate(k + 1);
    double slope = proper;
    for (int attempt = 0; attempt < REFINEMENTS; attempt++) {
      double[] here = along(below(slope), c.field().even());
      double[] there = along(below(slope + CHANGE), c.field().even());
      double product = 0;
      double square = 0;
      for (int p = 0; p < to.length; p++) {
        double change = there[p] - here[p];
        product += (to[p] - here[p]) * change;
        square += change * change;
      }
      slope += square > 0 ? CHANGE * product / square : 0;
    }
    if (Double.isFinite(slope) && Math.abs(slope) <= 2) {
      offer(
          new Suspicion(
              Explanation.RELU_SLOPE,
              "the slope below 0 is " + Numerals.of(slope) + " instead of " + Numerals.of(proper)),
          along(below(slope), c.field().even()));
    }
    for (double atZero : new double[] {0.5, 1}) {
      PlainField.Gates gates = (i, v, s) -> s == 0 ? atZero : c.field().proper().slope(i, v, s);
      offer(
          new Suspicion(
              Explanation.RELU_SLOPE,
              "the slope at 0 is " + Numerals.of(atZero) + " where units are silent"),
          along(gates, c.field().even()));
    }
  }

  private static PlainField.Gates below(double slope) {
    return (i, v, s) -> s > 0 ? 1 : slope;
  }
}
