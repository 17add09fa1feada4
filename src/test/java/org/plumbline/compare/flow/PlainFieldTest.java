package org.plumbline.compare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/**
 * The field of {@code (e^(-w2 σ(w1)) + e^(w2 σ(-2 w1))) / 2}: labels 1 and -1 at 1 and -2, and a
 * slope of 1/4 below 0.
 */
final class PlainFieldTest {
  private static final PlainField FIELD =
      new PlainField(
          new FlowProblem(
              new LayeredArchitecture(
                      List.of(1, 1, 1), List.of(Activation.leaky(Rational.of(1, 4))), List.of())
                  .network(),
              new Dataset(
                  List.of("x"),
                  List.of(List.of(Rational.ONE), List.of(Rational.of(-2))),
                  List.of(1, -1)),
              List.of(Rational.ONE, Rational.ONE),
              Loss.EXPONENTIAL,
              Reduction.MEAN));

  private static void assertNear(double[] found, double first, double second) {
    assertThat(found[0]).isCloseTo(first, within(1e-14));
    assertThat(found[1]).isCloseTo(second, within(1e-14));
    assertThat(found).hasSize(2);
  }

  /** At {@code (3, 1/2)} the units give 3 and {@code -6/4}. */
  @Test
  void theFieldIsMinusTheGradient() {
    double first = Math.exp(-1.5) / 2;
    double second = Math.exp(-0.75) / 2;
    double[] w = {3, 0.5};
    assertNear(
        FIELD.velocity(w, FIELD.proper(), FIELD.even()),
        0.5 * first + 0.5 / 4 * 2 * second,
        3 * first + 1.5 * second);
  }

  @Test
  void samplesCountAsTheirShares() {
    double[] w = {3, 0.5};
    assertNear(
        FIELD.velocity(w, FIELD.proper(), i -> i == 1 ? 3 : 0),
        0.25 * 3 * Math.exp(-0.75),
        1.5 * 3 * Math.exp(-0.75));
  }

  @Test
  void gatesAreAskedForTheirSlopes() {
    double[] w = {3, 0.5};
    assertThat(FIELD.preActivations(w, 0, FIELD.proper())).containsExactly(1, 3, 1.5);
    assertThat(FIELD.preActivations(w, 1, FIELD.proper())).containsExactly(-2, -6, -0.75);
    PlainField.Gates shut = (i, v, s) -> i == 0 && v == 1 && s == 3 ? 0 : 1;
    assertThat(FIELD.preActivations(w, 0, shut)).containsExactly(1, 3, 0);
    assertNear(FIELD.velocity(w, shut, i -> i == 0 ? 1 : 0), 0, 0);
    assertThat(FIELD.proper().slope(0, 1, 0)).isEqualTo(0.25);
  }

  /** Halving the step divides the error of one step by about {@code 2^5}. */
  @Test
  void oneStepOfRungeKuttaHasOrderFour() {
    PlainField field = new PlainField(LogFlow.PROBLEM);
    double[] errors = new double[2];
    for (int k = 0; k < 2; k++) {
      double h = 0.25 / (1 << k);
      double reached = field.rungeKutta(new double[] {0}, h, field.proper(), field.even())[0];
      errors[k] = Math.abs(reached - Math.log1p(h));
    }
    assertThat(errors[0]).isBetween(1e-9, 1e-4);
    assertThat(errors[0] / errors[1]).isBetween(20.0, 45.0);
  }

  @Test
  void movingLeavesTheStartAsItIs() {
    double[] w = {1, 2};
    assertThat(PlainField.moved(w, new double[] {10, -20}, 0.5)).containsExactly(6, -8);
    assertThat(w).containsExactly(1, 2);
  }
}
