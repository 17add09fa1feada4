package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.JOINED;
import static org.plumbline.enclosure.step.StepProblems.JOINT;
import static org.plumbline.enclosure.step.StepProblems.LEAKY;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;
import static org.plumbline.enclosure.step.StepProblems.SECOND;
import static org.plumbline.enclosure.step.StepProblems.SINGLE;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.FlowRates;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.KinkVariation;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * What crossings are bounded by, on proposals that are lines: true jumps, rates and offsets are
 * known, and what is found is at least that and not much more.
 */
final class CrossedKinksTest {
  /** Jump 3/4 and least rate 1/4 of {@code h c b}. */
  @Test
  void crossingsAtTheEndHaveTheirJumpAndRate() {
    StepBounds.Bounded found =
        SingleStep.of(REPELLING, polynomial(-0x1p-4, 0x1p-4), polynomial(1)).bounded();
    assertThat(found.atStart()).isEmpty();
    assertThat(found.atEnd()).containsOnlyKeys(FIRST);
    Crossing crossing = found.atEnd().get(FIRST);
    assertNear(crossing.gradient(), 1, 0x1p-30);
    assertNear(crossing.perOffset(), 3, 0.05);
    assertThat(crossing.offset()).isLessThan(Magnitude.ONE.scale(-150));
    assertThat(found.pieces().get(0).uncertain()).isEmpty();
    assertThat(found.pieces().get(found.pieces().size() - 1).uncertain()).containsExactly(FIRST);
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
  }

  /** What an offset adds at the end grows until there; at the start it grows with the rest. */
  @Test
  void offsetsAreTakenAtTheJunction() {
    StepBounds.Bounded end =
        SingleStep.of(REPELLING, polynomial(-0x1p-4 - 0x1p-50, 0x1p-4), polynomial(1)).bounded();
    Magnitude growth = end.pieces().get(end.pieces().size() - 1).growth();
    assertThat(growth).isGreaterThan(Magnitude.ONE.scale(-5));
    assertNear(end.atEnd().get(FIRST).offset().scale(50), growth.expUpper().doubleUpper(), 1e-9);
    StepBounds.Bounded start =
        SingleStep.of(REPELLING, polynomial(0x1p-50, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .bounded();
    assertThat(start.atEnd()).isEmpty();
    assertThat(start.atStart()).containsOnlyKeys(FIRST);
    assertNear(start.atStart().get(FIRST).offset().scale(50), 1, 1e-9);
    assertNear(start.atStart().get(FIRST).perOffset(), 3, 0.15);
  }

  /** A crossing in the middle of a step is neither early nor late. */
  @Test
  void kinksThatRepelAreCrossedAtJunctionsOnly() {
    StepBounds.Unbounded found =
        SingleStep.of(REPELLING, polynomial(-0x1p-4, 0x3p-4), polynomial(1)).unbounded();
    assertThat(found.tau()).isBetween(0.333, 0.334);
    assertThat(found.what()).contains("h1[0] on sample 0").contains("could not be bounded");
    StepBounds.Unbounded wrong =
        SingleStep.of(REPELLING, polynomial(0.5), polynomial(1)).unbounded();
    assertThat(wrong.what()).contains("is not the one that the engine proposed");
    assertThat(wrong.tau()).isZero();
  }

  /**
   * Two kinks on one path that are both crossed at the end: the jump at one depends on the other's
   * side, and the second is not decided by the first. Windows count for both.
   */
  @Test
  void entangledCrossingsAreInWindows() {
    FlowProblem problem = SingleStep.problem(JOINED, 1);
    StepBounds.Bounded alone =
        SingleStep.of(
                problem,
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(1),
                polynomial(1),
                polynomial(1),
                polynomial(1))
            .with(SECOND, Gate.ON)
            .with(JOINT, Gate.ON)
            .bounded();
    assertThat(alone.atEnd()).containsOnlyKeys(FIRST);
    assertNear(alone.atEnd().get(FIRST).perOffset(), 3, 0.2);
    StepBounds.Bounded other =
        SingleStep.of(
                problem,
                polynomial(-1),
                polynomial(1),
                polynomial(0x1p-2),
                polynomial(0, 0x1p-4),
                polynomial(1))
            .with(SECOND, Gate.ON)
            .bounded();
    assertThat(other.atEnd()).containsOnlyKeys(JOINT);
    StepBounds.Bounded both =
        SingleStep.of(
                problem,
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(1),
                polynomial(1),
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(1))
            .with(SECOND, Gate.ON)
            .bounded();
    assertThat(both.atEnd()).isEmpty();
    assertThat(both.pieces().get(both.pieces().size() - 1).windows()).hasSize(1);
  }

  /**
   * A convex kink in front of one that is crossed decides by how much that one's gradient jumps.
   */
  @Test
  void crossingsBehindConvexKinksAreNotBounded() {
    FlowProblem problem = SingleStep.problem(JOINED, 1);
    for (double end : new double[] {0, 0.5}) {
      SingleStep step =
          SingleStep.of(
                  problem,
                  polynomial(end + 0x1p-4, -0x1p-4),
                  polynomial(1),
                  polynomial(-1),
                  polynomial(end - 0x1p-4, 0x1p-4),
                  polynomial(1))
              .with(FIRST, Gate.ON)
              .with(SECOND, Gate.ON);
      if (end > 0) {
        assertThat(step.bounded().atEnd()).containsOnlyKeys(JOINT);
      } else {
        step.unbounded();
      }
    }
  }

  /** Kinks side by side are crossed each for itself. */
  @Test
  void crossingsSideBySideAreBounded() {
    StepBounds.Bounded found =
        SingleStep.of(
                SingleStep.problem(SingleStep.layers(LEAKY, 1, 2, 1), 1),
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(-0x1p-3, 0x1p-3),
                polynomial(1),
                polynomial(2))
            .bounded();
    assertThat(found.atEnd()).containsOnlyKeys(FIRST, SECOND);
    assertNear(found.atEnd().get(FIRST).perOffset(), 3, 0.2);
    assertNear(found.atEnd().get(SECOND).perOffset(), 3, 0.2);
  }

  /** Both gates of {@code o σ(b σ(a))} change with the first: jump 15/16 to 3/2, rate 1/16. */
  @Test
  void gatesDecidedByACrossingAreCrossedWithIt() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(LEAKY, 1, 1, 1, 1), 1);
    StepBounds.Bounded end =
        SingleStep.of(problem, polynomial(-0x1p-4, 0x1p-4), polynomial(1), polynomial(1)).bounded();
    assertThat(end.atEnd()).containsOnlyKeys(FIRST);
    assertNear(end.atEnd().get(FIRST).perOffset(), 15, 0.75);
    PieceBounds last = end.pieces().get(end.pieces().size() - 1);
    assertThat(last.uncertain()).isEqualTo(Set.of(FIRST, SECOND));
    StepBounds.Bounded start =
        SingleStep.of(problem, polynomial(0, 0x1p-4), polynomial(1), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(SECOND, Gate.ON)
            .bounded();
    assertThat(start.atStart()).containsOnlyKeys(FIRST);
    assertThat(start.atEnd()).isEmpty();
    SingleStep.of(problem, polynomial(0, 0x1p-4), polynomial(1), polynomial(1)).unbounded();
  }

  /** {@code s = 2a}: gradient 2, jump {@code 2·3/4}, rate {@code 4/4}. */
  @Test
  void jumpAndRateDependOnTheInput() {
    FlowProblem problem = SingleStep.problem(SINGLE, List.of(List.of(Rational.of(2))), List.of(1));
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(-0x1p-3, 0x1p-3), polynomial(1)).bounded();
    assertNear(found.atEnd().get(FIRST).gradient(), 2, 0x1p-30);
    assertNear(found.atEnd().get(FIRST).perOffset(), 1.5, 0.2);
  }

