package org.plumbline.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.Degrees;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * A run to a low risk, what was concluded there of gates at all later times, and a run on.
 *
 * @param problem the problem
 * @param times what is known of later times
 * @param outlook what is known of gates
 * @param late the run on
 */
record JudgedRun(FlowProblem problem, LaterTimes times, GateOutlook outlook, Observations late) {
  private static final int DIGITS = 12;

  /** The problems of one try: 1 in builds, more in the profile `thorough`. */
  private static final int EACH = Integer.getInteger("plumbline.problems", 1);

  /** The problems of one try: some of any kind, and two whose gates settle early. */
  static Arbitrary<List<FlowProblem>> several() {
    return Combinators.combine(problems().list().ofSize(EACH), settling().list().ofSize(2))
        .as((any, some) -> Stream.concat(any.stream(), some.stream()).toList());
  }

  /** The same around two opposite points, where gates settle early, and two more of them. */
  static Arbitrary<List<FlowProblem>> clustered() {
    return settling().list().ofSize(EACH + 2);
  }

  /** The same around two points at right angles. */
  static Arbitrary<List<FlowProblem>> apart() {
    return settling(Cloud.AROUND_TWO_AXES).list().ofSize(EACH + 2);
  }

  private static Arbitrary<FlowProblem> settling() {
    return settling(Cloud.AROUND_TWO_POINTS);
  }

  private static Arbitrary<FlowProblem> settling(Cloud cloud) {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3), Arbitraries.integers().between(3, 4))
        .flatAs((inputs, units) -> problems(inputs, units, Activation.RELU, 2, cloud));
  }

  /** Two layers, or three, on points in two or three dimensions, perhaps with a bias. */
  private static Arbitrary<FlowProblem> problems() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(Activation.RELU, Activation.RELU, Activation.leaky(Rational.of(1, 4))),
            Arbitraries.of(2, 2, 2, 3),
            Arbitraries.of(Cloud.ANYWHERE, Cloud.BIASED, Cloud.AROUND_TWO_POINTS))
        .flatAs(JudgedRun::problems);
  }

  /** How samples lie. */
  private enum Cloud {
    ANYWHERE,
    BIASED,
    AROUND_TWO_POINTS,
    AROUND_TWO_AXES
  }

  private static Arbitrary<FlowProblem> problems(
      int inputs, int units, Activation activation, int depth, Cloud cloud) {
    List<Integer> widths = new ArrayList<>(List.of(inputs, units));
    List<Activation> activations = new ArrayList<>(List.of(activation));
    if (depth > 2) {
      widths.add(2);
      activations.add(Activation.LINEAR);
    }
    widths.add(1);
    LayeredArchitecture architecture = new LayeredArchitecture(widths, activations, List.of());
    Arbitrary<Rational> coordinates =
        Arbitraries.integers().between(-32, 32).map(p -> Rational.of(p, 16));
    return Combinators.combine(
            coordinates.list().ofSize(inputs).list().ofMinSize(2).ofMaxSize(6),
            Arbitraries.of(1, -1).list().ofSize(6),
            Arbitraries.integers()
                .between(-48, 48)
                .map(p -> Rational.of(p, 32))
                .list()
                .ofSize(architecture.network().parameters()),
            Arbitraries.of(Loss.EXPONENTIAL, Loss.LOGISTIC),
            Arbitraries.of(Reduction.values()))
        .as(
            (points, labels, weights, loss, reduction) ->
                new FlowProblem(
                    architecture.network(),
                    data(points, labels.subList(0, points.size()), cloud),
                    weights,
                    loss,
                    reduction));
  }

  private static Dataset data(List<List<Rational>> points, List<Integer> labels, Cloud cloud) {
    List<List<Rational>> moved = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      List<Rational> x = new ArrayList<>(points.get(i));
      for (int a = 0; a < x.size() && cloud == Cloud.AROUND_TWO_POINTS; a++) {
        x.set(a, x.get(a).multiply(Rational.of(1, 2)).add(Rational.of(labels.get(i))));
      }
      if (cloud == Cloud.AROUND_TWO_AXES) {
        moveToAxes(x, labels.get(i));
      }
      if (cloud == Cloud.BIASED) {
        x.set(x.size() - 1, Rational.ONE);
      }
      moved.add(x);
    }
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, moved, labels);
  }

  /** Near {@code e_1} or {@code e_2}, by the label, with products of the right signs. */
  private static void moveToAxes(List<Rational> x, int label) {
    int axis = label > 0 ? 0 : 1;
    for (int a = 0; a < x.size(); a++) {
      Rational small = x.get(a).multiply(Rational.of(1, 16));
      Rational other = a < 2 ? Rational.of(-1, 8) : Rational.ZERO;
      x.set(a, small.add(a == axis ? Rational.ONE : other));
    }
  }

  /** The runs on of those problems where that is so and what is concluded is worth it: some. */
  static List<JudgedRun> some(
      List<FlowProblem> problems, BiPredicate<FlowProblem, GateOutlook> isWorthIt) {
    List<JudgedRun> runs =
        problems.stream()
            .flatMap(problem -> of(problem, known -> isWorthIt.test(problem, known)).stream())
            .toList();
    Assume.that(!runs.isEmpty());
    return runs;
  }

  /** The run on, if the risk gets low and what is concluded then is worth it. */
  static Optional<JudgedRun> of(FlowProblem problem, Predicate<GateOutlook> isWorthIt) {
    Observations early = run(problem, "1e-4");
    PathGraph graph = PathGraph.of(problem.network());
    if (!LowRisk.isLow(early.evaluator(), early.riskAtEnd())
        || !(Degrees.of(graph) instanceof Degrees.Known degrees)) {
      return Optional.empty();
    }
    Optional<LaterTimes> times = LaterTimes.of(early, problem, graph, degrees, early.riskAtEnd());
    GateOutlook outlook =
        GateOutlook.at(
            problem, early.layers(), early.evaluator(), early.last(), times, "no bounds");
    return times
        .filter(known -> isWorthIt.test(outlook))
        .map(known -> new JudgedRun(problem, known, outlook, run(problem, "1e-12")));
  }

  /** Some step ends after T. */
  List<Instant> ends() {
    return Observations.sampled(late.ends(), 20_000).stream()
        .filter(end -> end.time().compareTo(times.time()) > 0)
        .toList();
  }

  /** The run to a risk. */
  static Observations run(FlowProblem problem, String risk) {
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    return new Observations(
        problem,
        Optional.of(
            TaylorFlow.integrate(
                    problem,
                    Horizon.atRisk(Rational.parse(risk)),
                    precision,
                    LimbSeries.withBits(precision.bits()),
                    ShortFlow.BOUNDED)
                .trajectory()),
        DIGITS,
        Optional.empty());
  }
}
