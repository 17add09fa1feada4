package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.Degrees;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.GateSigns;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.claim.forever.UnitClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * No gate that is said to stay for ever changes later, and every class keeps the share it is said
 * to keep: problems are run to a low risk, judged there, and run on.
 */
class GatesForeverProperties {
  private static final int DIGITS = 12;

  /** The problems of one try: 1 in builds, more in the profile `thorough`. */
  private static final int EACH = Integer.getInteger("plumbline.problems", 1);

  private static final double ROUNDING = 1e-6;

  /** Two layers, or three, on points in two or three dimensions, perhaps with a bias. */
  @Provide
  Arbitrary<FlowProblem> problems() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(Activation.RELU, Activation.RELU, Activation.leaky(Rational.of(1, 4))),
            Arbitraries.of(2, 2, 2, 3),
            Arbitraries.of(Cloud.values()))
        .flatAs(GatesForeverProperties::problems);
  }

  /** How samples lie. */
  private enum Cloud {
    ANYWHERE,
    BIASED,
    AROUND_TWO_POINTS
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
      if (cloud == Cloud.BIASED) {
        x.set(x.size() - 1, Rational.ONE);
      }
      moved.add(x);
    }
    List<String> names =
        IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, moved, labels);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void noGateSaidToStayChangesLater(@ForAll("several") List<FlowProblem> several) {
    int judged = 0;
    for (FlowProblem problem : several) {
      judged += judge(problem) ? 1 : 0;
    }
    Assume.that(judged > 0);
  }

  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return problems().list().ofSize(EACH);
  }

  /** Whether anything was said of the problem; all of it must be so. */
  private static boolean judge(FlowProblem problem) {
    Observations early = run(problem, "1e-4");
    PathGraph graph = PathGraph.of(problem.network());
    if (!LowRisk.isLow(early.evaluator(), early.riskAtEnd())
        || !(Degrees.of(graph) instanceof Degrees.Known degrees)) {
      return false;
    }
    Optional<LaterTimes> times =
        LaterTimes.of(early, problem, graph, degrees, early.riskAtEnd());
    GateOutlook outlook =
        GateOutlook.at(
            problem, early.layers(), early.evaluator(), early.last(), times, "no bounds");
    boolean isSilent =
        outlook.classes().isEmpty()
            && outlook.units().values().stream().noneMatch(u -> isKept(u.kept()));
    if (isSilent || times.isEmpty()) {
      return false;
    }
    Observations late = run(problem, "1e-12");
    for (Instant end : Observations.sampled(late.ends(), 20_000)) {
      if (end.time().compareTo(early.last().time()) > 0) {
        requireGates(problem, outlook, early.last(), late, end);
        requireShares(problem, outlook, times.get(), late, end);
      }
    }
    return true;
  }

  private static boolean isKept(GateOutlook.Kept kept) {
    return kept == GateOutlook.Kept.ALL || kept == GateOutlook.Kept.OWN;
  }

  private static Observations run(FlowProblem problem, String risk) {
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

  private static void requireGates(
      FlowProblem problem, GateOutlook outlook, Instant start, Observations late, Instant end) {
    GateSigns before = GateSigns.at(problem, late.evaluator(), start);
    GateSigns after = GateSigns.at(problem, late.evaluator(), end);
    List<DyadicInterval> outer = outerWeights(problem, end);
    outlook
        .units()
        .forEach(
            (v, unit) -> {
              for (int i = 0; i < problem.data().size() && isKept(unit.kept()); i++) {
                int now = before.ofVertices().getOrDefault(v, List.of()).get(i);
                int then = after.ofVertices().getOrDefault(v, List.of()).get(i);
                boolean isOwn =
                    outer.get(v).multiply(point(problem.data().label(i))).upper().signum() > 0;
                if (unit.kept() == GateOutlook.Kept.ALL || isOwn) {
                  assertThat(now * then)
                      .as("%s on sample %s at %s, by %s", v, i, end.time(), unit.reason())
                      .isGreaterThanOrEqualTo(0);
                }
              }
            });
  }

  private static DyadicInterval point(int value) {
    return DyadicInterval.of(Dyadic.of(value));
  }

  /** The outer weight of each vertex of the first layer, by vertices. */
  private static List<DyadicInterval> outerWeights(FlowProblem problem, Instant end) {
    List<DyadicInterval> all = new ArrayList<>();
    List<DyadicInterval> down = new ArrayList<>();
    for (int v = 0; v < problem.network().size(); v++) {
      down.add(DyadicInterval.ZERO);
    }
    down.set(problem.network().output(), DyadicInterval.ONE);
    for (int v = problem.network().output() - 1; v >= problem.network().inputs(); v--) {
      DyadicInterval sum = DyadicInterval.ZERO;
      for (var edge : problem.network().outgoing(v)) {
        sum = sum.add(end.tube(edge.parameter()).multiply(down.get(edge.to())));
      }
      down.set(v, sum.outward(LaterTimes.BITS));
    }
    all.addAll(down);
    return all;
  }

  private static void requireShares(
      FlowProblem problem, GateOutlook outlook, LaterTimes times, Observations late, Instant end) {
    if (outlook.classes().isEmpty()) {
      return;
    }
    double product = norms(problem, end);
    double margin = middle(late.evaluator().smoothedMargin(late.evaluator().at(end))) / product;
    double start = middle(times.growth().start()) / norms(problem, times.knot());
    List<DyadicInterval> outer = outerWeights(problem, end);
    for (GateOutlook.Share share : outlook.classes()) {
      UnitClass members = share.members();
      double square = 0;
      for (int a = 0; a < problem.network().inputs(); a++) {
        double sum = 0;
        for (int v : members.units()) {
          int p = problem.network().incomingBySource(v).get(a).parameter();
          sum += middle(outer.get(v)) * middle(end.tube(p));
        }
        square += sum * sum;
      }
      assertThat(Math.sqrt(square) / product + ROUNDING).isGreaterThanOrEqualTo(share.least());
      assertThat(margin).isLessThanOrEqualTo(start * Math.exp(share.gap()) + ROUNDING);
    }
  }

  private static double middle(DyadicInterval x) {
    return x.middle().approximateDouble();
  }

  private static double norms(FlowProblem problem, Instant end) {
    double product = 1;
    for (List<Integer> layer : PathGraph.of(problem.network()).layers()) {
      double square = 0;
      for (int p : PathGraph.of(problem.network()).parametersInto(layer)) {
        square += Math.pow(middle(end.tube(p)), 2);
      }
      product *= Math.sqrt(square);
    }
    return product;
  }
}
