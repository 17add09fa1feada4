package org.plumbline.flow.dormandprince;

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
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class DoubleStepperTest {
  private static GateTable off(FlowProblem problem) {
    return GateTable.allOff(problem.network(), problem.data().size());
  }

  @Test
  void numbersAreDoublesAndNoUnitOfTimeIsKept() {
    DoubleStepper stepper = new DoubleStepper(Fields.LOGARITHM);
    assertThat(stepper.workingBits()).isEqualTo(53);
    assertThat(stepper.unit()).isEmpty();
  }

  @Test
  void theLastStepEndsAtTheDeadlineExactly() {
    Rational deadline = Rational.of(22, 3);
    Rational instant = Rational.of(6);
    Stretch stretch =
        Fields.stretch(
            Fields.LOGARITHM, off(Fields.LOGARITHM), new double[0], Optional.of(deadline));
    Fields.Follower follower = new Fields.Follower(stretch);
    List<Piece> parts = new ArrayList<>();
    Optional<Obstacle> obstacle =
        new DoubleStepper(Fields.LOGARITHM)
            .run(
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
    assertThat(parts.get(0).endWeights().get(0).approximateDouble())
        .isCloseTo(Math.log(7), within(1e-12));
    assertThat(follower.last().step().end()).isEqualTo(deadline);
    assertThat(follower.last().endWeights().get(0).approximateDouble())
        .isCloseTo(Math.log(25.0 / 3), within(1e-12));
    assertThat(follower.last().risk().log10()).isCloseTo(Math.log10(3.0 / 25), within(1e-12));
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
        new DoubleStepper(problem)
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
    assertThat(end.get(0).approximateDouble()).isCloseTo(0, within(1e-13));
    assertThat(Math.pow(end.get(1).approximateDouble(), 2)).isCloseTo(0.99, within(1e-12));
    assertThat(parts.get(0).step().end()).isEqualTo(instant);
    // a' = -c e^(ac)
    assertThat(parts.get(0).endWeights().get(0).approximateDouble())
        .isCloseTo(0.1 - 0x1p-20 * Math.exp(0.1), within(1e-11));
  }

  @Test
  void whatStandsStillBeforeARiskSaysWhy() {
    FlowProblem dead =
        Problems.layered(List.of(1, 1, 1), List.of(Activation.RELU), "-1 1", Problems.data("1 +"));
    Stretch stretch = Fields.stretch(dead, off(dead), new double[0], Optional.empty());
    Obstacle obstacle =
        new DoubleStepper(dead).run(stretch, new Fields.Follower(stretch)).orElseThrow();
    assertThat(((Obstacle.Standstill) obstacle).reason())
        .startsWith("in double arithmetic nothing moves any more")
        .contains("every hidden unit is off on every sample");
  }

  @Test
  void pairsThatNoSlopeHoldsAreNamed() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = off(problem).with(Fields.ON_KINK, Gate.PINNED);
    Stretch stretch = Fields.stretch(problem, gates, new double[] {0.5}, Optional.of(Rational.ONE));
    assertThat(new DoubleStepper(problem).run(stretch, new Fields.Follower(stretch)))
        .contains(
            new Obstacle.Unheld(
                List.of(Fields.ON_KINK),
                "no slopes were found in double arithmetic that hold the pinned pairs at zero"));
  }

  @Test
  void aVelocityBeyondDoublesStops() {
    FlowProblem steep = Problems.layered(List.of(1, 1), List.of(), "-1000", Problems.data("1 +"));
    Stretch stretch = Fields.stretch(steep, off(steep), new double[0], Optional.of(Rational.ONE));
    assertThat(new DoubleStepper(steep).run(stretch, new Fields.Follower(stretch)))
        .contains(new Obstacle.Standstill("numbers left the range of double arithmetic"));
  }
}
