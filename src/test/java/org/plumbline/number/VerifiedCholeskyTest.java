package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates that are proved, and those that are not. */
final class VerifiedCholeskyTest {
  /** Eigenvalues 3 and 1. */
  private static final double[][] MATRIX = {{2, 1}, {1, 2}};

  @Test
  void candidatesAboveTheLargestEigenvalueAreConfirmed() {
    assertThat(VerifiedCholesky.confirmedUpper(MATRIX, 3.001)).isBetween(3.001, 3.0010001);
    assertThat(VerifiedCholesky.confirmedUpper(MATRIX, 100)).isBetween(100.0, 100.0001);
  }

  @Test
  void candidatesBelowAreNot() {
    for (double candidate : new double[] {2.999, 2, 1, 1e-9}) {
      assertThat(VerifiedCholesky.confirmedUpper(MATRIX, candidate))
          .isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  /** Whatever is confirmed is at least 3, also right at the eigenvalue. */
  @Test
  void nothingBelowTheEigenvalueIsEverProved() {
    double candidate = 3;
    for (int k = 0; k < 100; k++) {
      assertThat(VerifiedCholesky.confirmedUpper(MATRIX, candidate)).isGreaterThanOrEqualTo(3);
      candidate = Math.nextDown(candidate);
    }
  }

  /** Powers of two change nothing but the size. */
  @ParameterizedTest
  @ValueSource(ints = {-900, -40, 40, 900})
  void sizesDoNotMatter(int exponent) {
    double[][] scaled = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        scaled[i][j] = Math.scalb(MATRIX[i][j], exponent);
      }
    }
    double found = VerifiedCholesky.confirmedUpper(scaled, Math.scalb(3.001, exponent));
    assertThat(Math.scalb(found, -exponent)).isBetween(3.001, 3.0010001);
  }

  @Test
  void whatIsNoNumberIsNotConfirmed() {
    double[][] odd = {{2, Double.NaN}, {Double.NaN, 2}};
    assertThat(VerifiedCholesky.confirmedUpper(odd, 10)).isEqualTo(Double.POSITIVE_INFINITY);
    double[][] huge = {{-1e300, 0}, {0, 2}};
    assertThat(VerifiedCholesky.confirmedUpper(huge, 10)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** {@code ku/(1 - ku)}, from above. */
  @Test
  void errorsOfRoundingAreBounded() {
    double gamma = VerifiedCholesky.gammaUpper(8);
    assertThat(gamma).isBetween(8 * 0x1p-53 * (1 + 0x1p-51), 8 * 0x1p-53 * (1 + 0x1p-49));
  }
}
