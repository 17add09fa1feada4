package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What the choice of uncertain gates changes, for {@code f = c b σ(a x)} and the like. */
final class GateJumpTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  private static FlowProblem problem(
      Network network, List<Rational> x, List<Integer> labels, List<Rational> weights) {
    return problem(network, x, labels, weights, Loss.EXPONENTIAL);
  }

  private static FlowProblem problem(
      Network network, List<Rational> x, List<Integer> labels, List<Rational> weights, Loss loss) {
    return new FlowProblem(
        network,
        new Dataset(List.of("x"), x.stream().map(List::of).toList(), labels),
        weights,
        loss,
        Reduction.SUM);
  }

  private static Network chain(Activation first, Activation second) {
    return new LayeredArchitecture(List.of(1, 1, 1, 1), List.of(first, second), List.of())
        .network();
  }

  private static SampleSignals signals(Network network, WeightBox box) {
    return signals(network, box, Loss.EXPONENTIAL);
  }

  private static SampleSignals signals(Network network, WeightBox box, Loss loss) {
    EnclosedProblem problem =
        EnclosedProblem.enclosing(
            problem(
                network,
                List.of(Rational.ONE),
                List.of(1),
                Collections.nCopies(network.parameters(), Rational.ONE),
                loss));
    return SampleSignals.ofSelections(problem, box, PossibleGates.enclosing(problem, box));
  }

  /**
   * With {@code a} within 2^-30 of 0, {@code b = 2} and {@code c = 3}: the gate in front decides
   * whether {@code ∂f/∂a} is {@code bc = 6} or 0, and the other two derivatives hardly differ.
   */
  @Test
  void theJumpIsThatOfTheGradient() {
    Network network = chain(Activation.RELU, Activation.LINEAR);
    WeightBox box = WeightBox.of(new double[] {-0x1p-30, 2, 3}, new double[] {0x1p-30, 2, 3});
    SampleSignals signals = signals(network, box);
    Magnitude jump = GateJump.upper(signals, signals.lossWeights(), 0);
    assertThat(jump.toDyadic()).isGreaterThanOrEqualTo(Dyadic.of(6));
    assertThat(jump.toDyadic()).isLessThan(Dyadic.of(6.001));
  }

  /** Certain gates do not jump, however much the gradient varies over the box. */
  @Test
  void certainGatesDoNotJump() {
    Network network = chain(Activation.RELU, Activation.LINEAR);
    WeightBox box = WeightBox.of(new double[] {1, 2, 3}, new double[] {2, 3, 5});
    SampleSignals signals = signals(network, box);
    assertThat(GateJump.upper(signals, signals.lossWeights(), 0).isZero()).isTrue();
  }

  /** {@code f = abc}: at (1, 2, 1) the gradient is (2, 1, 2) and the entries of ∇²f are 1, 2, 1. */
  @Test
  void theChangeIsAtLeastTheNormOfTheSecondDerivatives() {
    Network network = chain(Activation.LINEAR, Activation.LINEAR);
    WeightBox box = WeightBox.of(new double[] {1, 2, 1}, new double[] {1, 2, 1});
    SampleSignals signals = signals(network, box);
    double c = Math.exp(-2);
    Magnitude change = GateJump.changeUpper(signals, signals.lossWeights(), 0);
    double gaussNewton = 9 * c;
    double largestEigenvalue = 2.73 * c;
    assertThat(change.toDyadic()).isGreaterThan(Dyadic.of(gaussNewton + largestEigenvalue));
    assertThat(change.toDyadic()).isLessThan(Dyadic.of(gaussNewton + 1.02 * largestEigenvalue));
  }

  /** {@code f = abc = 1} at (1, 1, 1): the square loss has {@code c = 0} there, and curvature 1. */
  @Test
  void theChangeHasTheCurvatureOfTheSquareLoss() {
    Network network = chain(Activation.LINEAR, Activation.LINEAR);
    WeightBox box = WeightBox.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    SampleSignals signals = signals(network, box, Loss.SQUARE);
    Magnitude change = GateJump.changeUpper(signals, signals.lossWeights(), 0);
    assertThat(change.doubleUpper()).isBetween(3.0, 3.001);
  }

  /**
   * {@code σ(a x)} goes through zero on both samples while the leaky vertex that it alone feeds
   * changes its gates with it.
   */
  @Test
  void gatesThatChangeTogetherAreCrossed() {
    Network network = chain(LEAKY, LEAKY);
    FlowProblem problem =
        problem(
            network,
            List.of(Rational.ONE, Rational.of(-1)),
            List.of(1, -1),
            List.of(Rational.of(-1, 4), Rational.ONE, Rational.of(2)));
    Trajectory trajectory =
        new TaylorEngine()
            .integrate(problem, Horizon.atTime(Rational.ONE), 20, (s, e, t, l) -> true)
            .trajectory();
    assertThat(trajectory.events()).hasSizeGreaterThan(3);
    Gate before = trajectory.steps().get(0).gates().gate(new Pair(0, 2));
    Gate after = trajectory.steps().get(trajectory.steps().size() - 1).gates().gate(new Pair(0, 2));
    Verification verified = TrajectoryVerifier.verify(problem, trajectory);
    assertThat(before).isNotEqualTo(after);
    assertThat(verified).isInstanceOf(Verification.Certified.class);
    assertThat(verified.enclosed().radius()).isLessThan(Magnitude.ONE.scale(-66));
  }

  /** A network that is zero throughout stays zero, though every gate is open at every time. */
  @Test
  void weightsThatAreAllZeroStay() {
    FlowProblem problem =
        problem(
            chain(Activation.RELU, Activation.RELU),
            List.of(Rational.ONE),
            List.of(1),
            Collections.nCopies(3, Rational.ZERO));
    Trajectory trajectory =
        new TaylorEngine()
            .integrate(problem, Horizon.atTime(Rational.ONE), 20, (s, e, t, l) -> true)
            .trajectory();
    Verification verified = TrajectoryVerifier.verify(problem, trajectory);
    assertThat(verified).isInstanceOf(Verification.Certified.class);
    assertThat(verified.enclosed().radius()).isLessThan(Magnitude.ONE.scale(-150));
  }
}
