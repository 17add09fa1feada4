package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Problems that fit together, steps in order, and the digits a trajectory may claim. */
final class TrajectoryTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.RELU), List.of()).network();

  private static FlowProblem problem(Reduction reduction) {
    List<Rational> point = List.of(Rational.ONE);
    return new FlowProblem(
        NETWORK,
        new Dataset(List.of("a"), List.of(point, point, point), List.of(1, 1, -1)),
        List.of(Rational.ONE, Rational.of(2)),
        Loss.EXPONENTIAL,
        reduction);
  }

  private static TrajectoryStep step(long start, long end) {
    Polynomial p = Polynomial.of(List.of(Dyadic.of(3), Dyadic.of(2)));
    return TrajectoryStep.withoutSlopes(
        Rational.of(start), Rational.of(end), List.of(p, p), GateTable.allOff(NETWORK, 3));
  }

  private static Trajectory trajectory(int bits, TrajectoryStep... steps) {
    return new Trajectory(problem(Reduction.SUM), List.of(steps), List.of(), bits, List.of());
  }

  @Test
  void problemsFitTheirNetwork() {
    assertThat(problem(Reduction.MEAN).sampleFactor()).isEqualTo(Rational.of(1, 3));
    assertThat(problem(Reduction.SUM).sampleFactor()).isEqualTo(Rational.ONE);
    assertThat(problem(Reduction.SUM).initialWeights())
        .containsExactly(Rational.ONE, Rational.of(2));
    FlowProblem good = problem(Reduction.SUM);
    assertThatThrownBy(
            () ->
                new FlowProblem(
                    NETWORK, good.data(), List.of(Rational.ONE), Loss.LOGISTIC, Reduction.SUM))
        .hasMessage("the network has 2 parameters, not 1");
    List<Rational> two = List.of(Rational.ONE, Rational.ONE);
    Dataset wide = new Dataset(List.of("a", "b"), List.of(two), List.of(1));
    assertThatThrownBy(() -> new FlowProblem(NETWORK, wide, two, Loss.LOGISTIC, Reduction.SUM))
        .hasMessage("the data have 2 features but the network 1");
  }

  @Test
  void stepsEndAfterTheyStart() {
    TrajectoryStep step = step(1, 3);
    assertThat(step.startWeights()).containsExactly(Dyadic.of(3), Dyadic.of(3));
    assertThat(step.endWeights()).containsExactly(Dyadic.of(5), Dyadic.of(5));
    assertThat(step.weightsAt(Dyadic.of(0.5))).containsExactly(Dyadic.of(4), Dyadic.of(4));
    assertThat(step.slopes()).isEmpty();
    assertThatThrownBy(() -> step(1, 1)).hasMessageContaining("end after it starts");
    assertThatThrownBy(() -> step(2, 1)).hasMessageContaining("end after it starts");
  }

  @Test
  void finalTimesAreThoseOfTheLastStep() {
    assertThat(trajectory(53).finalTime()).isEqualTo(Rational.ZERO);
    Trajectory two = trajectory(53, step(0, 1), step(1, 3));
    assertThat(two.finalTime()).isEqualTo(Rational.of(3));
    Trajectory one = two.with(List.of(step(0, 1)));
    assertThat(one.finalTime()).isEqualTo(Rational.ONE);
    assertThat(one.workingBits()).isEqualTo(53);
  }

  /** 53 bits are 15 digits, 200 are 60: seven may be lost. */
  @Test
  void digitsAreAtMostThoseHeldLessThoseLost() {
    assertThat(trajectory(53).digits(40)).isEqualTo(8);
    assertThat(trajectory(53).digits(5)).isEqualTo(5);
    assertThat(trajectory(200).digits(60)).isEqualTo(53);
    assertThat(trajectory(10).digits(40)).isEqualTo(1);
  }
}
