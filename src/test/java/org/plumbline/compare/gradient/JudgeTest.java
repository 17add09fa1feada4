package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.training.FloatTrainer;
import org.plumbline.compare.training.FloatTrainer.Fault;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** A healthy trainer is confirmed step by step; every fault is caught and named. */
final class JudgeTest {
  private static final float STEP = 0.125f;

  private static final LayeredArchitecture SQUARE =
      new LayeredArchitecture(
          List.of(2, 3, 3, 1), List.of(Activation.RELU, Activation.RELU), List.of());
  private static final LayeredArchitecture OBLONG =
      new LayeredArchitecture(
          List.of(2, 3, 2, 1),
          List.of(Activation.leaky(Rational.of(1, 4)), Activation.LINEAR),
          List.of());

  private static FlowProblem problem(
      LayeredArchitecture architecture, Loss loss, Reduction reduction) {
    List<List<Rational>> points =
        List.of(point("1", "1/3"), point("-1/2", "-1"), point("1/4", "1.1"), point("-1", "1/8"));
    Dataset data = new Dataset(List.of("a", "b"), points, List.of(1, -1, 1, -1));
    int parameters = architecture.network().parameters();
    List<Rational> weights =
        IntStream.range(0, parameters)
            .mapToObj(p -> Rational.of((p * 37L + 11) % 29 - 11, 16))
            .toList();
    return new FlowProblem(architecture.network(), data, weights, loss, reduction);
  }

  private static List<Rational> point(String... coordinates) {
    return List.of(coordinates).stream().map(Rational::parse).toList();
  }

  private static Judgement judge(FlowProblem problem, float[] weights, float[] gradient) {
    return GradientJudge.of(problem, NumberFormat.FLOAT32)
        .judge(
            new GradientClaim(
                FloatTrainer.exact(weights), FloatTrainer.exact(gradient), Optional.empty()));
  }

  private static Judgement judgeStep(
      FlowProblem problem, float[] weights, float[] next, List<List<Dyadic>> earlier) {
    return DescentJudge.of(problem, NumberFormat.FLOAT32)
        .judge(
            new DescentClaim(
                FloatTrainer.exact(weights),
                FloatTrainer.exact(next),
                Dyadic.of(STEP),
                Optional.empty()),
            earlier);
  }

  @ParameterizedTest
  @CsvSource({"EXPONENTIAL, MEAN", "EXPONENTIAL, SUM", "LOGISTIC, MEAN", "SQUAREPLUS, MEAN"})
  void healthyTrainerIsConfirmed(Loss loss, Reduction reduction) {
    for (LayeredArchitecture architecture : List.of(SQUARE, OBLONG)) {
      FlowProblem problem = problem(architecture, loss, reduction);
      FloatTrainer trainer = new FloatTrainer(architecture, problem);
      float[] weights = FloatTrainer.start(problem);
      for (int step = 0; step < 200; step++) {
        assertThat(judge(problem, weights, trainer.gradient(weights)))
            .isInstanceOfSatisfying(
                Judgement.Agrees.class, agrees -> assertThat(agrees.isConclusive()).isTrue());
        float[] next = trainer.step(weights, STEP);
        assertThat(judgeStep(problem, weights, next, List.of()))
            .isInstanceOf(Judgement.Agrees.class);
        DescentClaim claim =
            new DescentClaim(
                FloatTrainer.exact(weights),
                FloatTrainer.exact(next),
                Dyadic.of(STEP),
                Optional.empty());
        assertThat(BalancednessDefect.of(problem, NumberFormat.FLOAT32, claim))
            .isNotEmpty()
            .allMatch(BalancednessDefect::isWithin);
        weights = next;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCALED_ENTRY, NONE",
    "TRANSPOSED_WEIGHT, TRANSPOSED",
    "TRANSPOSED_GRADIENT, TRANSPOSED",
    "ONE_SAMPLE_LESS, SAMPLE_LEFT_OUT",
    "ONE_SAMPLE_TWICE, SAMPLE_TWICE",
    "SUM, REDUCTION",
    "SIGN, SIGN",
    "LOSS, LOSS",
    "SHORT, SHORTER_FORMAT",
  })
  void faultIsNamed(Fault fault, Explanation explanation) {
    for (LayeredArchitecture architecture : List.of(SQUARE, OBLONG)) {
      FlowProblem problem = problem(architecture, Loss.EXPONENTIAL, Reduction.MEAN);
      float[] weights = FloatTrainer.start(problem);
      float[] gradient = new FloatTrainer(architecture, problem).with(fault).gradient(weights);
      assertThat(judge(problem, weights, gradient))
          .isInstanceOfSatisfying(
              Judgement.Differs.class,
              differs -> {
                assertThat(differs.explanation()).as(differs.text()).isEqualTo(explanation);
                assertThat(differs.text()).contains("ulps").doesNotContain("\n");
              });
      float[] next = new FloatTrainer(architecture, problem).with(fault).step(weights, STEP);
      assertThat(judgeStep(problem, weights, next, List.of()))
          .isInstanceOf(Judgement.Differs.class);
    }
  }

  @Test
  void scaledEntryIsTheOneNamed() {
    FlowProblem problem = problem(SQUARE, Loss.EXPONENTIAL, Reduction.MEAN);
    float[] weights = FloatTrainer.start(problem);
    float[] gradient = new FloatTrainer(SQUARE, problem).gradient(weights);
    for (int p = 0; p < gradient.length; p++) {
      float[] scaled = gradient.clone();
      scaled[p] *= 1.0001f;
      int entry = p;
      if (scaled[p] != gradient[p]) {
        assertThat(judge(problem, weights, scaled))
            .isInstanceOfSatisfying(
                Judgement.Differs.class,
                differs -> assertThat(differs.parameter()).isEqualTo(entry));
      }
    }
  }

  /** The first unit sees sample 2 at exactly 0. */
  @ParameterizedTest
  @CsvSource({
    "0, with slope 0 at kinks",
    "0.5, 'with slope 1/2 at kinks, as central differences through a kink have'",
    "1, with slope 1 at kinks",
    "0.25, with slope 0.250000 at kinks"
  })
  void slopeAtKinkIsNamed(double slope, String how) {
    assertThat(atKink(slope))
        .isInstanceOfSatisfying(
            Judgement.Agrees.class, agrees -> assertThat(agrees.how()).isEqualTo(how));
  }

  @Test
  void slopeThatNoSubgradientHasIsNamed() {
    assertThat(atKink(1.5))
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs -> assertThat(differs.explanation()).isEqualTo(Explanation.RELU_SLOPE));
  }