  /** In a wide tube the strength varies while the gate is wrong: {@code J >= h(3/4 κ + s ‖∇κ‖)}. */
  @Test
  void jumpsHoldWhatTheStrengthVariesBy() {
    SingleStep step = SingleStep.of(REPELLING, polynomial(-0x1p-3, 0x1p-3), polynomial(1)).tube(6);
    EnclosedProblem problem = EnclosedProblem.enclosing(REPELLING);
    WeightBox box = ProposedStep.of(step.step(), 4).box(0.5, 1, Magnitude.ONE.scale(-6));
    PossibleGates states = PossibleGates.enclosing(problem, box);
    SampleSignals signals = SampleSignals.ofSelections(problem, box, states);
    LossWeights losses = signals.lossWeights();
    double unit = Math.scalb(1.0, (int) losses.scale());
    double strength =
        unit * KinkStrength.enclosing(signals, losses, FIRST).strength().magnitudeUpper();
    double variation = unit * KinkVariation.upper(signals, losses, FIRST);
    double rate = unit * FlowRates.enclosing(signals, losses).rate(FIRST).lower();
    assertThat(variation * 0x1p-6).isGreaterThan(0.03);
    assertNear(
        step.bounded().atEnd().get(FIRST).perOffset(),
        (0.75 * strength + variation * 0x1p-6) / rate * (1 - 1e-12),
        1e-9);
  }

  /** What series along the step leave out may hide twice at a junction. */
  @Test
  void offsetsHoldWhatSeriesLeaveOut() {
    FlowProblem problem =
        SingleStep.problem(SINGLE, List.of(List.of(Rational.of(1, 3))), List.of(1));
    SingleStep step = SingleStep.of(problem, polynomial(-0x1p-4, 0x1p-4), polynomial(1));
    VerifierContext context = new VerifierContext(problem, 4);
    ProposedStep proposal = ProposedStep.of(step.step(), 4);
    Magnitude radius = new StepSeries(context, step.step(), proposal).preActivation(FIRST).radius();
    assertThat(radius.isZero()).isFalse();
    assertThat(step.bounded().atEnd().get(FIRST).offset()).isGreaterThanOrEqualTo(radius.scale(1));
  }

  /** Kinks side by side on two samples: those of the other sample do not entangle. */
  @Test
  void otherSamplesDoNotEntangle() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 1, 2, 1),
            List.of(List.of(Rational.ONE), List.of(Rational.of(2))),
            List.of(1, 1));
    StepBounds.Bounded found =
        SingleStep.of(
                problem,
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(-0x1p-4, 0x1p-4),
                polynomial(1),
                polynomial(1))
            .bounded();
    assertThat(found.atEnd())
        .containsOnlyKeys(FIRST, SECOND, new Pair(1, FIRST.vertex()), new Pair(1, SECOND.vertex()));
  }

  /** A pair that begins on its kink and touches it again on the way. */
  @Test
  void touchesLaterThanTheStartAreNotCrossings() {
    SingleStep.of(REPELLING, polynomial(0, 9.0 / 16, -1.5, 1), polynomial(1))
        .with(FIRST, Gate.ON)
        .unbounded();
  }

  /** Gates above and below that differ at a kink that repels. */
  @Test
  void crossingsHaveOneGate() {
    SingleStep.of(REPELLING, polynomial(-0x1p-4, 0x1p-4), polynomial(1))
        .with(FIRST, Gate.OFF, Gate.ON)
        .unbounded();
    SingleStep.of(REPELLING, polynomial(0x1p-50), polynomial(0))
        .with(FIRST, Gate.ON, Gate.OFF)
        .limbs(1)
        .unbounded();
  }
}
