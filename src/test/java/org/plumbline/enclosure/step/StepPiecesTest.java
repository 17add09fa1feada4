package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.LENGTH;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.plumbline.field.Polynomial;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * What the parts of a step are bounded by, on proposals that are lines: true figures are known, and
 * what is found is at least that and not much more.
 */
final class StepPiecesTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  /** {@code f = b σ(a x)}, with parameters a, b. */
  private static final Network SINGLE = SingleStep.layers(LEAKY, 1, 1, 1);

  /** {@code f = o σ(p σ(a x) + q σ(d x))}, with parameters a, d, p, q, o. */
  private static final Network JOINED = SingleStep.layers(LEAKY, 1, 2, 1, 1);

  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(0, 2);
  private static final Pair JOINT = new Pair(0, 3);

  /** {@code κ > 0}: the flow lifts {@code s = a} at a rate between {@code b c/4} and {@code bc}. */
  private static final FlowProblem REPELLING = SingleStep.problem(SINGLE, 1);

  /** {@code κ < 0}. */
  private static final FlowProblem CONVEX = SingleStep.problem(SINGLE, -1);

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

  /** Close to a touch parts would be as short as the square root of the tube, by the million. */
  @Test
  void partsHaveANumber() {
    StepBounds.Unbounded found =
        SingleStep.of(REPELLING, polynomial(1.0 / 9, -2.0 / 3, 1), polynomial(1))
            .with(FIRST, Gate.ON)
            .unbounded();
    assertThat(found.tau()).isBetween(0.32, 0.3332);
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

  /**
   * {@code f = p σ(a) + q σ(d)} at {@code a = 2^-50, p = 0, q = d = 1}: the gate decides 3/4 of
   * {@code a} in one entry of the field; {@code μ} is {@code c}, and {@code Λ} is {@code 3c}.
   */
  @Test
  void gatesThatHardlyMatterDisturbALittle() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(LEAKY, 1, 2, 1), 1);
    SingleStep step =
        SingleStep.of(problem, polynomial(0x1p-50), polynomial(1), polynomial(0), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(SECOND, Gate.ON)
            .limbs(1);
    StepBounds.Bounded found = step.bounded();
    assertThat(found.atStart()).isEmpty();
    assertThat(found.atEnd()).isEmpty();
    assertThat(found.shift()).isGreaterThanOrEqualTo(Magnitude.ONE.scale(-50));
    for (PieceBounds piece : found.pieces()) {
      double time = LENGTH * (piece.to() - piece.from()) * Math.exp(-1) * (1 - 1e-9);
      assertNear(piece.growth(), 7 * time, 0.05);
      assertNear(piece.disturbance().scale(50), (0.75 + 6) * time, 0.05);
      assertThat(piece.gap().isZero()).isTrue();
      assertThat(piece.uncertain()).containsExactly(FIRST);
    }
    // with more digits the same is no longer noise
    step.limbs(2).unbounded();
  }

  /**
   * {@code s = 64a = -2^-23}, too far from 0 to be noise: {@code 3/4 κ} times this depth all along
   * the step, whichever side is wrong.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void wrongGatesAtConvexKinksLeaveAGap(int kind) {
    FlowProblem problem =
        SingleStep.problem(SINGLE, List.of(List.of(Rational.of(64))), List.of(-1));
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(-0x1p-29), polynomial(1))
            .with(FIRST, kind == 2 ? Gate.OFF : Gate.ON, kind == 1 ? Gate.OFF : Gate.ON)
            .tube(28)
            .bounded();
    assertThat(found.shift().isZero()).isTrue();
    assertNear(gap(found).scale(23), 0.75 * LENGTH * (1 - 1e-6), 1e-5);
    assertThat(found.atStart()).isEmpty();
    assertThat(found.atEnd()).isEmpty();
    for (PieceBounds piece : found.pieces()) {
      assertThat(piece.disturbance().isZero()).isTrue();
      assertThat(piece.uncertain()).containsExactly(FIRST);
    }
  }

  /** On the right side there is none. */
  @Test
  void rightGatesLeaveNoGap() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-30), polynomial(1)).tube(28).bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertThat(found.pieces()).allMatch(piece -> piece.uncertain().contains(FIRST));
  }

  /** Noise: the flow is compared with a curve on the right side, {@code 2^-50} away. */
  @Test
  void restingPairsAreMovedToTheRightSide() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-50), polynomial(1)).with(FIRST, Gate.ON).bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertNear(found.shift().scale(50), 1, 0.01);
  }

  /** A pair released with a wrong sign {@code 2^-30} is compared with a curve from its kink on. */
  @Test
  void releasedPairsStartOnTheirKink() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .after(FIRST, Gate.PINNED)
            .tube(28)
            .bounded();
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
    assertNear(found.shift().scale(30), 1, 0.01);
    StepBounds.Bounded plain =
        SingleStep.of(CONVEX, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .tube(28)
            .bounded();
    assertThat(plain.shift().isZero()).isTrue();
    assertThat(plain.pieces().get(0).gap().isZero()).isFalse();
  }

  /** Of two released pairs with one kink the first is held, and the second left where it is. */
  @Test
  void releasedPairsThatDependOnEachOtherAreLeft() {
    FlowProblem problem =
        SingleStep.problem(
            SINGLE, List.of(List.of(Rational.ONE), List.of(Rational.of(2))), List.of(-1, -1));
    Pair other = new Pair(1, 1);
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(-0x1p-30, 0, 0x1p-4), polynomial(1))
            .with(FIRST, Gate.ON)
            .with(other, Gate.ON)
            .after(FIRST, Gate.PINNED)
            .after(other, Gate.PINNED)
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertThat(gap(found).isZero()).isFalse();
  }

  /** For {@code f = ab} at (1, 1) the largest eigenvalue of {@code c∇²f} is {@code e^-1}. */
  @Test
  void growthIsThatOfTheParts() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);
    StepBounds.Bounded found = SingleStep.of(problem, polynomial(1), polynomial(1)).bounded();
    double time = 0;
    for (PieceBounds piece : found.pieces()) {
      assertThat(piece.from()).isEqualTo(time);
      assertNear(piece.growth(), Math.exp(-1) * LENGTH * (piece.to() - piece.from()), 1e-6);
      assertThat(piece.gap().isZero()).isTrue();
      assertThat(piece.disturbance().isZero()).isTrue();
      time = piece.to();
    }
    assertThat(time).isEqualTo(1);
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

  /** Gates that do not matter on the proposal, though they do for weights of the tube. */
  @Test
  void gatesThatMatterInTheTubeAloneDisturbNothing() {
    Network network =
        new LayeredArchitecture(List.of(1, 1, 1, 1), List.of(LEAKY, Activation.LINEAR), List.of())
            .network();
    StepBounds.Bounded found =
        SingleStep.of(
                SingleStep.problem(network, 1), polynomial(0), polynomial(0), polynomial(0x1p10))
            .bounded();
    Magnitude nothing = Magnitude.ONE.scale(-500);
    assertThat(found.pieces()).allMatch(piece -> piece.disturbance().compareTo(nothing) < 0);
    assertThat(found.pieces()).allMatch(piece -> piece.uncertain().contains(FIRST));
  }

  /** A pinned pair has no gap: the flow is compared with a curve on its kink. */
  @Test
  void pinnedPairsHaveNoGap() {
    StepBounds.Bounded found =
        SingleStep.of(CONVEX, polynomial(0x1p-30), polynomial(1))
            .with(FIRST, Gate.PINNED)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertThat(found.pieces()).allMatch(piece -> piece.gap().isZero());
  }

  /**
   * {@code f = b σ(w·x)}: the curve on which the first sample is on its kink differs from the
   * proposal by {@code 2^-30} in the first weight, and so do other pre-activations that depend on
   * it, by {@code √5 2^-30} for {@code x = (2, 1)}.
   */
  @Test
  void gapsAreThoseOfTheCurve() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 2, 1, 1),
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.of(2), Rational.ONE)),
            List.of(-1, -1));
    StepBounds.Bounded found =
        SingleStep.of(problem, polynomial(0x1p-30), polynomial(0), polynomial(1))
            .with(new Pair(0, 2), Gate.PINNED)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertNear(gap(found).scale(30), 0.75 * LENGTH * (2 + Math.sqrt(5)) * (1 - 1e-6), 1e-2);
  }

  /** What does not depend on the weights that differ has the gap of the proposal. */
  @Test
  void gapsElsewhereAreThoseOfTheProposal() {
    FlowProblem problem =
        SingleStep.problem(
            SingleStep.layers(LEAKY, 2, 2, 1),
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.of(64))),
            List.of(-1, -1));
    StepBounds.Bounded found =
        SingleStep.of(
                problem,
                polynomial(0x1p-30),
                polynomial(1),
                polynomial(1),
                polynomial(0x1p-29),
                polynomial(0x1p-20),
                polynomial(1))
            .with(new Pair(0, 2), Gate.PINNED)
            .with(new Pair(0, 3), Gate.ON)
            .with(new Pair(1, 2), Gate.ON)
            .slopes(polynomial(0.5))
            .tube(28)
            .bounded();
    assertNear(found.shift().scale(30), 1, 0.01);
    assertNear(gap(found).scale(30), 0.75 * LENGTH * 128, 1e-2);
  }

  private static Magnitude gap(StepBounds.Bounded found) {
    return found.pieces().stream().map(PieceBounds::gap).reduce(Magnitude.ZERO, Magnitude::add);
  }

  /**
   * With {@code 0 0} behind it a unit keeps its weight whatever its gate: what is proposed of it is
   * not proved, and not claimed.
   */
  @Test
  void gatesThatDoNotMatterAreNotProved() {
    FlowProblem one = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1, 1), 1);
    List<Rational> weights = List.of(Rational.ONE, Rational.ZERO, Rational.ZERO);
    FlowProblem problem =
        new FlowProblem(one.network(), one.data(), weights, one.loss(), one.reduction());
    Polynomial[] rest = {polynomial(1), polynomial(0), polynomial(0)};
    assertThat(SingleStep.of(problem, rest).bounded().pieces())
        .allMatch(piece -> piece.uncertain().equals(Set.of(FIRST)));
    assertThat(SingleStep.of(problem, rest).with(FIRST, Gate.ON).bounded().pieces())
        .allMatch(piece -> piece.uncertain().isEmpty());
  }
}
