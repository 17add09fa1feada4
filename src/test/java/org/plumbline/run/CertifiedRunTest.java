package org.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.step.ErrorRise;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** An engine is asked for more digits as long as they help. */
final class CertifiedRunTest {
  private static final int DIGITS = 12;
  private static final Horizon HORIZON = Horizon.atTime(Rational.ONE);

  private static FlowProblem problem() {
    return FlowProblems.of(BundledExamples.read("deep-linear"));
  }

  /** The standard engine, whose second step begins {@code 2^-20} beside the end of the first. */
  private static final class Jumping implements Engine {
    private final List<Integer> asked = new ArrayList<>();
    private final int laterJump;

    /** An engine that jumps by {@code 2^laterJump} instead when it is asked again. */
    Jumping(int laterJump) {
      this.laterJump = laterJump;
    }

    @Override
    public String name() {
      return "jumping";
    }

    @Override
    public FlowResult integrate(
        FlowProblem problem, Horizon horizon, int digits, Progress progress) {
      asked.add(digits);
      Trajectory exact =
          Engines.standard().integrate(problem, horizon, digits, progress).trajectory();
      List<TrajectoryStep> steps = new ArrayList<>(exact.steps());
      TrajectoryStep second = steps.get(1);
      int jump = asked.size() == 1 ? -20 : laterJump;
      List<Polynomial> moved = new ArrayList<>(second.weights());
      List<Dyadic> coefficients = new ArrayList<>(moved.get(0).coefficients());
      coefficients.set(0, coefficients.get(0).add(Dyadic.ONE.scale(jump)));
      moved.set(0, Polynomial.of(coefficients));
      steps.set(
          1,
          new TrajectoryStep(second.start(), second.end(), moved, second.slopes(), second.gates()));
      return new FlowResult.Completed(
          new Trajectory(
              problem, steps, exact.events(), exact.workingBits(), exact.finalWeights()));
    }
  }

  @Test
  void whatWasEnclosedFurtherIsKept() {
    Jumping engine = new Jumping(2000);
    CertifiedRun.Outcome outcome =
        new CertifiedRun(problem(), HORIZON, DIGITS, 1, new LinkedHashMap<>())
            .run(engine, RunProgress.SILENT);
    assertThat(engine.asked).hasSizeGreaterThan(1);
    assertThat(outcome.verification()).isInstanceOf(Verification.Certified.class);
  }

  @Test
  void anAttemptInVainIsTheLast() {
    Jumping engine = new Jumping(-20);
    CertifiedRun.Outcome outcome =
        new CertifiedRun(problem(), HORIZON, DIGITS, 1, new LinkedHashMap<>())
            .run(engine, RunProgress.SILENT);
    assertThat(engine.asked).hasSize(2);
    assertThat(outcome.attempts()).hasValueSatisfying(t -> assertThat(t).contains("narrowed it"));
    ErrorRise rise = outcome.verification().enclosed().steepest().orElseThrow();
    assertThat(rise.step()).isEqualTo(1);
    assertThat(rise.term()).isEqualTo(ErrorRise.Term.JOINT);
    assertThat(rise.digits()).isGreaterThan(DIGITS - 6);
  }

  @Test
  void whatIsNarrowAtOnceIsNotAskedForAgain() {
    CertifiedRun.Outcome outcome =
        new CertifiedRun(problem(), HORIZON, DIGITS, 1, new LinkedHashMap<>())
            .run(Engines.standard(), RunProgress.SILENT);
    assertThat(outcome.attempts()).isEmpty();
    assertThat(outcome.verification().enclosed().radius().approximateLog10()).isLessThan(-DIGITS);
  }
}
