package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
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

  /** The errors of a long sum add up to several units in the last place. */
  @Test
  void imagesOfLongVectorsAreAboveTheExactOnes() {
    Random random = new Random(1);
    int size = 200;
    double[] x = random.doubles(size).toArray();
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextDouble();
        matrix[j][i] = matrix[i][j];
      }
    }
    double[] image = DenseNonNegative.of(matrix).applyUpper(x);
    for (int i = 0; i < size; i++) {
      BigDecimal exact = BigDecimal.ZERO;
      for (int j = 0; j < size; j++) {
        exact = exact.add(product(matrix[i][j], x[j]));
      }
      assertThat(new BigDecimal(image[i])).isGreaterThanOrEqualTo(exact);
      assertThat(image[i]).isLessThan(exact.doubleValue() * (1 + 0x1p-43));
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
