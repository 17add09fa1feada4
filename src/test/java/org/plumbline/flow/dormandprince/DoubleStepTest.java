package org.plumbline.flow.dormandprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/**
 * One step over {@code [0, 2]} of {@code (2 + t, 1/2 + t^5, 3)}: in its time {@code 2 + 2τ} and so
 * on.
 */
final class DoubleStepTest {
  private static final Offset<Double> NEAR = within(1e-10);

  private static final DoubleStep STEP =
      DoubleSteps.single(
          new double[] {2, 0.5, 3},
          2,
          (time, values) -> new double[] {1, 5 * Math.pow(time, 4), 0});

  @Test
  void coefficientsAreThoseInTheTimeOfTheStep() {
    assertThat(STEP.start()).isZero();
    assertThat(STEP.end()).isEqualTo(2);
    double[][] expected = {
      {2, 2, 0, 0, 0, 0, 0, 0}, {0.5, 0, 0, 0, 0, 32, 0, 0}, {3, 0, 0, 0, 0, 0, 0, 0}
    };
    for (int p = 0; p < 3; p++) {
      assertThat(STEP.coefficient(p, 0)).isEqualTo(expected[p][0]);
      for (int k = 1; k <= DoubleStep.DEGREE; k++) {
        assertThat(STEP.coefficient(p, k)).isCloseTo(expected[p][k], NEAR);
      }
    }
  }

  @Test
  void valuesAreThoseOfThePolynomials() {
    assertThat(STEP.weightsAt(0)).containsExactly(2, 0.5, 3);
    assertThat(STEP.weightsAt(0.5)).containsExactly(new double[] {3, 1.5, 3}, NEAR);
    assertThat(STEP.endWeights()).containsExactly(new double[] {4, 32.5, 3}, NEAR);
    assertThat(STEP.polynomials()).hasSize(3);
    Dyadic middle = STEP.polynomials().get(1).at(Dyadic.of(0.5));
    assertThat(middle.approximateDouble()).isCloseTo(1.5, NEAR);
  }

  /** Up to the time 1 it is {@code (2 + τ, 1/2 + τ^5, 3)}. */
  @Test
  void theFirstPartHasATimeOfItsOwn() {
    DoubleStep part = STEP.until(0.5);
    assertThat(part.start()).isZero();
    assertThat(part.end()).isEqualTo(1);
    assertThat(part.coefficient(0, 1)).isCloseTo(1, NEAR);
    assertThat(part.coefficient(1, 5)).isCloseTo(1, NEAR);
    assertThat(part.endWeights()).isEqualTo(STEP.weightsAt(0.5));
  }

  @Test
  void numbersBeyondTheRangeAreNoticed() {
    assertThat(STEP.isFinite()).isTrue();
    assertThat(STEP.until(0x1p300).isFinite()).isFalse();
  }

  @Test
  void numbersAreTakenAsTheyAre() {
    assertThat(DoubleStep.dyadics(new double[] {0.1, -3}))
        .containsExactly(Dyadic.of(0x1999999999999aL).scale(-56), Dyadic.of(-3));
  }
}
