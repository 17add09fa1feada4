package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.FixedGates;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Variations of strengths against differences of fixed selections. */
final class KinkVariationTest {
  /** The first and third vertex are on, the second is off. */
  private static final double[] W = {0.25, 0.5, -0.75, 1.5, -0.5, 0.75};

  private static final double[] GATES = {1, 0.25, 1};

  private static final EnclosedProblem PROBLEM = EnclosedProblem.enclosing(FixedGates.problem());
  private static final WeightBox POINT = WeightBox.of(W, W);

  private static SampleSignals signals() {
    return SampleSignals.ofSelections(PROBLEM, POINT, PossibleGates.enclosing(PROBLEM, POINT));
  }

  private static void assertNear(double found, double expected) {
    assertThat(found).isBetween(expected - 1e-7, expected + 1e-7);
  }

  /** {@code c (‖∇B_v‖ + |B_v| ‖∇f‖)}. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void variationsAreThoseOfBackSignals(int v) {
    SampleSignals signals = signals();
    LossWeights losses = signals.lossWeights();
    double found = KinkVariation.upper(signals, losses, new Pair(0, v));
    double c = Math.exp(-FixedGates.preActivation(FixedGates.OUTPUT, GATES, W));
    double[] ofBack = FixedGates.gradient(w -> FixedGates.back(v, GATES, w), W);
    double[] ofOutput =
        FixedGates.gradient(w -> FixedGates.preActivation(FixedGates.OUTPUT, GATES, w), W);
    double expected =
        c
            * (FixedGates.norm(ofBack)
                + Math.abs(FixedGates.back(v, GATES, W)) * FixedGates.norm(ofOutput));
    assertNear(found * Math.scalb(1.0, (int) losses.scale()), expected);
  }

  /**
   * For {@code f = a max(wx, 0)} and {@code x = 1}: {@code κ = a e^{-aγw}}, whose derivatives are
   * {@code (1 - aγw) e^{-aγw}} in {@code a} and {@code -a²γ e^{-aγw}} in {@code w}.
   */
  @Test
  void theVariationOfAStrengthIsBounded() {
    Network single = SingleStep.layers(Activation.RELU, 1, 1, 1);
    EnclosedProblem enclosed = EnclosedProblem.enclosing(SingleStep.problem(single, 1));
    WeightBox box = WeightBox.of(new double[] {-0x1p-20, 3}, new double[] {0x1p-20, 3});
    PossibleGates states = PossibleGates.enclosing(enclosed, box);
    SampleSignals signals = SampleSignals.ofSelections(enclosed, box, states);
    LossWeights losses = signals.lossWeights();
    double found = KinkVariation.upper(signals, losses, new Pair(0, 1));
    // at w = 0 and γ = 1 the norm is that of (1, 9); the bound adds those of its parts
    assertThat(Magnitude.enclosingAbove(found).scale(losses.scale()).toDyadic())
        .isGreaterThanOrEqualTo(Dyadic.of(9))
        .isLessThan(Dyadic.of(11));
    assertThat(states.uncertain()).containsExactly(new Pair(0, 1));
  }

  /**
   * The same {@code f} under the square loss, where it fits: {@code κ = (1 - aγw) a} is 0 at {@code
   * a = 2, w = 1/2}, and falls by {@code a² = 4} with {@code w} and by {@code aw = 1} with {@code
   * a}. With {@code |dc/dp| <= |c|} it would not vary.
   */
  @Test
  void theVariationDoesNotVanishWithTheSlopeOfTheSquareLoss() {
    Network single = SingleStep.layers(Activation.RELU, 1, 1, 1);
    FlowProblem exponential = SingleStep.problem(single, 1);
    EnclosedProblem enclosed =
        EnclosedProblem.enclosing(
            new FlowProblem(
                single,
                exponential.data(),
                exponential.initialWeights(),
                Loss.SQUARE,
                exponential.reduction()));
    WeightBox box = WeightBox.of(new double[] {0.5, 2}, new double[] {0.5, 2});
    SampleSignals signals =
        SampleSignals.ofSelections(enclosed, box, PossibleGates.enclosing(enclosed, box));
    LossWeights losses = signals.lossWeights();
    assertThat(losses.weights().get(0).magnitudeUpper()).isLessThan(1e-12);
    double found = KinkVariation.upper(signals, losses, new Pair(0, 1));
    assertThat(found * Math.scalb(1.0, (int) losses.scale()))
        .isBetween(Math.sqrt(17), Math.sqrt(17) + 1e-9);
  }
}
