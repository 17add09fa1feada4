package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class DenseNonNegativeTest {
  private static final double[] ENTRIES = {0.1, 0.3, 1.0 / 3, 0.7, 1e-5, 1e9, Math.PI};

  private static final double[] VECTOR = {0.1, 0.9};

  /** Of one product and one sum, so a relative error of a few units in the last place. */
  private static final BigDecimal WIDENING = BigDecimal.ONE.add(new BigDecimal(0x1p-48));

  private static void assertJustAbove(double upper, BigDecimal exact) {
    assertThat(new BigDecimal(upper)).isGreaterThanOrEqualTo(exact);
    assertThat(new BigDecimal(upper))
        .isLessThanOrEqualTo(exact.multiply(WIDENING).add(new BigDecimal(0x1p-999)));
  }

  private static BigDecimal product(double a, double b) {
    return new BigDecimal(a).multiply(new BigDecimal(b));
  }

  @Test
  void imagesAreAboveTheExactOnesAndSharp() {
    for (double a : ENTRIES) {
      for (double b : ENTRIES) {
        double[] image = DenseNonNegative.of(new double[][] {{a, b}, {b, 0.2}}).applyUpper(VECTOR);
        assertJustAbove(image[0], product(a, VECTOR[0]).add(product(b, VECTOR[1])));
        assertJustAbove(image[1], product(b, VECTOR[0]).add(product(0.2, VECTOR[1])));
      }
    }
  }

  @Test
  void productsThatUnderflowStayAboveZero() {
    DenseNonNegative operator = DenseNonNegative.of(new double[][] {{Double.MIN_VALUE}});
    double image = operator.applyUpper(new double[] {0.25})[0];
    assertThat(new BigDecimal(image)).isGreaterThan(product(Double.MIN_VALUE, 0.25));
    assertThat(image).isLessThan(1e-300);
  }

  @Test
  void theZeroMatrixMapsToExactZeros() {
    DenseNonNegative zero = DenseNonNegative.of(new double[3][3]);
    assertThat(zero.size()).isEqualTo(3);
    assertThat(zero.applyUpper(new double[] {1, 2, 3})).containsExactly(0, 0, 0);
  }
}
