package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
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
 * Points that follow something else than the flow of two weights on one or two samples: {@code w' =
 * Σ x e^(-⟨x, w⟩)}.
 */
final class FlowSuspectsTest {
  private static final double STEP = 0.25;
  private static final int[][] ONE = {{1, 0}};
  private static final int[][] TWO = {{1, 2}, {3, -1}};

  /** A velocity, or a map from one point to the next. */
  private interface Map {
    double[] of(double[] w);
  }

  /** The weight of a sample of a margin. */
  private interface Weight {
    double of(int sample, double margin);
  }

  private static FlowProblem problem(Reduction reduction, int[]... inputs) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int[] input : inputs) {
      points.add(List.of(Rational.of(input[0]), Rational.of(input[1])));
      labels.add(1);
    }
    return new FlowProblem(
        new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network(),
        new Dataset(List.of("x", "y"), points, labels),
        List.of(Rational.ZERO, Rational.ZERO),
        Loss.EXPONENTIAL,
        reduction);
  }

  private static Map velocity(int[][] inputs, Weight weight) {
    return w -> {
      double[] sum = new double[2];
      for (int i = 0; i < inputs.length; i++) {
        double c = weight.of(i, inputs[i][0] * w[0] + inputs[i][1] * w[1]);
        sum[0] += c * inputs[i][0];
        sum[1] += c * inputs[i][1];
      }
      return sum;
    };
  }

  private static Map exponential(int[][] inputs, double... factors) {
    return velocity(inputs, (i, margin) -> factors[i] * Math.exp(-margin));
  }

  private static double[] moved(double[] w, double h, double[] velocity) {
    double[] moved = w.clone();
    for (int p = 0; p < w.length; p++) {
      moved[p] += h * velocity[p];
    }
    return moved;
  }

  private static double[] classical(Map velocity, double[] w, double h) {
    double[] a = velocity.of(w);
    double[] b = velocity.of(moved(w, h / 2, a));
    double[] c = velocity.of(moved(w, h / 2, b));
    double[] d = velocity.of(moved(w, h, c));
    double[] sum = new double[w.length];
    for (int p = 0; p < w.length; p++) {
      sum[p] = (a[p] + 2 * b[p] + 2 * c[p] + d[p]) / 6;
    }
    return moved(w, h, sum);
  }

  /** The flow of a velocity, by many small steps. */
  private static Map flow(Map velocity) {
    return start -> {
      double[] w = start;
      for (int s = 0; s < 256; s++) {
        w = classical(velocity, w, STEP / 256);
      }
      return w;
    };
  }

  /** What is suspected of points that a map leads to. */
  private static Optional<Suspicion> found(FlowProblem problem, Map next) {
    List<Dyadic> times = new ArrayList<>();
    List<List<Dyadic>> weights = new ArrayList<>();
    double[] start =
        problem.initialWeights().stream().mapToDouble(w -> w.approximateDouble()).toArray();
    double[] w = start;
    for (int k = 0; k < 4; k++) {
      times.add(Dyadic.of(k * STEP));
      weights.add(DoubleStream.of(w).mapToObj(Dyadic::of).toList());
      w = next.of(w);
    }
    return FlowSuspects.first(
        new FlowCase(
            new FlowSuspicion.Case(
                problem,
                new ClaimedPoints(times, weights),
                NumberFormat.FLOAT64,
                0,
                1,
                List.of(start),
                List.of())));
  }

  private static Optional<Explanation> explanation(FlowProblem problem, Map next) {
    return found(problem, next).map(Suspicion::explanation);
  }

  private static final FlowProblem SINGLE = problem(Reduction.SUM, ONE);
  private static final FlowProblem SUM = problem(Reduction.SUM, TWO);
  private static final FlowProblem MEAN = problem(Reduction.MEAN, TWO);

  @Test
  void theFlowItselfIsNoSuspect() {
    assertThat(found(SINGLE, flow(exponential(ONE, 1)))).isEmpty();
    assertThat(found(SUM, flow(exponential(TWO, 1, 1)))).isEmpty();
    assertThat(found(MEAN, flow(exponential(TWO, 0.5, 0.5)))).isEmpty();
  }

  @Test
  void methodsAreTold() {
    Map velocity = exponential(TWO, 1, 1);
    assertThat(explanation(SUM, w -> moved(w, STEP, velocity.of(w))))
        .contains(Explanation.EXPLICIT_EULER);
    assertThat(explanation(SUM, w -> classical(velocity, w, STEP)))
        .contains(Explanation.RUNGE_KUTTA);
  }

  @Test
  void factorsOfTheRiskAreTold() {
    Optional<Suspicion> faster = found(SUM, flow(exponential(TWO, 1.5, 1.5)));
    assertThat(faster.map(Suspicion::explanation)).contains(Explanation.FACTOR);
    assertThat(faster.orElseThrow().text()).contains("1.5");
    assertThat(explanation(SINGLE, flow(exponential(ONE, -1)))).contains(Explanation.SIGN);
    assertThat(explanation(SUM, w -> w)).contains(Explanation.FACTOR);
  }

  /** Two samples: the sum is twice the mean. */
  @Test
  void sumsAndMeansAreTold() {
    assertThat(explanation(MEAN, flow(exponential(TWO, 1, 1)))).contains(Explanation.REDUCTION);
    assertThat(explanation(SUM, flow(exponential(TWO, 0.5, 0.5)))).contains(Explanation.REDUCTION);
  }

  @Test
  void samplesLeftOutOrTwiceAreTold() {
    Optional<Suspicion> without = found(SUM, flow(exponential(TWO, 0, 1)));
    assertThat(without.map(Suspicion::explanation)).contains(Explanation.SAMPLE_LEFT_OUT);
    assertThat(without.orElseThrow().text()).contains("sample 0");
    Optional<Suspicion> twice = found(SUM, flow(exponential(TWO, 1, 2)));
    assertThat(twice.map(Suspicion::explanation)).contains(Explanation.SAMPLE_TWICE);
    assertThat(twice.orElseThrow().text()).contains("sample 1");
  }

  @Test
  void anotherLossIsTold() {
    Map logistic = velocity(TWO, (i, margin) -> 1 / (1 + Math.exp(margin)));
    assertThat(explanation(SUM, flow(logistic))).contains(Explanation.LOSS);
  }

  /**
   * A unit that is on for {@code (1, 0)} and off for {@code (0, -1)}, whose slope there is 1/8 in
   * place of 1/4.
   */
  @Test
  void slopesOfActivationsAreTold() {
    FlowProblem leaky =
        new FlowProblem(
            new LayeredArchitecture(
                    List.of(2, 1, 1), List.of(Activation.leaky(Rational.of(1, 4))), List.of())
                .network(),
            new Dataset(
                List.of("x", "y"),
                List.of(
                    List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.of(-1))),
                List.of(1, -1)),
            List.of(Rational.ONE, Rational.ONE, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    Map other =
        w -> {
          double on = Math.exp(-w[2] * w[0]);
          double off = Math.exp(-w[2] * w[1] / 8) / 8;
          return new double[] {w[2] * on, w[2] * off, w[0] * on + w[1] * off};
        };
    Optional<Suspicion> found = found(leaky, flow(other));
    assertThat(found.map(Suspicion::explanation)).contains(Explanation.RELU_SLOPE);
    assertThat(found.orElseThrow().text()).contains("0.125");
  }

  /** Points that come from nowhere are nothing that has a name. */
  @Test
  void whatIsNoneOfTheseIsNotNamed() {
    assertThat(found(SUM, w -> new double[] {2 * Math.cos(w[1] + 1) - 7, Math.sin(w[0])}))
        .isEmpty();
  }
}
