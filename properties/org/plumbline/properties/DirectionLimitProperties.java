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
import org.plumbline.claim.forever.KinkedFirstLayer;
import org.plumbline.claim.forever.LimitDirections;
import org.plumbline.claim.forever.OptimalShares;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Later on the shares of classes are as near to their limits as is concluded at T, and no shares
 * have a larger margin than those that are said to be optimal.
 */
class DirectionLimitProperties {
  private static final double ROUNDING = 1e-6;

  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.clustered();
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void laterSharesAreNearTheirLimits(@ForAll("several") List<FlowProblem> several) {
    JudgedRun.some(
            several, (problem, outlook) -> outlook.open(problem.network().kinked()).isEmpty())
        .forEach(DirectionLimitProperties::require);
  }

  private static void require(JudgedRun run) {
    KinkedFirstLayer first = KinkedFirstLayer.of(run.late().layers());
    if (!(LimitDirections.of(run.problem(), first, run.outlook(), run.times())
        instanceof LimitDirections.Result.Known known)) {
      return;
    }
    for (Instant end : run.ends()) {
      double product = norms(run, end);
      double margin =
          middle(run.late().evaluator().smoothedMargin(run.late().evaluator().at(end))) / product;
      assertThat(margin).isLessThanOrEqualTo(middle(known.limits().margin()) + ROUNDING);
      for (LimitDirections.Part part : known.limits().parts()) {
        part.turn().ifPresent(turn -> requireTurn(run, part, turn, end));
      }
    }
  }

  private static void requireTurn(
      JudgedRun run, LimitDirections.Part part, LimitDirections.Turn turn, Instant end) {
    double[] share = share(run, part.units(), end);
    double product = 0;
    double square = 0;
    for (int a = 0; a < share.length; a++) {
      product += share[a] * middle(part.direction().get(a));
      square += share[a] * share[a];
    }
    assertThat(1 - product / Math.sqrt(square))
        .isLessThanOrEqualTo(turn.most().approximateDouble() + ROUNDING);
  }

  /** {@code Σ α_v w_v} of a network of two layers. */
  private static double[] share(JudgedRun run, List<Integer> units, Instant end) {
    double[] sum = new double[run.problem().network().inputs()];
    for (int v : units) {
      int outer = run.problem().network().outgoing(v).get(0).parameter();
      for (int a = 0; a < sum.length; a++) {
        int inner = run.problem().network().incomingBySource(v).get(a).parameter();
        sum[a] += middle(end.tube(outer)) * middle(end.tube(inner));
      }
    }
    return sum;
  }

  private static double norms(JudgedRun run, Instant end) {
    double inner = 0;
    double outer = 0;
    for (int v : run.problem().network().hidden()) {
      outer +=
          Math.pow(middle(end.tube(run.problem().network().outgoing(v).get(0).parameter())), 2);
      for (Edge edge : run.problem().network().incoming(v)) {
        inner += Math.pow(middle(end.tube(edge.parameter())), 2);
      }
    }
    return Math.sqrt(inner * outer);
  }

  private static double middle(DyadicInterval x) {
    return x.middle().approximateDouble();
  }

  /** Samples, slopes of classes, and entries of other shares. */
  record Program(Dataset data, List<List<Rational>> slopes, List<Double> others) {}

  @Provide
  Arbitrary<Program> programs() {
    Arbitrary<Rational> coordinates =
        Arbitraries.integers().between(-16, 16).map(p -> Rational.of(p, 8));
    Arbitrary<List<List<Rational>>> slopes =
        Arbitraries.of(Rational.ONE, Rational.ONE, Rational.ZERO, Rational.of(1, 4))
            .list()
            .ofSize(5)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(
            coordinates.list().ofSize(3).list().ofSize(5),
            slopes,
            Arbitraries.doubles().between(-1, 1).list().ofSize(9))
        .as(
            (points, of, others) ->
                new Program(
                    new Dataset(List.of("a", "b", "c"), points, List.of(1, 1, 1, 1, 1)),
                    of.stream().distinct().toList(),
                    others));
  }

  /** Any other shares have no larger margin, and those that are enclosed have it. */
  @Property(tries = 200)
  void noSharesHaveALargerMargin(@ForAll("programs") Program program) {
    Optional<OptimalShares> found = OptimalShares.of(program.data, program.slopes);
    Assume.that(found.isPresent());
    OptimalShares shares = found.get();
    double margin = middle(shares.margin());
    List<double[]> optimal = new ArrayList<>();
    for (int k = 0; k < program.slopes.size(); k++) {
      double mass = middle(shares.masses().get(k));
      List<DyadicInterval> direction = shares.directions().get(k);
      optimal.add(direction.stream().mapToDouble(x -> mass * middle(x)).toArray());
    }
    assertThat(length(optimal)).isLessThanOrEqualTo(1 + ROUNDING);
    assertThat(margin(program, optimal)).isGreaterThanOrEqualTo(margin - ROUNDING);
    for (double step : new double[] {1e-3, 0.1, 10}) {
      List<double[]> moved = moved(program, optimal, step);
      assertThat(margin(program, moved) / length(moved)).isLessThanOrEqualTo(margin + ROUNDING);
    }
  }

  private static List<double[]> moved(Program program, List<double[]> from, double step) {
    return IntStream.range(0, from.size())
        .mapToObj(
            k ->
                IntStream.range(0, 3)
                    .mapToDouble(a -> from.get(k)[a] + step * program.others.get(3 * k + a))
                    .toArray())
        .toList();
  }

  private static double length(List<double[]> shares) {
    return shares.stream()
        .mapToDouble(b -> Math.sqrt(b[0] * b[0] + b[1] * b[1] + b[2] * b[2]))
        .sum();
  }

  private static double margin(Program program, List<double[]> shares) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < program.data.size(); i++) {
      double sum = 0;
      for (int k = 0; k < shares.size(); k++) {
        double product = 0;
        for (int a = 0; a < 3; a++) {
          product += shares.get(k)[a] * program.data.point(i).get(a).approximateDouble();
        }
        sum += program.slopes.get(k).get(i).approximateDouble() * product;
      }
      least = Math.min(least, sum);
    }
    return least;
  }
}
