package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.plumbline.claim.Finding;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.RangeException;

/**
 * All figures of a run. What they show is read off the trajectory at ends of its steps, in floating
 * point; bounds come from findings.
 */
public final class RunFigures {
  /** The names of all figures there may be, in the order of importance. */
  public static final List<String> NAMES =
      List.of(
          "risk",
          "stable-rank",
          "gates",
          "data-plane",
          "rank-one",
          "alignment",
          "balancedness",
          "margins",
          "smoothed-margin",
          "singular-values",
          "enclosure");

  private static final int SHOWN = 4;

  /** The most margins drawn one by one. */
  private static final int FEW_SAMPLES = 6;

  private final Trajectory trajectory;
  private final FlowProblem problem;
  private final Timeline timeline;
  private final Constants constants;

  private final Optional<LaterCurves> later;

  private RunFigures(
      Trajectory trajectory, Timeline timeline, Constants constants, Optional<LaterCurves> later) {
    this.later = later;
    this.trajectory = trajectory;
    this.problem = trajectory.problem();
    this.timeline = timeline;
    this.constants = constants;
  }

  /** The figures that there is something to draw in, in the order of {@link #NAMES}. */
  public static List<Figure> of(
      Trajectory trajectory,
      Verification verification,
      List<Finding> findings,
      Optional<LaterTimes> later) {
    return Timeline.of(trajectory, verification)
        .map(
            timeline ->
                new RunFigures(
                        trajectory,
                        timeline,
                        new Constants(findings),
                        later.map(times -> LaterCurves.of(times, timeline.axis())))
                    .all())
        .orElse(List.of());
  }

  private List<Figure> all() {
    LayerFigures layers = new LayerFigures(problem.network(), timeline, constants, later);
    List<Figure> figures = new ArrayList<>();
    add(figures, this::risk);
    add(figures, layers::stableRank);
    add(figures, new GateRaster(trajectory, timeline)::figure);
    add(figures, () -> DataPlane.figure(problem, timeline));
    add(figures, layers::rankOne);
    add(figures, layers::alignment);
    add(figures, this::balancedness);
    add(figures, this::margins);
    add(figures, this::smoothedMargin);
    add(figures, layers::singularValues);
    add(figures, this::enclosure);
    return figures;
  }

  /** Adds a figure, unless there is nothing in it or its numbers are too large to be had. */
  static void add(List<Figure> figures, Supplier<Optional<Figure>> figure) {
    try {
      figure.get().ifPresent(figures::add);
    } catch (RangeException e) {
      // what cannot be drawn is left out; the findings are not
    }
  }

  private Optional<Figure> risk() {
    Plot plot = new Plot(timeline.axis(), true, "risk R(w(t))");
    plot.with(timeline.curve("risk", 0, Curve.Style.VALUE, w -> w.logarithmic(w.risk().log10())));
    later.ifPresent(after -> after.addRisk(plot.withLater(timeline.last().position())));
    return plot.figure(
        "risk",
        "Risk",
        "The risk over time, both axes logarithmic." + later.map(LaterCurves::caption).orElse(""));
  }

