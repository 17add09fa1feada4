package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Where the flow stays, errors add up and do not grow. */
final class PermittedDistanceTest {
  private static final Rational TOLERANCE = Rational.parse("1/1048576");

  /** A unit that is off. */
  private static final FlowProblem STAYING =
      new FlowProblem(
          new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network(),
          new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
          List.of(Rational.of(-1), Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private static PermittedDistance distances(double... times) {
    List<Dyadic> weights = List.of(Dyadic.of(-1), Dyadic.ONE);
    List<Dyadic> at = java.util.Arrays.stream(times).mapToObj(Dyadic::of).toList();
    ClaimedPoints points = new ClaimedPoints(at, at.stream().map(t -> weights).toList());
    Trajectory proposal =
        new TaylorEngine()
            .integrate(
                STAYING, Horizon.atTime(Rational.ONE), 20, (steps, events, time, logRisk) -> true)
            .trajectory();
    return PermittedDistance.of(
        new FlowClaim(STAYING, points, NumberFormat.FLOAT64, TOLERANCE),
        proposal,
        1,
        (done, all) -> true);
  }

  /** From point to point the claim admits to {@code ε √(2² + 2²)}. */
  @Test
  void whatIsAdmittedAddsUp() {
    PermittedDistance distance = distances(0, 0.5, 1);
    assertThat(distance.limit()).isEmpty();
    assertThat(distance.bounds()).hasSize(3);
    double jump = Math.scalb(Math.sqrt(8), -20);
    for (int k = 0; k < 3; k++) {
      assertThat(distance.bounds().get(k).doubleUpper())
          .isBetween((k + 1) * jump, (k + 1.25) * jump);
    }
  }

  @Test
  void pointsOfTheSameTimeShareTheirBound() {
    List<Magnitude> bounds = distances(0, 0.5, 0.5, 1).bounds();
    assertThat(bounds).hasSize(4);
    assertThat(bounds.get(1)).isEqualTo(bounds.get(2));
    assertThat(bounds.get(3)).isGreaterThan(bounds.get(2));
  }
}
