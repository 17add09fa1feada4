package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link Affine}: sums of functions, and what of them is rounding. */
final class AffineTest {
  private static final ConvexPolygon.Point HERE = new ConvexPolygon.Point(2, -1);

  @Test
  void sumsAndMultiples() {
    Affine sum = Affine.of(1, 2, 3).plus(-2, Affine.of(4, 0, 1));
    assertThat(sum).isEqualTo(new Affine(-7, 2, 1, 16));
    assertThat(sum.at(HERE)).isEqualTo(-15);
    assertThat(sum.times(-0.5)).isEqualTo(new Affine(3.5, -1, -0.5, 8));
  }

  /** Of three tenths less a tenth three times only rounding is left. */
  @Test
  void whatIsLeftByRoundingIsZero() {
    Affine third = Affine.of(0, 0, 0.1);
    Affine rest = Affine.of(0, 0, 0.3).plus(-1, third).plus(-1, third).plus(-1, third);
    assertThat(rest.c()).isNotZero();
    assertThat(rest.at(HERE)).isZero();
    assertThat(Affine.of(0, 0, 1e-200).at(HERE)).isEqualTo(1e-200);
  }

  @Test
  void coefficientsThatAreNoNumbersAreTold() {
    assertThat(Affine.of(1, 2, 3).isFinite()).isTrue();
    assertThat(Affine.of(1, Double.NaN, 3).isFinite()).isFalse();
    assertThat(Affine.of(1e308, 1e308, 1).isFinite()).isFalse();
  }
}
