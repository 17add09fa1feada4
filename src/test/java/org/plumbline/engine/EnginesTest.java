package org.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.cli.FlowProblems;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** The built-in engines: by name, and against each other. */
final class EnginesTest {
  private static final int DIGITS = 12;

  @Test
  void theFastOneIsTheDefault() {
    assertThat(Engines.all()).extracting(Engine::name).containsExactly("taylor", "reference");
    assertThat(Engines.named("reference")).containsInstanceOf(ReferenceEngine.class);
    assertThat(Engines.named("Taylor")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-relu", "deep-linear", "pinned", "identity-skip", "leaky-logistic"})
  void agreeToTheDigitsAskedFor(String example) {
    FlowProblem problem = FlowProblems.of(BundledExamples.read(example));
    Horizon horizon = new Horizon(Optional.of(Rational.of(1, 2)), Optional.empty());
    Trajectory fast = trajectory(new TaylorEngine(), problem, horizon);
    Trajectory plain = trajectory(new ReferenceEngine(), problem, horizon);
    assertThat(kinds(fast)).isEqualTo(kinds(plain));
    Rational allowed = allowed(plain.finalWeights());
    for (int p = 0; p < problem.network().parameters(); p++) {
      Dyadic difference = fast.finalWeights().get(p).subtract(plain.finalWeights().get(p));
      assertThat(difference.abs().toRational()).isLessThanOrEqualTo(allowed);
    }
  }

  private static Trajectory trajectory(Engine engine, FlowProblem problem, Horizon horizon) {
    FlowResult result = engine.integrate(problem, horizon, DIGITS, Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().finalTime()).isEqualTo(Rational.of(1, 2));
    return result.trajectory();
  }

  private static List<String> kinds(Trajectory trajectory) {
    return trajectory.events().stream().map(GateEvent::pair).map(Object::toString).toList();
  }

  /**
   * Each may be off by {@code 10^-digits · max(1, ‖w‖)}; the sum of the entries bounds the norm.
   */
  private static Rational allowed(List<Dyadic> weights) {
    Rational sum =
        weights.stream().map(w -> w.abs().toRational()).reduce(Rational.ZERO, Rational::add);
    return Rational.of(2).multiply(Rational.parse("1e-" + DIGITS)).multiply(sum.max(Rational.ONE));
  }

  @Test
  void stopWhenProgressSaysSo() {
    FlowProblem problem = FlowProblems.of(BundledExamples.read("deep-linear"));
    Horizon horizon = new Horizon(Optional.of(Rational.of(10)), Optional.empty());
    FlowResult result =
        new TaylorEngine()
            .integrate(problem, horizon, DIGITS, (steps, events, time, risk) -> steps < 2);
    assertThat(result).isInstanceOf(FlowResult.Stopped.class);
    assertThat(result.trajectory().steps()).hasSize(2);
  }
}
