package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.polynomial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.kink.KinkSides;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * A ReLU unit with weights {@code (1, 0)} and {@code 1} on the samples {@code (1, 0)} and {@code
 * (0, 1)}: the second is on its kink, and its label pushes it back to the side on which it is off.
 */
final class KeptSidesTest {
  private static final Network NETWORK = SingleStep.layers(Activation.RELU, 2, 1, 1);
  private static final Pair PARKED = new Pair(1, 2);
  private static final Map<Pair, GateState> OFF = Map.of(PARKED, GateState.OFF);

  private static StepTube tube(double second) {
    FlowProblem problem =
        SingleStep.problem(
            NETWORK,
            List.of(List.of(Rational.ONE, Rational.ZERO), List.of(Rational.ZERO, Rational.ONE)),
            List.of(1, -1));
    TrajectoryStep step =
        SingleStep.of(problem, polynomial(1), polynomial(second), polynomial(1))
            .with(new Pair(0, 2), Gate.ON)
            .step();
    return StepProblems.tube(problem, step, 44);
  }

  @Test
  void theSideThatTheFlowIsPushedToIsKept() {
    KinkSides.Kept kept = KeptSides.on(tube(0), 0, 0.5, Map.of());
    assertThat(kept.then()).isEqualTo(OFF);
    assertThat(kept.first()).isEmpty();
    assertThat(kept.since()).isPositive().isLessThan(0x1p-30);
    assertThat(KeptSides.on(tube(0), 0.5, 1, OFF).first()).isEqualTo(OFF);
  }

  @Test
  void certainGatesNeedNoSides() {
    KinkSides.Kept kept = KeptSides.on(tube(-0x1p-40), 0.25, 0.5, OFF);
    assertThat(kept).isEqualTo(new KinkSides.Kept(Map.of(), 0.25, Map.of()));
  }

  /**
   * With the slope anywhere in [0, 1] there is an eigenvalue of {@code |κ|}, with 0 there is not.
   */
  @Test
  void growthIsLessOnOneSide() {
    StepPart part = StepProblems.part(tube(0), 0.25, 0.5);
    double free = growth(part, Map.of(), new KinkEffects());
    double kept = growth(part, OFF, new KinkEffects());
    assertThat(kept).isLessThan(free * 0.75);
    assertThat(growth(part, Map.of(PARKED, GateState.ON), new KinkEffects())).isGreaterThan(kept);
  }

  /** Where samples are tied to each other sides do not count. */
  @Test
  void tiedSamplesHaveTheGrowthOfAllSlopes() {
    StepPart part = StepProblems.part(tube(0), 0.25, 0.5);
    KinkEffects tied = new KinkEffects();
    tied.addTied(PARKED, Optional.empty());
    assertThat(growth(part, OFF, tied)).isEqualTo(growth(part, Map.of(), new KinkEffects()));
  }

  @Test
  void whatWeakGatesAddToTheGrowthIsAdded() {
    StepPart part = StepProblems.part(tube(0), 0.25, 0.5);
    KinkEffects weak = new KinkEffects();
    weak.addDisturbance(Magnitude.ZERO, Magnitude.ONE);
    assertThat(growth(part, OFF, weak))
        .isBetween(
            1 + growth(part, OFF, new KinkEffects()),
            1.0001 + growth(part, OFF, new KinkEffects()));
  }

  private static double growth(StepPart part, Map<Pair, GateState> kept, KinkEffects effects) {
    return KeptSides.growthUpper(part, kept, effects).doubleUpper();
  }
}
