package org.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;

/** The built-in engines: by name, and against each other. */
final class EnginesTest {
  private static final int DIGITS = 12;

  @Test
  void theFastOneIsTheDefault() {
    assertThat(Engines.all())
        .extracting(Engine::name)
        .containsExactly("taylor", "reference", "double");
    assertThat(Engines.standard()).isInstanceOf(TaylorEngine.class);
    assertThat(Engines.named("reference")).containsInstanceOf(ReferenceEngine.class);
    assertThat(Engines.named("double")).containsInstanceOf(DoubleEngine.class);
    assertThat(Engines.named("Taylor")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-relu", "deep-linear", "pinned", "identity-skip", "leaky-logistic"})
  void agreeToTheDigitsAskedFor(String example) {
    FlowProblem problem = FlowProblems.of(BundledExamples.read(example));
    Horizon horizon = new Horizon(Optional.of(Rational.of(1, 2)), Optional.empty());
    Trajectory fast = trajectory(new TaylorEngine(), problem, horizon);
    assertAgree(trajectory(new ReferenceEngine(), problem, horizon), fast);
    assertAgree(trajectory(new DoubleEngine(), problem, horizon), fast);
  }

  private static void assertAgree(Trajectory other, Trajectory fast) {
    assertThat(kinds(other)).isEqualTo(kinds(fast));
    Rational allowed = allowed(fast.finalWeights(), other.digits(DIGITS));
    for (int p = 0; p < fast.finalWeights().size(); p++) {
      Dyadic difference = other.finalWeights().get(p).subtract(fast.finalWeights().get(p));
      assertThat(difference.abs().toRational()).isLessThanOrEqualTo(allowed);
    }
  }

  /** No more digits are taken for granted than the numbers hold, whatever was asked for. */
  @Test
  void promiseWhatTheirNumbersHold() {
    FlowProblem problem = FlowProblems.of(BundledExamples.read("small-relu"));
    Horizon horizon = new Horizon(Optional.of(Rational.of(1, 2)), Optional.empty());
    assertThat(trajectory(new DoubleEngine(), problem, horizon).digits(40)).isEqualTo(8);
    assertThat(trajectory(new DoubleEngine(), problem, horizon).digits(5)).isEqualTo(5);
    assertThat(trajectory(new TaylorEngine(), problem, horizon).digits(DIGITS)).isEqualTo(DIGITS);
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
  private static Rational allowed(List<Dyadic> weights, int digits) {
    Rational sum =
        weights.stream().map(w -> w.abs().toRational()).reduce(Rational.ZERO, Rational::add);
    return Rational.of(2).multiply(Rational.parse("1e-" + digits)).multiply(sum.max(Rational.ONE));
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
