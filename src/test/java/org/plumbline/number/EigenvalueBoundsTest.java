package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bounds of eigenvalues in small numbers, each part of a bound by itself. */
final class EigenvalueBoundsTest {
  private static void assertNear(double found, double least, double more) {
    assertThat(found).isBetween(least, least + Math.abs(least) * more);
  }

  /**
   * {@code 1 - A = 1 + 2^30}: {@code 2u} of it for the decomposition, and {@code u} for the
   * diagonal; of 200 rows {@code 201 · 200 u} and {@code u}.
   */
  @Test
  void errorsOfTheDecompositionAreAdded() {
    double one = VerifiedCholesky.confirmedUpper(new double[][] {{-0x1p30}}, 1) - 1;
    assertThat(one).isBetween(0x3p-23, 0x3.01p-23);
    double many = VerifiedCholesky.confirmedUpper(new double[200][200], 1) - 1;
    assertThat(many).isBetween(40_201 * 0x1p-53, 40_250 * 0x1p-53);
    // In units of the candidate's power of two.
    double scaled = VerifiedCholesky.confirmedUpper(new double[200][200], 0x1.8p70) * 0x1p-70;
    assertThat(scaled - 1.5).isBetween(60_300 * 0x1p-53, 60_400 * 0x1p-53);
    assertThat(VerifiedCholesky.confirmedUpper(new double[][] {{-0x1p41}}, 1)).isInfinite();
    assertThat(VerifiedCholesky.gammaUpper(1 << 20)).isBetween(0x1p-33, 0x1p-33 + 0x1p-65);
  }

  /** Indefinite only by what three pivots make of the last. */
  @Test
  void allPivotsCount() {
    double[][] matrix = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    assertThat(VerifiedCholesky.confirmedUpper(matrix, 1.99)).isInfinite();
    assertNear(VerifiedCholesky.confirmedUpper(matrix, 2.01), 2.01, 1e-12);
    double[][] chain = {{0, 2, 0}, {2, 0, 1}, {0, 1, 0}};
    assertThat(VerifiedCholesky.confirmedUpper(chain, 2.236)).isInfinite();
    assertNear(VerifiedCholesky.confirmedUpper(chain, 2.2361), 2.2361, 1e-12);
    assertThat(VerifiedCholesky.confirmedUpper(new double[][] {{1}}, 1)).isInfinite();
  }

  @Test
  void productsAreRoundedUp() {
    DenseNonNegative matrix = DenseNonNegative.of(new double[][] {{1, 2}, {3, 4}});
    assertThat(matrix.size()).isEqualTo(2);
    double[] image = matrix.applyUpper(new double[] {1, 10});
    // Rows are columns: symmetric matrices only.
    assertNear(image[0], 31, 1e-14);
    assertNear(image[1], 42, 1e-14);
    assertThat(DenseNonNegative.of(new double[2][2]).applyUpper(new double[] {1, 1}))
        .containsExactly(0, 0);
    DenseNonNegative tiny = DenseNonNegative.of(new double[][] {{Double.MIN_VALUE}});
    assertThat(tiny.applyUpper(new double[] {0.25})[0]).isPositive();
  }

  /** Each of a thousand summands is lost beside the first. */
  @Test
  void whatSumsLoseIsMadeUpFor() {
    int n = 1_000;
    double[][] matrix = new double[n][n];
    Arrays.fill(matrix[0], 0x1p-54);
    for (double[] row : matrix) {
      row[0] = 0x1p-54;
    }
    matrix[0][0] = 1;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double first = DenseNonNegative.of(matrix).applyUpper(ones)[0];
    assertThat(first - 1).isBetween(999 * 0x1p-54, 2_100 * 0x1p-53);
  }

  /** {@code (1 2; 2 4)} from (1, 1): 6; from (2/3, 1): 16/3; from (5/9, 1): 46/9. */
  @Test
  void stepsOfPowerIterationSharpenTheBound() {
    NonNegativeOperator matrix = DenseNonNegative.of(new double[][] {{1, 2}, {2, 4}});
    assertNear(PerronBound.upper(matrix, 0), 6, 1e-12);
    assertNear(PerronBound.upper(matrix, 1), 16.0 / 3, 1e-12);
    assertNear(PerronBound.upper(matrix, 2), 46.0 / 9, 1e-12);
    assertNear(PerronBound.upper(matrix, 100), 5, 1e-9);
    NonNegativeOperator diagonal = DenseNonNegative.of(new double[][] {{0, 0}, {0, 1}});
    assertNear(PerronBound.upper(diagonal, 900), 1, 1e-12);
    NonNegativeOperator swing = DenseNonNegative.of(new double[][] {{0, 4}, {4, 1}});
    assertNear(PerronBound.upper(swing, 60), 0.5 + Math.sqrt(16.25), 1e-9);
  }