  private Optional<Figure> margins() {
    Plot plot = new Plot(timeline.axis(), false, "margins y f(x; w(t))");
    List<Integer> order =
        IntStream.range(0, problem.data().size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> timeline.last().risk().margins().get(i)))
            .toList();
    boolean areFew = order.size() <= FEW_SAMPLES;
    int single = areFew ? order.size() : FEW_SAMPLES / 2;
    for (int k = 0; k < single; k++) {
      int i = order.get(k);
      plot.with(
          timeline.curve(
              "sample " + i, k, Curve.Style.VALUE, w -> w.plain(w.risk().margins().get(i))));
    }
    if (!areFew) {
      plot.with(ranked("median", single, (order.size() - 1) / 2));
      plot.with(ranked("largest", single + 1, order.size() - 1));
    }
    return plot.figure(
        "margins",
        "Margins of samples",
        areFew
            ? "The margin of every sample, the least at the end first."
            : "The samples of the least margins at the end, which hold it up, and at each time the"
                + " median and the largest of all "
                + order.size()
                + ".");
  }

  private Curve ranked(String name, int colour, int rank) {
    return timeline.curve(
        name,
        colour,
        Curve.Style.VALUE,
        w -> w.plain(w.risk().margins().stream().sorted().skip(rank).findFirst().orElseThrow()));
  }

  private Optional<Figure> smoothedMargin() {
    OptionalDouble degree = constants.value("homogeneity");
    if (degree.isEmpty() || !constants.applies("smoothed-margin")) {
      return Optional.empty();
    }
    Plot plot =
        new Plot(timeline.axis(), false, "smoothed margin")
            .with(
                timeline.curve(
                    "smoothed margin over ‖w‖^L",
                    0,
                    Curve.Style.VALUE,
                    w -> w.plain(smoothedMargin(w, degree.getAsDouble()))));
    separated()
        .ifPresent(
            t0 ->
                plot.withMark(
                    timeline.axis().position(t0.toRational()),
                    "t_0 = " + Decimals.nearest(t0, SHOWN)));
    return plot.figure(
        "smoothed-margin",
        "Smoothed margin",
        "ℓ⁻¹(Σ ℓ(margin)) over the norm to the power of the degree, where it is positive; from"
            + " t_0 on, when the risk is proved to be so low that all margins are positive, it never"
            + " decreases.");
  }

  /** The time from which on all margins are proved to be positive, if it is in the run. */
  private Optional<Dyadic> separated() {
    return constants.value("initial-risk", "data").stream()
        .filter(t0 -> t0 >= 0 && Double.isFinite(t0))
        .mapToObj(Dyadic::of)
        .filter(t0 -> t0.toRational().compareTo(trajectory.finalTime()) <= 0)
        .findFirst();
  }

  /** Not a number before the risk is low. */
  private double smoothedMargin(Instant w, double degree) {
    double log =
        w.risk().log10() * StrictMath.log(10)
            - StrictMath.log(problem.sampleFactor().approximateDouble());
    double margin =
        problem.loss() == Loss.EXPONENTIAL || log < -30
            ? -log
            : -StrictMath.log(StrictMath.expm1(StrictMath.exp(log)));
    return margin > 0 ? margin / StrictMath.pow(w.norm(), degree) : Double.NaN;
  }

  private Optional<Figure> balancedness() {
    Network network = problem.network();
    List<Integer> units =
        network.hidden().stream()
            .filter(v -> LayerStructure.obstacle(network, v).isEmpty())
            .toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    int bits = 2 * trajectory.workingBits();
    List<Dyadic> exact =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, bits)).toList();
    List<Dyadic> start = units.stream().map(v -> balance(v, exact)).toList();
    return new Plot(timeline.axis(), true, "|change of Σ_in w² - Σ_out w²|")
        .with(
            timeline.curve(
                "largest drift of " + units.size() + " units",
                0,
                Curve.Style.VALUE,
                w -> w.logarithmic(Logarithm.approximate(drift(units, start, w.weights())))))
        .with(
            timeline.curve(
                "what the enclosure allows",
                1,
                Curve.Style.BOUND,
                w -> w.logarithmic(w.radius().map(r -> allowed(r, w.norm())).orElse(Double.NaN))))
        .figure(
            "balancedness",
            "Drift of balancedness",
            "How far the invariant of a unit, the difference of the squares of its incoming and"
                + " outgoing weights, is on the computed trajectory from where it began. Of the true"
                + " flow it never changes; dashed is what the distance of the two can make of it.");
  }

  private Dyadic balance(int v, List<Dyadic> weights) {
    Network network = problem.network();
    return squares(network.incoming(v), weights).subtract(squares(network.outgoing(v), weights));
  }

  private static Dyadic squares(List<Edge> edges, List<Dyadic> weights) {
    return edges.stream()
        .map(edge -> weights.get(edge.parameter()))
        .map(w -> w.multiply(w))
        .reduce(Dyadic.ZERO, Dyadic::add);
  }

  private Dyadic drift(List<Integer> units, List<Dyadic> start, List<Dyadic> weights) {
    Dyadic largest = Dyadic.ZERO;
    for (int k = 0; k < units.size(); k++) {
      Dyadic change = balance(units.get(k), weights).subtract(start.get(k));
      largest = largest.max(change.abs());
    }
    return largest;
  }

  /** {@code log10 (2 ‖w‖ r + r²)}. */
  private static double allowed(Magnitude radius, double norm) {
    if (!Double.isFinite(2 * norm)) {
      return Double.NaN;
    }
    Magnitude twice = Magnitude.enclosingAbove(2 * norm).add(radius);
    return radius.multiply(twice).approximateLog10();
  }

  private Optional<Figure> enclosure() {
    return new Plot(timeline.axis(), true, "distance of the true weights")
        .with(
            timeline.curve(
                "at most",
                0,
                Curve.Style.VALUE,
                w -> w.logarithmic(w.radius().map(Magnitude::approximateLog10).orElse(Double.NaN))))
        .figure(
            "enclosure",
            "Radius of the enclosure",
            "How far the true weights may be from the computed ones, proved, at ends of steps."
                + lost());
  }

  /** By how many digits the enclosure grew. */
  private String lost() {
    double[] digits =
        timeline.instants().stream()
            .flatMap(w -> w.radius().stream())
            .mapToDouble(Magnitude::approximateLog10)
            .filter(Double::isFinite)
            .toArray();
    return digits.length < 2
        ? ""
        : String.format(
            Locale.ROOT,
            " From the first of them to the last %.1f digits are lost.",
            digits[digits.length - 1] - digits[0]);
  }
}
