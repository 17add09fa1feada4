package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.math.BigInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LocalExpansionTest {
  private static final int BITS = 60;
  private static final Offset<Double> ROUNDING = Offset.offset(0x1p-50);

  private static BigInteger fixed(double value) {
    return BigInteger.valueOf((long) Math.scalb(value, BITS));
  }

  private static double value(BigInteger fixed) {
    return Math.scalb(fixed.doubleValue(), -BITS);
  }

  /** On {@code [middle - half, middle + half]}; coefficients are given in units of the largest. */
  private static LocalExpansion on(double middle, double half, double... coefficients) {
    FixedPolynomial polynomial = FixedPolynomial.of(dyadics(coefficients), BITS);
    return LocalExpansion.of(polynomial, fixed(middle), fixed(half));
  }

  /** {@code (τ - 1/2)²/2 + (τ - 1/2)/4 + 1/8}: about 1/2 with {@code τ - 1/2 = s/4}. */
  @Test
  void sizesAreThoseOverTheInterval() {
    LocalExpansion local = on(0.5, 0.25, 0.125, -0.25, 0.5);
    // 0.5 τ² - 0.25 τ + 0.125 at 1/2 is 1/8, its slope 1/4.
    assertThat(value(local.value())).isCloseTo(0.125, ROUNDING);
    assertThat(value(local.slope())).isCloseTo(0.25 / 4, ROUNDING);
    assertThat(value(local.variation())).isCloseTo(0.25 / 4 + 0.5 / 16, ROUNDING);
    assertThat(value(local.bending())).isCloseTo(2 * 0.5 / 16, ROUNDING);
    assertThat(local.noise()).isEqualTo(12);
  }

  @Test
  void whatVariesLessThanItsValueIsPositive() {
    assertThat(on(0.5, 0.25, 0.125, -0.25, 0.5).isPositive()).isTrue();
    assertThat(on(0.5, 0.5, 0.125, -0.25, 0.5).isPositive()).isFalse();
    assertThat(on(0.5, 0.25, -0.125, 0.25, -0.5).isPositive()).isFalse();
    assertThat(on(0.5, 0.25, 0, 0, 0).isPositive()).isFalse();
  }

  /** The slope 1/4 at the middle is outgrown by twice the second coefficient beyond 1/4. */
  @Test
  void whatBendsLessThanItsSlopeIsMonotone() {
    assertThat(on(0.5, 0.2, 0.125, -0.25, 0.5).isMonotone()).isTrue();
    assertThat(on(0.5, 0.2, -0.125, 0.25, -0.5).isMonotone()).isTrue();
    assertThat(on(0.5, 0.3, 0.125, -0.25, 0.5).isMonotone()).isFalse();
    assertThat(on(0.5, 0.3, 0.5).isMonotone()).isFalse();
  }

  /** {@code (1/2 - τ)^4} within {@code 2^-15} of its zero is below {@code 2^-60}. */
  @Test
  void whatRoundingCouldMakeIsFlat() {
    double[] fourth = {0.0625, -0.5, 1.5, -2, 1};
    assertThat(on(0.5, 0x1p-15, fourth).isFlat()).isTrue();
    assertThat(on(0.5, 0x1p-12, fourth).isFlat()).isFalse();
    assertThat(on(0.25, 0x1p-30, fourth).isFlat()).as("not near zero").isFalse();
  }
}
