package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.Workers;
import org.plumbline.enclosure.step.PieceBounds;
import org.plumbline.enclosure.step.StepBounds;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Boxes of weights, and what margins are on them. */
final class WeightBoxTest {
  private static final WeightBox BOX = WeightBox.of(new double[] {1, -3}, new double[] {2, 4});

  @Test
  void boxesHoldWhatTheirRangesHold() {
    assertThat(BOX.size()).isEqualTo(2);
    assertThat(BOX.range(1)).isEqualTo(new DoubleInterval(-3, 4));
    assertThat(BOX.contains(List.of(Rational.of(2), Rational.of(-3)))).isTrue();
    assertThat(BOX.contains(List.of(Rational.of(3), Rational.ZERO))).isFalse();
    assertThat(BOX.contains(List.of(Rational.ONE, Rational.of(9, 2)))).isFalse();
    assertThat(BOX.contains(List.of(Rational.ONE))).isFalse();
    assertThatThrownBy(() -> WeightBox.of(new double[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    WeightBox third = WeightBox.enclosing(List.of(Rational.of(1, 3), Rational.of(-1, 4)));
    assertThat(third.contains(List.of(Rational.of(1, 3), Rational.of(-1, 4)))).isTrue();
    assertThat(third.range(1)).isEqualTo(DoubleInterval.of(-0.25));
  }

  private static void assertNear(DoubleInterval found, double lower, double upper) {
    assertThat(found.lower()).isBetween(lower - 1e-12, lower);
    assertThat(found.upper()).isBetween(upper, upper + 1e-12);
  }

  @Test
  void widenedBoxesGoOutward() {
    WeightBox wide = BOX.widened(0.5);
    assertNear(wide.range(0), 0.5, 2.5);
    assertNear(wide.range(1), -3.5, 4.5);
    DoubleInterval tiny = BOX.widened(0x1p-80).range(0);
    assertThat(tiny.lower()).isLessThan(1);
    assertThat(tiny.upper()).isGreaterThan(2);
  }

  private static EnclosedProblem problem(Activation activation) {
    return EnclosedProblem.enclosing(
        new FlowProblem(
            SingleStep.layers(activation, 1, 1, 1),
            new Dataset(
                List.of("x"),
                List.of(List.of(Rational.ONE), List.of(Rational.of(-2)), List.of(Rational.of(3))),
                List.of(1, -1, 1)),
            List.of(Rational.ONE, Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM));
  }

  private static DoubleInterval least(Activation activation, double[] lower, double[] upper) {
    return MarginRange.least(problem(activation), WeightBox.of(lower, upper));
  }

  /** {@code b σ(a), -b σ(-2a), b σ(3a)} for {@code α = 1/4}. */
  @Test
  void leastMarginsAreThoseOfTheWorstSample() {
    Activation leaky = Activation.leaky(Rational.of(1, 4));
    assertNear(least(leaky, new double[] {1, 2}, new double[] {1, 2}), 1.0, 1.0);
    assertNear(least(leaky, new double[] {-1, 2}, new double[] {-1, 2}), -4.0, -4.0);
    assertNear(least(leaky, new double[] {-1, -2}, new double[] {-1, -2}), 0.5, 0.5);
    // a and 3a in [-1, 2] times 3; 2a in [-4, 2]
    assertNear(least(leaky, new double[] {-1, 2}, new double[] {2, 2}), -4, 2);
    assertNear(least(Activation.LINEAR, new double[] {1, -1}, new double[] {1, 1}), -3, 1);
  }

  /** {@code max(s, s/4)} on intervals of every sign. */
  @Test
  void activationsKeepToTheirGates() {
    EnclosedProblem problem = problem(Activation.leaky(Rational.of(1, 4)));
    DoubleInterval both = new DoubleInterval(-8, 4);
    assertNear(problem.activation(GateState.EITHER, 1, both), -2, 4);
    assertNear(problem.activation(GateState.OFF, 1, both), -2, 1);
    assertThat(problem.activation(GateState.ON, 1, both)).isEqualTo(both);
    assertNear(problem.activation(GateState.EITHER, 1, new DoubleInterval(2, 3)), 2, 3);
    assertNear(problem.activation(GateState.EITHER, 1, new DoubleInterval(-8, -4)), -2, -1);
    assertThat(problem.gate(GateState.EITHER, 1)).isEqualTo(new DoubleInterval(0.25, 1));
    assertThat(problem.gate(GateState.ON, 1)).isEqualTo(DoubleInterval.ONE);
    assertThat(problem.gate(GateState.OFF, 1)).isEqualTo(DoubleInterval.of(0.25));
    assertThat(problem.slope(1)).isEqualTo(DoubleInterval.of(0.25));
    assertThat(problem.samples()).isEqualTo(3);
    assertThat(problem.sampleFactor()).isEqualTo(DoubleInterval.ONE);
    WeightBox three = WeightBox.of(new double[3], new double[3]);
    assertThatThrownBy(() -> problem.weights(three)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesFollowTheProductRule() {
    MovingInterval f = new MovingInterval(DoubleInterval.of(3.0), DoubleInterval.of(5.0));
    MovingInterval g = new MovingInterval(DoubleInterval.of(7.0), DoubleInterval.of(-2.0));
    assertNear(f.add(g).value(), 10, 10);
    assertNear(f.add(g).rate(), 3, 3);
    assertNear(f.multiply(g).value(), 21, 21);
    assertNear(f.multiply(g).rate(), 29, 29);
    assertThat(MovingInterval.constant(DoubleInterval.ONE).rate()).isEqualTo(DoubleInterval.ZERO);
  }

  @Test
  void workDoesNotDependOnThreads() {
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = Workers.of(threads)) {
        assertThat(workers.each(3, 40, k -> k * k))
            .isEqualTo(IntStream.range(3, 40).mapToObj(k -> k * k).toList());
        assertThat(workers.each(3, 40, k -> Thread.currentThread()))
            .anyMatch(thread -> threads == 1 || thread != Thread.currentThread())
            .allMatch(thread -> threads > 1 || thread == Thread.currentThread());
      }
    }
  }

  private static PieceBounds piece(double gap, double disturbance) {
    return new PieceBounds(
        0,
        1,
        Magnitude.ONE,
        Magnitude.enclosingAbove(gap),
        Magnitude.enclosingAbove(disturbance),
        Set.of());
  }

  private static boolean adds(double shift, double limit, PieceBounds... pieces) {
    return new StepBounds.Bounded(
            Magnitude.ONE, Magnitude.enclosingAbove(shift), List.of(pieces), Map.of(), Map.of())
        .adds(Magnitude.enclosingAbove(limit));
  }

  /** The shift with all disturbances, and the root of twice all gaps. */
  @Test
  void whatKinksAddIsComparedWithALimit() {
    assertThat(adds(1, 1)).isFalse();
    assertThat(adds(1, 0.99)).isTrue();
    assertThat(adds(1, 6.01, piece(0, 2), piece(0, 3))).isFalse();
    assertThat(adds(1, 5.99, piece(0, 2), piece(0, 3))).isTrue();
    assertThat(adds(0, 4.01, piece(3, 0), piece(5, 0))).isFalse();
    assertThat(adds(0, 3.99, piece(3, 0), piece(5, 0))).isTrue();
  }
}
