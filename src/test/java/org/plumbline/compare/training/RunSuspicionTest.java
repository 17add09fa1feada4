package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Runs of other methods in plain loops of float are told apart, with what they were run with. */
final class RunSuspicionTest {
  private static final float STEP = 0.125f;
  private static final int STEPS = 16;

  private static final LayeredArchitecture LAYERS =
      new LayeredArchitecture(
          List.of(2, 3, 2, 1),
          List.of(Activation.leaky(Rational.of(1, 4)), Activation.LINEAR),
          List.of());

  private static FlowProblem problem() {
    List<List<Rational>> points =
        List.of(point("1", "1/3"), point("-1/2", "-1"), point("1/4", "1.1"), point("-1", "1/8"));
    List<Rational> weights =
        IntStream.range(0, LAYERS.network().parameters())
            .mapToObj(p -> Rational.of((p * 37L + 11) % 29 - 11, 16))
            .toList();
    return new FlowProblem(
        LAYERS.network(),
        new Dataset(List.of("a", "b"), points, List.of(1, -1, 1, -1)),
        weights,
        Loss.EXPONENTIAL,
        Reduction.MEAN);
  }

  private static List<Rational> point(String... coordinates) {
    return List.of(coordinates).stream().map(Rational::parse).toList();
  }

  /** What a method adds to one weight in a step, given what it remembers of that weight. */
  @FunctionalInterface
  private interface Method {
    float change(int step, float weight, float gradient, float[] memory);
  }

  private static Method method(String name) {
    return switch (name) {
      case "heavy-ball" -> (k, w, g, m) -> -STEP * (m[0] = 0.9f * m[0] + g);
      case "nesterov" ->
          (k, w, g, m) -> {
            m[0] = 0.8f * m[0] + g;
            return -STEP * (g + 0.8f * m[0]);
          };
      case "decay" -> (k, w, g, m) -> -STEP * (g + 0.01f * w);
      case "heavy-decay" -> (k, w, g, m) -> -STEP * (m[0] = 0.9f * m[0] + g + 0.01f * w);
      case "nesterov-decay" ->
          (k, w, g, m) -> {
            m[0] = 0.9f * m[0] + g + 0.01f * w;
            return -STEP * (g + 0.01f * w + 0.9f * m[0]);
          };
      case "heavy-half" -> (k, w, g, m) -> -STEP / 2 * (m[0] = 0.9f * m[0] + g);
      case "adam", "adamw" ->
          (k, w, g, m) -> {
            m[0] = 0.9f * m[0] + 0.1f * g;
            m[1] = 0.99f * m[1] + 0.01f * g * g;
            double first = m[0] / (1 - Math.pow(0.9, k + 1));
            double second = m[1] / (1 - Math.pow(0.99, k + 1));
            double decay = name.equals("adamw") ? 0.1 * w : 0;
            return (float) (-0.01 * (first / (Math.sqrt(second) + 1e-8) + decay));
          };
      case "rmsprop" ->
          (k, w, g, m) -> {
            m[0] = 0.99f * m[0] + 0.01f * g * g;
            return (float) (-0.001 * g / (Math.sqrt(m[0]) + 1e-8));
          };
      case "adagrad" ->
          (k, w, g, m) -> {
            m[0] += g * g;
            return (float) (-0.05 * g / (Math.sqrt(m[0]) + 1e-10));
          };
      case "sign" -> (k, w, g, m) -> -0.01f * Math.signum(g);
      case "geometric" -> (k, w, g, m) -> (float) (-STEP * Math.pow(0.9, k)) * g;
      case "halved" -> (k, w, g, m) -> (k < 8 ? -STEP : -STEP / 2) * g;
      case "linear" -> (k, w, g, m) -> -STEP * (1 - k / 32f) * g;
      case "inverse" -> (k, w, g, m) -> -STEP / (1 + 0.25f * k) * g;
      default -> (k, w, g, m) -> -STEP * g;
    };
  }

  private static Optional<Suspicion> suspicion(Method method, int every) {
    FlowProblem problem = problem();
    FloatTrainer trainer = new FloatTrainer(LAYERS, problem);
    float[] w = FloatTrainer.start(problem);
    float[][] memory = new float[w.length][2];
    List<List<Dyadic>> recorded = new ArrayList<>(List.of(FloatTrainer.exact(w)));
    for (int k = 0; k < STEPS * every; k++) {
      float[] gradient = trainer.gradient(w);
      float[] next = w.clone();
      for (int p = 0; p < w.length; p++) {
        next[p] = w[p] + method.change(k, w[p], gradient[p], memory[p]);
      }
      w = next;
      if ((k + 1) % every == 0) {
        recorded.add(FloatTrainer.exact(w));
      }
    }
    List<DescentClaim> claims = new ArrayList<>();
    for (int k = 0; k + 1 < recorded.size(); k++) {
      claims.add(
          new DescentClaim(
              recorded.get(k), recorded.get(k + 1), Dyadic.of(STEP), Optional.empty()));
    }
    return RunSuspicion.of(problem, NumberFormat.FLOAT32, claims);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heavy-ball | MOMENTUM | heavy-ball momentum 0.9",
        "nesterov | NESTEROV | Nesterov momentum 0.8",
        "decay | WEIGHT_DECAY | weight decay 0.01",
        "heavy-decay | MOMENTUM | heavy-ball momentum 0.9 with weight decay 0.01",
        "nesterov-decay | NESTEROV | Nesterov momentum 0.9 with weight decay 0.01",
        "heavy-half | MOMENTUM | heavy-ball momentum 0.9 with a step size of 0.0625",
        "adam | ADAPTIVE | Adam with step size 0.01, beta1 0.9, beta2 0.99, epsilon 1e-8",
        "adamw | ADAPTIVE | decoupled weight decay 0.1",
        "rmsprop | ADAPTIVE | RMSprop with step size 0.001, decay of squares 0.99",
        "adagrad | ADAPTIVE | Adagrad with step size 0.05",
        "sign | ADAPTIVE | the sign of the gradient with step size 0.01",
        "geometric | SCHEDULE | each is 0.9 times the one before",
        "halved | SCHEDULE | 0.0625 from step 8 on",
        "linear | SCHEDULE | more than the one before",
        "inverse | SCHEDULE | divided by 1 + 0.25 k",
      })
  void methodIsNamed(String name, Explanation explanation, String text) {
    assertThat(suspicion(method(name), 1))
        .hasValueSatisfying(
            found -> {
              assertThat(found.text()).contains(text);
              assertThat(found.explanation()).isEqualTo(explanation);
            });
  }

  @ParameterizedTest
  @CsvSource({"2, every second step", "5, every fifth step", "12, one in 12 step"})
  void stepsThatAreNotRecordedAreCounted(int every, String text) {
    assertThat(suspicion(method("plain"), every))
        .hasValueSatisfying(
            found -> {
              assertThat(found.text()).contains(text);
              assertThat(found.explanation()).isEqualTo(Explanation.SUBSAMPLED);
            });
  }

  /** Plain steps, of the size stated or another, are no other method. */
  @Test
  void plainRunIsNot() {
    assertThat(suspicion(method("plain"), 1)).isEmpty();
    assertThat(suspicion((k, w, g, m) -> -2 * STEP * g, 1)).isEmpty();
  }

  /** Noise upon the steps is no method either: then nothing legitimate explains it. */
  @Test
  void nonsenseIsNot() {
    assertThat(
            suspicion((k, w, g, m) -> -STEP * g * (1 + 0.3f * (float) Math.sin(9 * k + 99 * w)), 1))
        .isEmpty();
  }
}
