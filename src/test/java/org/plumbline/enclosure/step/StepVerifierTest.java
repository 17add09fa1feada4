package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.assertNear;
import static org.plumbline.enclosure.SingleStep.polynomial;
import static org.plumbline.enclosure.step.StepProblems.CONVEX;
import static org.plumbline.enclosure.step.StepProblems.FIRST;
import static org.plumbline.enclosure.step.StepProblems.REPELLING;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.Gate;
import org.plumbline.number.Magnitude;

/** What is asked of a step before its parts are looked at, and its defect. */
final class StepVerifierTest {
  @Test
  void polynomialsOutOfRangeAreRefused() {
    double[] coefficients = DoubleStream.generate(() -> 1).limit(5000).toArray();
    StepBounds.Unbounded found =
        SingleStep.of(REPELLING, polynomial(coefficients), polynomial(1))
            .with(FIRST, Gate.ON)
            .unbounded();
    assertThat(found.tau()).isZero();
    assertThat(found.what()).contains("polynomials");
  }

  /** Each pinned pair has its slope, and none besides. */
  @Test
  void slopesMustBelongToPinnedPairs() {
    SingleStep pinned =
        SingleStep.of(CONVEX, polynomial(0), polynomial(1)).with(FIRST, Gate.PINNED);
    assertThat(pinned.unbounded().what()).contains("slopes");
    SingleStep.of(CONVEX, polynomial(0), polynomial(1))
        .with(FIRST, Gate.PINNED)
        .slopes(polynomial(0.5))
        .bounded();
    StepBounds.Unbounded unasked =
        SingleStep.of(CONVEX, polynomial(1), polynomial(1))
            .with(FIRST, Gate.ON)
            .slopes(polynomial(0.5))
            .unbounded();
    assertThat(unasked.what()).contains("slopes");
  }

  /** A pinned pair that is nowhere near its kink is held by no curve. */
  @Test
  void pinnedPairsMustBeNearTheirKink() {
    StepBounds.Unbounded found =
        SingleStep.of(CONVEX, polynomial(1), polynomial(1))
            .with(FIRST, Gate.PINNED)
            .slopes(polynomial(0.5))
            .unbounded();
    assertThat(found.what()).contains("pinned");
  }

  /** At rest where the flow has the speed {@code h c ‖(b, a)‖}: all of that is defect. */
  @Test
  void theDefectIsWhatTheVelocityMisses() {
    StepBounds.Bounded found =
        SingleStep.of(REPELLING, polynomial(3), polynomial(4)).with(FIRST, Gate.ON).bounded();
    double speed = SingleStep.LENGTH * 5 * Math.exp(-12);
    assertNear(found.defect(), speed * (1 - 1e-9), 1e-6);
    assertThat(found.shift().isZero()).isTrue();
  }

  /**
   * Moving as the flow does at the start only changes of the velocity are defect: the margin grows
   * by 25 times the rate, and the speed of 5 times the rate falls by as much.
   */
  @Test
  void theFlowHasHardlyADefect() {
    double rate = SingleStep.LENGTH * Math.exp(-12);
    StepBounds.Bounded found =
        SingleStep.of(REPELLING, polynomial(3, 4 * rate), polynomial(4, 3 * rate))
            .with(FIRST, Gate.ON)
            .bounded();
    assertThat(found.defect()).isLessThan(Magnitude.enclosingAbove(rate * rate * 200));
  }
}
