package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Points at the times 0, 1 and 2 about a change of the gate of {@code exp(-w2 σ(w1))}. */
final class GateSuspectsTest {
  private static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network(),
          new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
          List.of(Rational.ONE, Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private static final double[] ONES = {1, 1};

  /** A point that stays where it is, as its unit is off. */
  private static final double[] SILENT = {-1, 1};

  private static final double[] ELSEWHERE = {-2, 3};

  private static final String UNIT = PROBLEM.network().name(1) + " on sample 0";

  /** A suspicion, and where it leads. */
  private record Told(Suspicion suspicion, double[] reached) {}

  private static GateEvent event(double time, GateEvent.Kind kind) {
    return new GateEvent(Dyadic.of(time), new Pair(0, 1), kind);
  }

  /** What is told of the way from the first point to the second. */
  private static List<Told> told(List<GateEvent> events, double[]... points) {
    List<Dyadic> times = LogFlow.numbers(0, 1, 2).subList(0, points.length);
    List<List<Dyadic>> weights = new ArrayList<>();
    for (double[] point : points) {
      weights.add(LogFlow.numbers(point));
    }
    List<Told> told = new ArrayList<>();
    GateSuspects.each(
        new FlowCase(
            new FlowSuspicion.Case(
                PROBLEM,
                new ClaimedPoints(times, weights),
                NumberFormat.FLOAT64,
                0,
                1,
                List.of(),
                events)),
        0,
        (suspicion, reached) -> told.add(new Told(suspicion, reached)));
    return told;
  }

  @Test
  void slopesOfBothSidesAndTheirMeanAreTried() {
    List<Told> told = told(List.of(event(0.5, GateEvent.Kind.OFF)), ONES, SILENT, SILENT);
    assertThat(told).hasSize(3);
    assertThat(told.get(0).reached()).containsExactly(1, 1);
    assertThat(told.get(0).suspicion())
        .isEqualTo(
            new Suspicion(
                Explanation.RELU_SLOPE,
                "the slope of " + UNIT + " is 0 after its kink at t = 0.500000"));
    double[] on = told.get(1).reached();
    double[] half = told.get(2).reached();
    assertThat(on[0]).isEqualTo(on[1]).isGreaterThan(half[0]);
    assertThat(half[0]).isGreaterThan(1);
    assertThat(told.get(2).suspicion().text()).contains("is 0.500000 after its kink");
  }

  /** In the recording the unit is off from the second point on, or never. */
  @Test
  void aGateThatStaysIsLateOrMissed() {
    List<GateEvent> off = List.of(event(0.5, GateEvent.Kind.OFF));
    String turned = "the gate of " + UNIT + " turns off at t = 0.500000";
    assertThat(told(off, ONES, SILENT, SILENT).get(1).suspicion())
        .isEqualTo(
            new Suspicion(
                Explanation.LATE_GATE, turned + ", but in the recording only by t = 1: late"));
    assertThat(told(off, ONES, SILENT, ELSEWHERE).get(1).suspicion())
        .isEqualTo(new Suspicion(Explanation.MISSED_GATE, turned + ", but not in the recording"));
    assertThat(told(off, ONES, SILENT).get(1).suspicion().explanation())
        .isEqualTo(Explanation.MISSED_GATE);
  }

  @Test
  void theLastChangeBeforeThePointCounts() {
    List<Told> told =
        told(
            List.of(event(0.25, GateEvent.Kind.OFF), event(1, GateEvent.Kind.RELEASED_ON)),
            ONES,
            ELSEWHERE,
            ONES);
    assertThat(told.get(0).suspicion().text())
        .startsWith("the gate of " + UNIT + " turns on at t = 1, but ");
    assertThat(told.get(1).suspicion().explanation()).isEqualTo(Explanation.RELU_SLOPE);
    assertThat(told(List.of(event(1.25, GateEvent.Kind.ON)), ONES, ELSEWHERE, ONES)).isEmpty();
  }

  @Test
  void slopesBesideTheHeldOneAreNamed() {
    assertThat(
            told(List.of(event(0.5, GateEvent.Kind.PINNED)), ONES, SILENT, SILENT)
                .get(1)
                .suspicion())
        .isEqualTo(
            new Suspicion(
                Explanation.RELU_SLOPE,
                "the slope of "
                    + UNIT
                    + " is 1, where the flow is held at the kink from t = 0.500000 on by one in"
                    + " between"));
  }
}
