package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Quotients of differences that straddle a kink are named; those elsewhere are not said to. */
final class DifferenceQuotientsTest {
  private static final LayeredArchitecture TWO_LAYERS =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of());
  private static final LayeredArchitecture THREE_LAYERS =
      new LayeredArchitecture(
          List.of(2, 1, 1, 1), List.of(Activation.RELU, Activation.RELU), List.of());

  private static FlowProblem problem(LayeredArchitecture layers, int samples) {
    List<List<Rational>> points = List.of(numbers(1, 0.5), numbers(-1, 0.25), numbers(0.5, 1));
    return new FlowProblem(
        layers.network(),
        new Dataset(
            List.of("a", "b"), points.subList(0, samples), List.of(1, -1, 1).subList(0, samples)),
        numbers(new double[layers.network().parameters()]),
        Loss.EXPONENTIAL,
        Reduction.MEAN);
  }

  private static List<Rational> numbers(double... numbers) {
    return exact(numbers).stream().map(x -> x.toRational()).toList();
  }

  private static List<Dyadic> exact(double... numbers) {
    List<Dyadic> list = new ArrayList<>();
    for (double number : numbers) {
      list.add(Dyadic.of(number));
    }
    return list;
  }

  /** The risk of two layers of two units and one, in plain words. */
  private static double risk(double[] w) {
    double[][] points = {{1, 0.5}, {-1, 0.25}, {0.5, 1}};
    int[] labels = {1, -1, 1};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double first = Math.max(0, w[0] * points[i][0] + w[1] * points[i][1]);
      double second = Math.max(0, w[2] * points[i][0] + w[3] * points[i][1]);
      sum += Math.exp(-labels[i] * (w[4] * first + w[5] * second));
    }
    return sum / 3;
  }

  private static double[] central(ToDoubleFunction<double[]> risk, double[] w, double h) {
    double[] quotients = new double[w.length];
    for (int p = 0; p < w.length; p++) {
      double[] after = w.clone();
      double[] before = w.clone();
      after[p] += h;
      before[p] -= h;
      quotients[p] = (risk.applyAsDouble(after) - risk.applyAsDouble(before)) / (2 * h);
    }
    return quotients;
  }

  private static Judgement judge(FlowProblem problem, double[] w, double[] gradient) {
    return GradientJudge.of(problem, NumberFormat.FLOAT64)
        .judge(new GradientClaim(exact(w), exact(gradient), Optional.empty()));
  }

  /** The first unit sees sample 2 at 0, or a little beside it. */
  @ParameterizedTest
  @CsvSource({
    "0, 1e-5",
    "0, 3e-6",
    "2e-6, 1e-5",
    "-2e-6, 1e-5",
    "3e-5, 1e-4",
    "1e-4, 7.3e-4",
    "-1e-4, 7.3e-4"
  })
  void quotientsAcrossKinkAreNamed(double beside, double h) {
    double[] w = {1, -0.5 + beside, 0.5, 0.25, 0.75, -0.5};
    assertThat(judge(problem(TWO_LAYERS, 3), w, central(DifferenceQuotientsTest::risk, w, h)))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs -> {
              assertThat(differs.explanation()).isEqualTo(Explanation.CENTRAL_DIFFERENCES);
              assertThat(differs.text())
                  .contains("central differences through a kink", "h1[0] on sample 2");
            });
  }

  /** Far from kinks quotients are no gradients either, but no kink is to blame. */
  @Test
  void noKinkIsBlamedWhereNoneIs() {
    double[] w = {1, -0.25, 0.5, 0.25, 0.75, -0.5};
    assertThat(judge(problem(TWO_LAYERS, 3), w, central(DifferenceQuotientsTest::risk, w, 1e-3)))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs ->
                assertThat(differs.text())
                    .contains("central differences with a step of 0.001")
                    .doesNotContain("kink"));
  }

  /** A gradient of another kind of mistake near a kink is not taken for one. */
  @Test
  void otherMistakesAreNot() {
    double[] w = {1, -0.5 + 1e-5, 0.5, 0.25, 0.75, -0.5};
    double[] gradient = central(DifferenceQuotientsTest::risk, w, 1e-4);
    gradient[5] *= 1.01;
    assertThat(judge(problem(TWO_LAYERS, 3), w, gradient))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs ->
                assertThat(differs.explanation()).isNotEqualTo(Explanation.CENTRAL_DIFFERENCES));
  }

  /** Two kinks, one behind the other: half of both open and half of both shut is no selection. */
  @Test
  void averageOfSidesOfNestedKinksIsNamed() {
    FlowProblem problem = problem(THREE_LAYERS, 1);
    double[] w = {1, -2, 1, 1};
    double[] average = {-0.5, -0.25, 0, 0};
    Judgement judgement = judge(problem, w, average);
    assertThat(judgement)
        .isInstanceOfSatisfying(
            Judgement.Agrees.class,
            agrees -> {
              assertThat(agrees.isConclusive()).isFalse();
              assertThat(agrees.how()).contains("central differences through a kink: 0.5");
            });
  }
}
