package org.plumbline.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.forever.Degrees;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * A run on from weights at which the risk is low already, with what was concluded from these
 * weights alone: T is 0.
 *
 * @param times what is known at T of all later times
 * @param graph the paths
 * @param observed what the run shows
 */
record LaterRun(LaterTimes times, PathGraph graph, Observations observed) {
  private static final int DIGITS = 12;

  /** Problems whose labels are the signs that random weights give, with larger weights. */
  static Arbitrary<FlowProblem> problems() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 2).list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Shape.values()),
            Arbitraries.of(Loss.EXPONENTIAL, Loss.LOGISTIC),
            Arbitraries.of(Reduction.values()))
        .flatAs(
            (inputs, hidden, shape, loss, reduction) -> {
              LayeredArchitecture architecture = shape.of(inputs, hidden);
              return problems(architecture, loss, reduction);
            });
  }

  /** The same of deep linear networks. */
  static Arbitrary<FlowProblem> linear() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3).list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Loss.EXPONENTIAL, Loss.LOGISTIC),
            Arbitraries.of(Reduction.values()))
        .flatAs((hidden, loss, reduction) -> problems(Shape.LINEAR.of(2, hidden), loss, reduction));
  }

  /** Architectures by what goes round their layers. */
  private enum Shape {
    LINEAR,
    RELU,
    LEAKY,
    BIASED,
    FREE_SKIP,
    IDENTITY;

    LayeredArchitecture of(int inputs, List<Integer> hidden) {
      List<Integer> widths = new ArrayList<>(List.of(inputs));
      widths.addAll(this == IDENTITY ? hidden.stream().map(w -> inputs).toList() : hidden);
      widths.add(1);
      Activation activation =
          this == LINEAR
              ? Activation.LINEAR
              : this == LEAKY ? Activation.leaky(Rational.of(1, 4)) : Activation.RELU;
      List<Activation> activations = hidden.stream().map(w -> activation).toList();
      List<Skip> skips =
          this == FREE_SKIP
              ? List.of(new Skip(0, widths.size() - 1, Skip.Kind.FREE))
              : this == IDENTITY ? List.of(new Skip(0, 1, Skip.Kind.IDENTITY)) : List.of();
      List<Boolean> biases =
          IntStream.range(1, widths.size()).mapToObj(k -> this == BIASED).toList();
      return new LayeredArchitecture(widths, activations, skips, biases);
    }
  }

  private static Arbitrary<FlowProblem> problems(
      LayeredArchitecture architecture, Loss loss, Reduction reduction) {
    int inputs = architecture.inputs();
    Arbitrary<List<Rational>> point =
        RandomProblems.rationals()
            .list()
            .ofSize(inputs)
            .map(x -> architecture.hasBiases() ? withConstant(x) : x);
    return Combinators.combine(
            point.list().ofMinSize(1).ofMaxSize(4),
            RandomProblems.dyadics().list().ofSize(architecture.network().parameters()))
        .as((points, weights) -> labelled(architecture, points, weights, loss, reduction))
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  private static List<Rational> withConstant(List<Rational> x) {
    List<Rational> constant = new ArrayList<>(x);
    constant.set(x.size() - 1, Rational.ONE);
    return constant;
  }

  /** Samples on which the network is not 0, labelled by its sign; nothing if there are none. */
  private static Optional<FlowProblem> labelled(
      LayeredArchitecture architecture,
      List<List<Rational>> points,
      List<Rational> weights,
      Loss loss,
      Reduction reduction) {
    List<List<Rational>> kept = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (List<Rational> x : points) {
      int sign = Evaluation.exact(architecture.network(), weights, x).value().signum();
      if (sign != 0) {
        kept.add(x);
        labels.add(sign);
      }
    }
    List<String> names = IntStream.range(0, architecture.inputs()).mapToObj(j -> "x" + j).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FlowProblem(
                architecture.network(),
                new Dataset(names, kept, labels),
                weights,
                loss,
                reduction));
  }

  /** The run down to the risk given, if the risk is low at the start and it gets there. */
  static Optional<LaterRun> of(FlowProblem problem, String risk) {
    Observations start = new Observations(problem, Optional.empty(), DIGITS, Optional.empty());
    PathGraph graph = PathGraph.of(problem.network());
    if (!(Degrees.of(graph) instanceof Degrees.Known degrees)
        || !LowRisk.isLow(start.evaluator(), start.riskAtStart())) {
      return Optional.empty();
    }
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    FlowResult result =
        TaylorFlow.integrate(
            problem,
            Horizon.atRisk(Rational.parse(risk)),
            precision,
            LimbSeries.withBits(precision.bits()),
            ShortFlow.BOUNDED);
    Observations observed =
        new Observations(problem, Optional.of(result.trajectory()), DIGITS, Optional.empty());
    return LaterTimes.of(start, problem, graph, degrees, start.riskAtStart())
        .map(times -> new LaterRun(times, graph, observed));
  }

  /** Step ends, some of many. */
  List<Instant> ends() {
    return Observations.sampled(observed.ends(), 50_000);
  }

  /** Margins and risk at an instant. */
  RiskAt risk(Instant end) {
    return observed.evaluator().at(end);
  }

  /** The time of an instant. */
  static DyadicInterval time(Instant end) {
    return DyadicInterval.enclosing(end.time(), LaterTimes.BITS);
  }

  /** The sum of squares of some parameters at an instant. */
  static DyadicInterval squares(Instant end, List<Integer> parameters) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int p : parameters) {
      sum = sum.add(end.tube(p).square());
    }
    return sum;
  }
}
