package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;
import static org.plumbline.enclosure.step.StepProblems.SINGLE;
import static org.plumbline.enclosure.step.StepProblems.part;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** The rates at which kinks are crossed, and in which direction. */
final class CrossingRateTest {
  /** At the end the proposal has to cross as well, and the slower of the two counts. */
  @Test
  void theProposalMustCrossToo() {
    // the flow's pre-activation has at least h/4 = 2^-5 in scaled time, the proposal's 2^-8
    StepBounds.Bounded found =
        SingleStep.of(REPELLING, polynomial(-0x1p-8, 0x1p-8), polynomial(1)).bounded();
    assertNear(found.atEnd().get(FIRST).perOffset(), 0.75 * LENGTH * 0x1p8, 0.02);
    SingleStep.of(REPELLING, polynomial(-0x1p-50), polynomial(1)).unbounded();
  }

  /**
   * A pre-activation that falls though the flow lifts it is in a window, which asks nothing of the
   * flow; one that does not belong to its gate is not bounded.
   */
  @Test
  void crossingsHaveADirection() {
    StepBounds.Bounded against =
        SingleStep.of(REPELLING, polynomial(0x1p-4, -0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .bounded();
    assertThat(against.atEnd()).isEmpty();
    assertThat(against.pieces().get(against.pieces().size() - 1).windows()).hasSize(1);
    SingleStep.of(REPELLING, polynomial(0, -0x1p-4), polynomial(1)).unbounded();
  }

  /** A second sample, across whose kink the risk is convex, lets both fall: rate 4 - 1 at least. */
  @Test
  void fallingCrossingsAreBoundedLikewise() {
    FlowProblem falling =
        SingleStep.problem(
            SINGLE, List.of(List.of(Rational.ONE), List.of(Rational.of(16))), List.of(1, -1));
    StepBounds.Bounded end =
        SingleStep.of(falling, polynomial(1, -1), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(new Pair(1, 1), Gate.ON)
            .bounded();
    assertThat(end.atEnd()).containsOnlyKeys(FIRST);
    assertNear(end.atEnd().get(FIRST).perOffset(), 0.25, 0.05);
    // one kink, convex by the sum on all of the part: a gap is all it adds
    StepBounds.Bounded start = SingleStep.of(falling, polynomial(0, -1), polynomial(1)).bounded();
    assertThat(start.atStart()).isEmpty();
    assertThat(start.pieces()).allMatch(piece -> piece.windows().isEmpty());
    assertThat(start.atEnd()).isEmpty();
    // the wrong way it is the defect that tells
    StepBounds.Bounded rising =
        SingleStep.of(falling, polynomial(0, 1), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(new Pair(1, 1), Gate.ON)
            .bounded();
    assertThat(rising.defect()).isGreaterThan(Magnitude.ONE);
  }

  /** A junction at which the proposal holds the flow's pace is not asked for at a start. */
  @Test
  void atTheStartTheFlowAloneHasARate() {
    StepBounds.Bounded found =
        SingleStep.of(REPELLING, polynomial(0, 0x1p-10), polynomial(1))
            .with(FIRST, Gate.ON)
            .bounded();
    assertNear(found.atStart().get(FIRST).perOffset(), 3, 0.05);
  }

  /** With a ReLU in front the rate of a pre-activation may be 0 until it is positive. */
  @Test
  void ratesMustNotVanish() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1), 1);
    // at the end the rate of the proposal is enough for a window, at the start it is not
    assertThat(SingleStep.of(problem, polynomial(-0x1p-4, 0x1p-4), polynomial(1)).bounded().atEnd())
        .isEmpty();
    SingleStep.of(problem, polynomial(0, 0x1p-4), polynomial(1)).with(FIRST, Gate.ON).unbounded();
  }

  private static Optional<Magnitude> least(StepPart part, double lower, double upper) {
    return CrossingRate.leastLower(part, FIRST, new DoubleInterval(lower, upper));
  }

  /**
   * At a start only the flow's rate counts, in the time of the step and the scale of the losses.
   */
  @Test
  void theLeastRateOfTheFlowIsTakenInScaledTime() {
    StepPart start = part(REPELLING, Gate.ON, 0, 0.5, 0, 0x1p-10);
    double unit = LENGTH * Math.scalb(1.0, (int) start.losses().scale());
    assertThat(least(start, 0.5, 4).orElseThrow().doubleUpper())
        .isBetween(0.5 * unit * (1 - 1e-12), 0.5 * unit);
    assertThat(least(part(REPELLING, Gate.OFF, 0, 0.5, 0, 0x1p-10), -4, -0.5).orElseThrow())
        .isEqualTo(least(start, 0.5, 4).orElseThrow());
  }

  /** To the side of its gate at the start, and from it at the end. */
  @Test
  void theDirectionIsThatOfTheGate() {
    StepPart start = part(REPELLING, Gate.ON, 0, 0.5, 0, 0x1p-10);
    assertThat(least(start, -4, -0.5)).isEmpty();
    assertThat(least(start, -0.5, 4)).isEmpty();
    assertThat(least(start, 0, 4)).isEmpty();
    StepPart end = part(REPELLING, Gate.OFF, 0.5, 1, -0x1p-10, 0x1p-10);
    assertThat(least(end, 0.5, 4)).isPresent();
    assertThat(least(end, -4, -0.5)).isEmpty();
    assertThat(least(end, -4, 0)).isEmpty();
  }

  /** At the end the slower of flow and proposal: 2^-10 here, and none if the proposal stays. */
  @Test
  void theProposalHasToGetThereToo() {
    assertThat(
            least(part(REPELLING, Gate.OFF, 0.5, 1, -0x1p-10, 0x1p-10), 0.5, 4)
                .orElseThrow()
                .doubleUpper())
        .isBetween(0x1p-10 * (1 - 1e-9), 0x1p-10);
    assertThat(least(part(REPELLING, Gate.OFF, 0.5, 1, -0x1p-50), 0.5, 4)).isEmpty();
    assertThat(least(part(REPELLING, Gate.OFF, 0.5, 1, 0x1p-10, -0x1p-10), 0.5, 4)).isEmpty();
  }
}