  private static Judgement atKink(double slope) {
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(point("1", "1/2"), point("-1", "1/4"), point("1/2", "1")),
            List.of(1, -1, 1));
    LayeredArchitecture architecture =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of());
    FlowProblem problem =
        new FlowProblem(
            architecture.network(),
            data,
            point("1", "-1/2", "1/2", "1/4", "3/4", "-1/2"),
            Loss.EXPONENTIAL,
            Reduction.MEAN);
    float[] weights = FloatTrainer.start(problem);
    float[] gradient =
        new FloatTrainer(architecture, problem).withSlopeAtZero(slope).gradient(weights);
    return judge(problem, weights, gradient);
  }

  @Test
  void staleGatesAreNamed() {
    FlowProblem problem = problem(SQUARE, Loss.EXPONENTIAL, Reduction.MEAN);
    float[] before = FloatTrainer.start(problem);
    float[] weights = before.clone();
    weights[0] = -before[0];
    weights[3] = -before[3];
    float[] gradient = new FloatTrainer(SQUARE, problem).withGatesAt(before).gradient(weights);
    Judgement judgement =
        GradientJudge.of(problem, NumberFormat.FLOAT32)
            .judge(
                new GradientClaim(
                    FloatTrainer.exact(weights), FloatTrainer.exact(gradient), Optional.empty()),
                List.of(FloatTrainer.exact(before)));
    assertThat(judgement)
        .isInstanceOfSatisfying(
            Judgement.Differs.class,
            differs -> assertThat(differs.explanation()).isEqualTo(Explanation.STALE_GATE));
  }

  @Test
  void mishapsOfTrainingAreNamed() {
    FlowProblem problem = problem(OBLONG, Loss.EXPONENTIAL, Reduction.MEAN);
    FloatTrainer trainer = new FloatTrainer(OBLONG, problem);
    List<float[]> run = new ArrayList<>(List.of(FloatTrainer.start(problem)));
    for (int k = 0; k < 4; k++) {
      run.add(trainer.step(run.get(k), STEP));
    }
    List<List<Dyadic>> earlier = List.of(FloatTrainer.exact(run.get(0)));
    float[] at = run.get(1);
    assertThat(explained(problem, at, at, earlier)).isEqualTo(Explanation.NO_STEP);
    assertThat(explained(problem, at, run.get(3), earlier)).isEqualTo(Explanation.TWO_STEPS);
    assertThat(explained(problem, at, trainer.step(at, 0.15f), earlier))
        .isEqualTo(Explanation.STEP_SIZE);
    float[] stale = trainer.gradient(run.get(0));
    float[] momentum = trainer.step(at, STEP);
    float[] off = at.clone();
    for (int p = 0; p < at.length; p++) {
      momentum[p] += 0.9f * (at[p] - run.get(0)[p]);
      off[p] -= STEP * stale[p];
    }
    assertThat(explained(problem, at, momentum, earlier)).isEqualTo(Explanation.MOMENTUM);
    assertThat(explained(problem, at, off, earlier)).isEqualTo(Explanation.STALE_GRADIENT);
  }

  private static Explanation explained(
      FlowProblem problem, float[] weights, float[] next, List<List<Dyadic>> earlier) {
    Judgement judgement = judgeStep(problem, weights, next, earlier);
    assertThat(judgement).isInstanceOf(Judgement.Differs.class);
    return ((Judgement.Differs) judgement).explanation();
  }

  @Test
  void minibatchesAreJudgedOnTheirSamples() {
    FlowProblem problem = problem(SQUARE, Loss.LOGISTIC, Reduction.MEAN);
    float[] weights = FloatTrainer.start(problem);
    float[] gradient = new FloatTrainer(SQUARE, problem).gradient(weights, new int[] {2, 0, 2});
    GradientJudge judge = GradientJudge.of(problem, NumberFormat.FLOAT32);
    List<Dyadic> w = FloatTrainer.exact(weights);
    List<Dyadic> g = FloatTrainer.exact(gradient);
    assertThat(judge.judge(new GradientClaim(w, g, Optional.of(List.of(0, 2, 2)))))
        .isInstanceOf(Judgement.Agrees.class);
    assertThat(judge.judge(new GradientClaim(w, g, Optional.of(List.of(0, 2)))))
        .isInstanceOf(Judgement.Differs.class);
  }
}
