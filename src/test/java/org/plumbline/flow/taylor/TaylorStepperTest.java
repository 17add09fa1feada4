package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Obstacle;
import org.plumbline.flow.Piece;
import org.plumbline.flow.Problems;
import org.plumbline.flow.Stretch;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

final class TaylorStepperTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(15);

  private static TaylorStepper stepper(FlowProblem problem) {
    return new TaylorStepper(problem, PRECISION, LimbSeries.withBits(PRECISION.bits()));
  }

  private static GateTable off(FlowProblem problem) {
    return GateTable.allOff(problem.network(), problem.data().size());
  }

  @Test
  void stepsFollowTheFlowUpToTheDeadline() {
    Rational seven = Rational.of(7);
    Stretch stretch =
        Fields.stretch(Fields.LOGARITHM, off(Fields.LOGARITHM), new double[0], Optional.of(seven));
    TaylorStepper stepper = stepper(Fields.LOGARITHM);
    assertThat(stepper.unit()).isEmpty();
    Fields.Follower follower = new Fields.Follower(stretch);
    Rational instant = Rational.of(6);
    List<Piece> parts = new ArrayList<>();
    Optional<Obstacle> obstacle =
        stepper.run(
            stretch,
            step -> {
              Piece whole = step.whole().orElseThrow();
              if (whole.step().start().compareTo(instant) < 0
                  && whole.step().end().compareTo(instant) > 0) {
                parts.add(step.until(instant));
              }
              return follower.take(step);
            });
    assertThat(obstacle).isEmpty();
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).step().start().signum()).isPositive();
    assertThat(parts.get(0).step().end()).isEqualTo(instant);
    assertThat(parts.get(0).endWeights().get(0).approximateDouble())
        .isCloseTo(Math.log(7), within(1e-15));
    assertThat(stepper.unit()).isPresent();
    assertThat(stepper.workingBits()).isEqualTo(PRECISION.bits());
    Rational time = Rational.ZERO;
    for (Piece piece : follower.pieces()) {
      assertThat(piece.step().start()).isEqualTo(time);
      time = piece.step().end();
    }
    assertThat(time).isEqualTo(seven);
    Dyadic exact = Elementary.withBits(200).log(Dyadic.of(8));
    Dyadic error = follower.last().endWeights().get(0).subtract(exact).abs();
    assertThat(error).isLessThan(Dyadic.ONE.scale(-80));
  }

  @Test
  void aStepIsCutAtTheEventAndWhereItIsAsked() {
    FlowProblem problem = Fields.SINKING;
    Stretch stretch =
        Fields.stretch(problem, Fields.allOn(problem), new double[0], Optional.of(Rational.ONE));
    Rational instant = Rational.of(1, 1 << 20);
    Fields.Follower follower = new Fields.Follower(stretch);
    List<Piece> parts = new ArrayList<>();
    Optional<Obstacle> obstacle =
        stepper(problem)
            .run(
                stretch,
                step -> {
                  if (parts.isEmpty()) {
                    parts.add(step.until(instant));
                  }
                  return follower.take(step);
                });
    assertThat(obstacle).isEmpty();
    assertThat(follower.event()).contains(new Pair(0, 1));
    List<Dyadic> end = follower.last().endWeights();
    assertThat(end.get(0).abs()).isLessThan(Dyadic.ONE.scale(-80));
    assertThat(Math.pow(end.get(1).approximateDouble(), 2)).isCloseTo(0.99, within(1e-15));
    assertThat(parts.get(0).step().end()).isEqualTo(instant);
    // a' = -c e^(ac)
    assertThat(parts.get(0).endWeights().get(0).approximateDouble())
        .isCloseTo(0.1 - 0x1p-20 * Math.exp(0.1), within(1e-11));
  }

  @Test
  void whatStandsStillEndsAtTheDeadlineOrSaysWhy() {
    FlowProblem dead =
        Problems.layered(List.of(1, 1, 1), List.of(Activation.RELU), "-1 1", Problems.data("1 +"));
    Stretch endless = Fields.stretch(dead, off(dead), new double[0], Optional.empty());
    Obstacle obstacle = stepper(dead).run(endless, new Fields.Follower(endless)).orElseThrow();
    assertThat(((Obstacle.Standstill) obstacle).reason())
        .startsWith("nothing moves any more")
        .contains("every hidden unit is off on every sample");
    Stretch until = Fields.stretch(dead, off(dead), new double[0], Optional.of(Rational.of(9)));
    Fields.Follower follower = new Fields.Follower(until);
    assertThat(stepper(dead).run(until, follower)).isEmpty();
    assertThat(follower.pieces()).hasSize(1);
    assertThat(follower.last().step().end()).isEqualTo(Rational.of(9));
  }

  @Test
  void pairsThatNoSlopeHoldsAreNamed() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = off(problem).with(Fields.ON_KINK, Gate.PINNED);
    Stretch stretch = Fields.stretch(problem, gates, new double[] {0.5}, Optional.of(Rational.ONE));
    assertThat(stepper(problem).run(stretch, new Fields.Follower(stretch)))
        .contains(
            new Obstacle.Unheld(
                List.of(Fields.ON_KINK),
                "no slopes were found that hold the pinned pairs at zero"));
  }
}