  private static double absolute(double middle, double size, double radius, int terms) {
    double[][] one = {{middle}};
    return SymmetricEnclosure.ofSums(one, new double[][] {{size}}, new double[][] {{radius}}, terms)
        .absoluteUpper()
        .applyUpper(new double[] {1})[0];
  }

  /** {@code |middle| + radius + 2^-53 (terms + 8) size}. */
  @Test
  void radiiHoldTheRoundingOfSums() {
    assertNear(absolute(1, 0x1p50, 0.5, 1), 2.625, 1e-10);
    assertNear(absolute(-1, 0x1p50, 0.5, 8), 3.5, 1e-10);
    assertThat(absolute(0, 0, 0, 1)).isZero();
    assertThat(absolute(0, Double.MIN_VALUE, 0, 1)).isBetween(0x1p-1000, 0x1p-998);
    // γ to second order: a million terms, and radii as large as the sizes.
    double gamma = VerifiedCholesky.gammaUpper((1 << 20) + 8);
    double exact = (1 + gamma) * (1 + 2 * gamma);
    assertThat(absolute(0, 1, 1, 1 << 20)).isBetween(exact, exact + 8 * gamma);
  }

  private static double[][] tridiagonal(int n, double diagonal, double beside) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = diagonal;
      if (i > 0) {
        matrix[i][i - 1] = beside;
        matrix[i - 1][i] = beside;
      }
    }
    return matrix;
  }

  /** {@code 2 + 2 cos(π/(n+1))}, and the same of its negative. */
  @Test
  void proposalsAreNear() {
    for (int n = 1; n <= 20; n++) {
      double cosine = 2 * Math.cos(Math.PI / (n + 1));
      double found = Lanczos.approximateLargest(tridiagonal(n, 2, -1));
      assertThat(found).isBetween(2 + cosine - 1e-9, 2 + cosine + 1e-9);
      double negative = Lanczos.approximateLargest(tridiagonal(n, -5, 1));
      assertThat(negative).isBetween(-5 + cosine - 1e-9, -5 + cosine + 1e-9);
    }
    double[][] ones = new double[40][40];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    assertThat(Lanczos.approximateLargest(ones)).isBetween(40 - 1e-9, 40 + 1e-9);
    // Far more rows than steps: a few digits.
    double many = Lanczos.approximateLargest(tridiagonal(200, 2, -1));
    assertThat(many).isBetween(3.9, 4.0);
  }

  /** Bounds of sets are those of the middle and of the radii. */
  @Test
  void setsAreBoundedSharply() {
    double[][] middle = tridiagonal(6, -1, 2);
    double[][] sizes = tridiagonal(6, 1, 2);
    double[][] radii = tridiagonal(6, 0.25, 0);
    double exact = -1 + 4 * Math.cos(Math.PI / 7) + 0.25;
    assertNear(
        SymmetricEnclosure.ofSums(middle, sizes, radii, 4).largestEigenvalueUpper(), exact, 1e-5);
    // Where all entries are of one sign it is Perron's.
    double[][] rank = {{1, 2}, {2, 4}};
    assertNear(
        SymmetricEnclosure.ofSums(rank, rank, new double[2][2], 1).largestEigenvalueUpper(),
        5,
        1e-5);
  }

  /** {@code γ/(1-γ)} of a trace near the largest there may be, to second order. */
  @Test
  void errorsAreBoundedToSecondOrder() {
    int n = 400;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = -0x1p30;
    }
    Rational unit = Dyadic.ONE.scale(-53).toRational();
    Rational share = Rational.of(n + 1).multiply(unit);
    Rational gamma = share.divide(Rational.ONE.subtract(share));
    Rational diagonal = Rational.ONE.add(Dyadic.ONE.scale(30).toRational());
    Rational error =
        gamma
            .divide(Rational.ONE.subtract(gamma))
            .multiply(diagonal.multiply(Rational.of(n)))
            .add(diagonal.multiply(unit));
    double bound = VerifiedCholesky.confirmedUpper(matrix, 1);
    assertThat(Dyadic.of(bound).toRational()).isGreaterThanOrEqualTo(Rational.ONE.add(error));
    assertThat(bound).isLessThan(1.03);
  }

  /** Two or three products whose sum is rounded three times or five. */
  @Test
  void shortSumsAreRoundedUp() {
    Random random = new Random(2);
    for (int round = 0; round < 2_000; round++) {
      int n = 1 + round % 3;
      double[][] matrix = new double[n][n];
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = random.nextDouble();
        for (int j = 0; j <= i; j++) {
          matrix[i][j] = random.nextDouble();
          matrix[j][i] = matrix[i][j];
        }
      }
      double[] image = DenseNonNegative.of(matrix).applyUpper(x);
      for (int i = 0; i < n; i++) {
        Dyadic exact = Dyadic.ZERO;
        for (int j = 0; j < n; j++) {
          exact = exact.add(Dyadic.of(matrix[i][j]).multiply(Dyadic.of(x[j])));
        }
        assertThat(Dyadic.of(image[i])).isGreaterThanOrEqualTo(exact);
      }
    }
  }
}
