package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * Rates of pre-activations of {@code f = b σ(a x)} with loss weights 1: {@code dw/dt = Σ y ∇f}, so
 * that {@code ds/dt = x Σ_j y_j b g_j x_j} for {@code s = a x}.
 */
final class FlowRatesTest {
  private static final Pair UNIT = new Pair(0, 1);

  private static FlowRates rates(FlowProblem problem, WeightBox box) {
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    SampleSignals signals =
        SampleSignals.ofSelections(enclosed, box, PossibleGates.enclosing(enclosed, box));
    return FlowRates.enclosing(
        signals,
        new LossWeights(Collections.nCopies(problem.data().size(), DoubleInterval.ONE), 0));
  }

  private static FlowProblem problem(Activation activation, int... labels) {
    List<List<Rational>> points =
        List.of(List.of(Rational.of(2)), List.of(Rational.of(3))).subList(0, labels.length);
    return SingleStep.problem(
        SingleStep.layers(activation, 1, 1, 1),
        points,
        java.util.Arrays.stream(labels).boxed().toList());
  }

  private static WeightBox box(double a, double above, double b) {
    return WeightBox.of(List.of(new DoubleInterval(a, above), DoubleInterval.of(b)));
  }

  @Test
  void ratesOfCertainGatesAreNumbers() {
    // 2 · (5·2 - 5·3)
    assertHolds(rates(problem(Activation.RELU, 1, -1), box(1, 1, 5)).rate(UNIT), -10, -10);
    // the output: a da + ..., f = b a x: b² x² + a² x² with x = 2
    assertHolds(
        rates(problem(Activation.RELU, 1), box(1, 1, 5)).rate(new Pair(0, 2)), 100 + 4, 100 + 4);
  }

  /** With any slope in [1/4, 1] the rate is between 5 and 20; with one sample alone. */
  @Test
  void ratesOfUncertainGatesHoldAllSelections() {
    Activation leaky = Activation.leaky(Rational.of(1, 4));
    DoubleInterval found = rates(problem(leaky, 1), box(-1, 1, 5)).rate(UNIT);
    assertHolds(found, 5, 20);
    assertHolds(rates(problem(leaky, 1), box(-1, -1, 5)).rate(UNIT), 5, 5);
  }

  /** A pre-activation behind the kink moves with the gate in front, and with its own weight. */
  @Test
  void ratesBehindAKinkPassThroughIt() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1, 1), 1);
    // f = c σ(b σ(a)): s_2 = b σ(a), rate b·(b c) + σ(a)·(σ(a) c)
    WeightBox box =
        WeightBox.of(List.of(DoubleInterval.of(2), DoubleInterval.of(3), DoubleInterval.of(7)));
    assertHolds(
        rates(problem, box).rate(new Pair(0, 2)), 3 * 3 * 7 + 2 * 2 * 7, 3 * 3 * 7 + 2 * 2 * 7);
    WeightBox off =
        WeightBox.of(List.of(DoubleInterval.of(-2), DoubleInterval.of(3), DoubleInterval.of(7)));
    assertThat(rates(problem, off).rate(new Pair(0, 2))).isEqualTo(DoubleInterval.ZERO);
  }

  /** The interval contains another and is hardly wider. */
  private static void assertHolds(DoubleInterval found, double lower, double upper) {
    double room = 1e-12 * Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
    assertThat(found.lower()).isBetween(lower - room, lower);
    assertThat(found.upper()).isBetween(upper, upper + room);
  }
}
