package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.number.Rational;

/** Engines that know no answer. */
final class ConformanceTest {
  private static LiveEngine silent() {
    return ScriptedEngine.answering(
        "'methods':['gradient']", "'error':{'code':-1,'message':'no idea'}");
  }

  @Test
  void aLevelEndsAtItsFirstFailureMadeSmall() {
    try (LiveEngine engine = silent()) {
      LevelResult result = new Conformance(engine, 5, 7).run(Level.FORWARD, () -> true);
      assertThat(result.outcome()).isEqualTo(Outcome.DIFFERS);
      assertThat(result.tries()).isEqualTo(1);
      LevelResult.Failure failure = result.failure().orElseThrow();
      assertThat(failure.seed()).isEqualTo(7);
      assertThat(failure.text()).isEqualTo("answered gradient with error -1: no idea");
      assertThat(failure.isPlain()).isTrue();
      assertThat(failure.experiment().name()).isEqualTo("forward-7");
      assertThat(failure.experiment().data().points()).containsExactly(List.of(Rational.ZERO));
      assertThat(failure.experiment().initialWeights()).allMatch(w -> w.signum() == 0);
    }
  }

  /** An engine that is ended together with this program has not failed. */
  @Test
  void aFailureAfterTheEndCountsForNothing() {
    try (LiveEngine engine = silent()) {
      Iterator<Boolean> goesOn = List.of(true, false, false).iterator();
      LevelResult result = new Conformance(engine, 5, 7).run(Level.FORWARD, goesOn::next);
      assertThat(result.tries()).isEqualTo(1);
      assertThat(result.failure()).isEmpty();
    }
  }

  @Test
  void noTrialIsMadeThatIsNotWanted() {
    try (LiveEngine engine = silent()) {
      assertThat(new Conformance(engine, 5, 7).run(Level.FORWARD, () -> false).tries()).isZero();
      assertThat(new Conformance(engine, 0, 7).run(Level.FORWARD, () -> true).tries()).isZero();
    }
  }
}
