package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

final class FixedPolynomialTest {
  private static final int BITS = 40;

  /** Given in units of {@code 2^-BITS} of the largest coefficient, 8. */
  private static final FixedPolynomial CUBIC = FixedPolynomial.of(dyadics(1, -4, 0, 7), BITS);

  private static BigInteger fixed(double value) {
    return BigInteger.valueOf((long) Math.scalb(value, BITS));
  }

  @Test
  void theLargestCoefficientHasAboutTheBitsAskedFor() {
    Dyadic large = Dyadic.of(-3).scale(5000);
    FixedPolynomial scaled = FixedPolynomial.of(List.of(Dyadic.ONE, large), BITS);
    // -3 · 2^5000 is below 2^5002; 1 is far below the last bit.
    assertThat(scaled.approximateCoefficients()).containsExactly(0, -0.75);
    assertThat(FixedPolynomial.of(dyadics(0, 0), BITS).approximateCoefficients())
        .containsExactly(0, 0);
    assertThat(scaled.bits()).isEqualTo(BITS);
  }

  @Test
  void valuesAreThoseOfThePolynomial() {
    assertThat(CUBIC.approximateCoefficients()).containsExactly(0.125, -0.5, 0, 0.875);
    assertThat(CUBIC.at(fixed(0))).isEqualTo(fixed(0.125));
    assertThat(CUBIC.at(fixed(0.5))).isEqualTo(fixed(0.125 - 0.25 + 0.875 / 8));
    assertThat(CUBIC.at(fixed(1))).isEqualTo(fixed(0.5));
  }

  @Test
  void dividingByPowersDropsWhatIsBelow() {
    assertThat(CUBIC.deflated(1).approximateCoefficients()).containsExactly(-0.5, 0, 0.875);
    assertThat(CUBIC.deflated(3).approximateCoefficients()).containsExactly(0.875);
    assertThat(CUBIC.deflated(5).approximateCoefficients()).containsExactly(0);
    assertThat(CUBIC.deflated(1).degree()).isEqualTo(2);
    assertThat(CUBIC.negated().approximateCoefficients()).containsExactly(-0.125, 0.5, 0, -0.875);
  }

  @Test
  void theDerivativeAndItsBound() {
    assertThat(CUBIC.derivative().approximateCoefficients()).containsExactly(-0.5, 0, 2.625);
    assertThat(CUBIC.slopeUpper()).isEqualTo(fixed(0.5 + 2.625));
    assertThat(FixedPolynomial.of(dyadics(5), BITS).derivative().approximateCoefficients())
        .containsExactly(0);
  }

  /** {@code 1 - 4τ + 7τ³} about 1/2: {@code -1/8 + 5/4 s + 21/2 s² + 7 s³}, in eighths. */
  @Test
  void coefficientsAboutAPointAreItsTaylorCoefficients() {
    assertThat(CUBIC.taylorCoefficients(fixed(0.5)))
        .containsExactly(fixed(-1.0 / 64), fixed(5.0 / 32), fixed(21.0 / 16), fixed(7.0 / 8));
    assertThat(CUBIC.taylorCoefficients(BigInteger.ZERO))
        .containsExactly(fixed(0.125), fixed(-0.5), fixed(0), fixed(0.875));
  }
}
