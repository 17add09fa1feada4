package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.GateOutlook;
import org.plumbline.claim.forever.GateSigns;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.claim.forever.PathGraph;
import org.plumbline.claim.forever.UnitClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * No gate that is said to stay for ever changes later, and every class keeps the share it is said
 * to keep: problems are run to a low risk, judged there, and run on.
 */
class GatesForeverProperties {
  private static final double ROUNDING = 1e-6;

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void noGateSaidToStayChangesLater(@ForAll("several") List<FlowProblem> several) {
    List<JudgedRun> runs =
        several.stream()
            .flatMap(
                problem -> JudgedRun.of(problem, GatesForeverProperties::saysSomething).stream())
            .toList();
    Assume.that(!runs.isEmpty());
    for (JudgedRun run : runs) {
      for (Instant end : run.ends()) {
        requireGates(run.problem(), run.outlook(), run.times().knot(), run.late(), end);
        requireShares(run.problem(), run.outlook(), run.times(), run.late(), end);
      }
    }
  }

  @Provide
  Arbitrary<List<FlowProblem>> several() {
    return JudgedRun.several();
  }

  private static boolean saysSomething(GateOutlook outlook) {
    return !outlook.classes().isEmpty()
        || outlook.units().values().stream().anyMatch(u -> isKept(u.kept()));
  }

  private static boolean isKept(GateOutlook.Kept kept) {
    return kept == GateOutlook.Kept.ALL || kept == GateOutlook.Kept.OWN;
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
    List<DyadicInterval> down = new ArrayList<>();
    for (int v = 0; v < problem.network().size(); v++) {
      down.add(DyadicInterval.ZERO);
    }
    down.set(problem.network().output(), DyadicInterval.ONE);
    for (int v = problem.network().output() - 1; v >= problem.network().inputs(); v--) {
      DyadicInterval sum = DyadicInterval.ZERO;
      for (Edge edge : problem.network().outgoing(v)) {
        sum = sum.add(end.tube(edge.parameter()).multiply(down.get(edge.to())));
      }
      down.set(v, sum.outward(LaterTimes.BITS));
    }
    return down;
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
