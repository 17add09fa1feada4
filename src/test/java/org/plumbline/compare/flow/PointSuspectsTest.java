package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.finding.Wording;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Points beside those of a flow through {@code (k + 1, k + 2, …, k + 6)} at the times {@code k}.
 */
final class PointSuspectsTest {
  private static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of())
              .network(),
          new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.ONE)), List.of(1)),
          Collections.nCopies(6, Rational.ONE),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  private static double[] flow(int k) {
    return IntStream.range(0, 6).mapToDouble(p -> k + 1 + p).toArray();
  }

  /** The suspicion about point {@code off} where the flow is known at as many points. */
  private static Optional<Suspicion> suspicion(int off, double[]... points) {
    List<Dyadic> times = new ArrayList<>();
    List<List<Dyadic>> weights = new ArrayList<>();
    List<double[]> flow = new ArrayList<>();
    for (int k = 0; k < points.length; k++) {
      times.add(Dyadic.of(k));
      weights.add(LogFlow.numbers(points[k]));
      flow.add(flow(k));
    }
    ClaimedPoints claimed = new ClaimedPoints(times, weights);
    return PointSuspects.first(
        new FlowCase(
            new FlowSuspicion.Case(
                PROBLEM, claimed, NumberFormat.FLOAT64, 0, off, flow, List.of())),
        off);
  }

  @Test
  void weightsOfAnotherTimeAreTold() {
    assertThat(suspicion(1, flow(0), flow(2), flow(3), flow(4), flow(5)))
        .contains(
            new Suspicion(
                Explanation.TIME_SHIFT,
                "the weights are those of the flow at the time of the point after"));
    assertThat(suspicion(1, flow(0), flow(0), flow(1), flow(2)))
        .contains(
            new Suspicion(
                Explanation.TIME_SHIFT,
                "the weights are those of the flow at the time of the point before"));
  }

  @Test
  void matricesColumnByColumnAreTold() {
    assertThat(suspicion(1, flow(0), new double[] {2, 4, 3, 5, 6, 7}))
        .contains(new Suspicion(Explanation.TRANSPOSED, "W1 is transposed (column by column)"));
  }

  @Test
  void weightsInEachOthersPlaceAreTold() {
    assertThat(suspicion(1, flow(0), new double[] {7, 3, 4, 5, 6, 2}))
        .contains(
            new Suspicion(
                Explanation.SWAPPED,
                Wording.parameter(PROBLEM.network(), 0)
                    + " and "
                    + Wording.parameter(PROBLEM.network(), 5)
                    + " are interchanged"));
  }

  @Test
  void aSingleWeightIsTold() {
    assertThat(suspicion(1, flow(0), new double[] {2, 3, 4, 5, 6.5, 7}))
        .contains(new Suspicion(Explanation.ONE_WEIGHT, "all other weights are those of the flow"));
  }

  /** Nothing but the start has a name of its own. */
  @Test
  void otherInitialWeightsAreTold() {
    double[] other = {9, 9, 9, 9, 9, 9};
    assertThat(suspicion(0, other))
        .contains(
            new Suspicion(
                Explanation.INITIAL_WEIGHTS, "the initial weights are not the experiment's"));
    assertThat(suspicion(1, flow(0), other)).isEmpty();
    assertThat(suspicion(1, flow(0))).isEmpty();
  }
}
