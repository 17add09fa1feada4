package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** The engine on {@code exp(-w2 σ(w1))}. */
final class TimedEngineTest {
  private static TimedEngine timed(boolean isVerified, int first, int second) {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of())
                .network(),
            new Dataset(List.of("x"), List.of(List.of(Rational.ONE)), List.of(1)),
            List.of(Rational.of(first), Rational.of(second)),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    return new TimedEngine(
        "unit", problem, Horizon.atTime(Rational.of(1, 8)), new TaylorEngine(), 10, isVerified, 1);
  }

  private static Contestant.Finish run(TimedEngine engine) {
    try (Interruption interruption = Interruption.listen()) {
      return engine.run(interruption);
    }
  }

  @Test
  void verificationIsTimedWhereItIsWanted() {
    Contestant.Finish plain = run(timed(false, 1, 1));
    assertThat(plain.steps().orElseThrow()).isPositive();
    assertThat(plain.shortfall()).isEmpty();
    assertThat(plain.verifySeconds()).isEmpty();
    Contestant.Finish verified = run(timed(true, 1, 1));
    assertThat(verified.steps()).isEqualTo(plain.steps());
    assertThat(verified.verifySeconds().orElseThrow()).isPositive();
  }

  /** At the kink, the unit may stay off or go on. */
  @Test
  void whatKeepsARunFromItsHorizonIsTold() {
    assertThat(run(timed(false, 0, 1)).shortfall()).contains("the continuation is not unique");
    try (Interruption interruption = Interruption.listen()) {
      interruption.request();
      assertThat(timed(false, 1, 1).run(interruption).shortfall().orElseThrow())
          .contains("interrupted");
    }
  }

  @Test
  void threadsAreThoseAllowed() {
    TimedEngine engine = timed(true, 1, 1).inThreads(3);
    assertThat(engine.threads()).isEqualTo(Optional.of(3));
    assertThat(engine.isVerified()).isTrue();
    assertThat(engine.engine()).isEqualTo("taylor");
    assertThat(engine.isColdEachTime()).isFalse();
  }
}
