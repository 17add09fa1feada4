package org.plumbline.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
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
              Network network = shape.network(architecture);
              return problems(network, architecture.hasBiases(), loss, reduction);
            });
  }

  /** The same of deep linear networks. */
  static Arbitrary<FlowProblem> linear() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3).list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Loss.EXPONENTIAL, Loss.LOGISTIC),
            Arbitraries.of(Reduction.values()))
        .flatAs(
            (hidden, loss, reduction) ->
                problems(Shape.LINEAR.of(2, hidden).network(), false, loss, reduction));
  }

  /** Architectures by what goes round their layers. */
  private enum Shape {
    LINEAR,
    RELU,
    LEAKY,
    ABSOLUTE_VALUE,
    BIASED,
    FREE_SKIP,
    /** A free skip beside the first layer: two edges between every two vertices. */
    PARALLEL,
    /** Every two weights of a layer are one, also of edges into one vertex. */
    SHARED,
    IDENTITY;

    LayeredArchitecture of(int inputs, List<Integer> hidden) {
      List<Integer> widths = new ArrayList<>(List.of(inputs));
      widths.addAll(this == IDENTITY ? hidden.stream().map(w -> inputs).toList() : hidden);
      widths.add(1);
      List<Activation> activations = hidden.stream().map(w -> activation()).toList();
      List<Skip> skips = skips(widths.size() - 1);
      List<Boolean> biases =
          IntStream.range(1, widths.size()).mapToObj(k -> this == BIASED).toList();
      return new LayeredArchitecture(widths, activations, skips, biases);
    }

    private Activation activation() {
      return switch (this) {
        case LINEAR -> Activation.LINEAR;
        case LEAKY -> Activation.leaky(Rational.of(1, 4));
        case ABSOLUTE_VALUE -> Activation.ABSOLUTE_VALUE;
        default -> Activation.RELU;
      };
    }

    private List<Skip> skips(int last) {
      return switch (this) {
        case FREE_SKIP -> List.of(new Skip(0, last, Skip.Kind.FREE));
        case PARALLEL -> List.of(new Skip(0, 1, Skip.Kind.FREE));
        case IDENTITY -> List.of(new Skip(0, 1, Skip.Kind.IDENTITY));
        default -> List.of();
      };
    }

    /** The network of an architecture of this shape. */
    Network network(LayeredArchitecture architecture) {
      return this == SHARED ? shared(architecture) : architecture.network();
    }

    private static Network shared(LayeredArchitecture architecture) {
      Network plain = architecture.network();
      Map<Integer, Integer> merged = new HashMap<>();
      List<String> names = new ArrayList<>();
      int first = 0;
      for (int layer = 1; layer < architecture.widths().size(); layer++) {
        int count = architecture.widths().get(layer - 1) * architecture.widths().get(layer);
        for (int k = 0; k < count; k++) {
          if (k % 2 == 0) {
            names.add("p" + names.size());
          }
          merged.put(first + k, names.size() - 1);
        }
        first += count;
      }
      List<Vertex> vertices = IntStream.range(0, plain.size()).mapToObj(plain::vertex).toList();
      List<Edge> edges =
          plain.edges().stream()
              .map(
                  e ->
                      new Edge(
                          e.from(),
                          e.to(),
                          new Weight.Parameter(merged.getOrDefault(e.parameter(), -1))))
              .toList();
      return Network.of(plain.inputs(), vertices, edges, names);
    }
  }

  private static Arbitrary<FlowProblem> problems(
      Network network, boolean hasBiases, Loss loss, Reduction reduction) {
    int inputs = network.inputs();
    Arbitrary<List<Rational>> point =
        RandomProblems.rationals().list().ofSize(inputs).map(x -> hasBiases ? withConstant(x) : x);
    return Combinators.combine(
            point.list().ofMinSize(1).ofMaxSize(4),
            RandomProblems.dyadics().list().ofSize(network.parameters()))
        .as((points, weights) -> labelled(network, points, weights, loss, reduction))
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
      Network network,
      List<List<Rational>> points,
      List<Rational> weights,
      Loss loss,
      Reduction reduction) {
    List<List<Rational>> kept = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (List<Rational> x : points) {
      int sign = Evaluation.exact(network, weights, x).value().signum();
      if (sign != 0) {
        kept.add(x);
        labels.add(sign);
      }
    }
    List<String> names = IntStream.range(0, network.inputs()).mapToObj(j -> "x" + j).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FlowProblem(network, new Dataset(names, kept, labels), weights, loss, reduction));
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

  /** What is known at the end of the run of all times after it. */
  LaterTimes timesAtEnd() {
    FlowProblem problem = times.problem();
    Degrees.Known degrees = (Degrees.Known) Degrees.of(graph);
    return LaterTimes.of(observed, problem, graph, degrees, observed.riskAtEnd()).orElseThrow();
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
