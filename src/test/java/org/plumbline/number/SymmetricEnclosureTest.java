package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bounds of eigenvalues are confirmed by exact elimination and refuse what is not true. */
final class SymmetricEnclosureTest {
  private static double[][] random(int n, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextInt(-64, 65) * 0x1p-5;
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static double[][] sizes(double[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(Math::abs).toArray())
        .toArray(double[][]::new);
  }

  private static double upper(double[][] matrix, double[][] radii) {
    return SymmetricEnclosure.ofSums(matrix, sizes(matrix), radii, 1).largestEigenvalueUpper();
  }

  /** Whether {@code bound · I - matrix} is positive semidefinite, exactly. */
  private static boolean bounds(double bound, double[][] matrix) {
    List<List<Rational>> rows =
        Arrays.stream(matrix)
            .map(
                row ->
                    Arrays.stream(row).mapToObj(entry -> Dyadic.of(-entry).toRational()).toList())
            .toList();
    return new RationalMatrix(rows)
        .shifted(Dyadic.of(-bound).toRational())
        .isPositiveSemidefinite();
  }

  @Test
  void boundsAreTrueAndSharp() {
    for (int n = 1; n <= 12; n++) {
      double[][] matrix = random(n, n);
      double bound = upper(matrix, new double[n][n]);
      assertThat(bounds(bound, matrix)).isTrue();
      boolean negative = bounds(0, matrix);
      assertThat(negative || !bounds(bound * (1 - 0x1p-9), matrix)).isTrue();
    }
  }

  /** Every matrix of the set counts: here the one with all radii added. */
  @Test
  void radiiAreAdded() {
    double[][] matrix = random(6, 42);
    double[][] radii = new double[6][6];
    double[][] extreme = new double[6][6];
    for (int i = 0; i < 6; i++) {
      Arrays.fill(radii[i], 0.25);
      for (int j = 0; j < 6; j++) {
        extreme[i][j] = matrix[i][j] + 0.25;
      }
    }
    assertThat(bounds(upper(matrix, radii), extreme)).isTrue();
    assertThat(bounds(upper(matrix, new double[6][6]), extreme)).isFalse();
  }

  @Test
  void tooSmallCandidatesAreNotConfirmed() {
    double[][] matrix = {{2, 1}, {1, 2}};
    assertThat(VerifiedCholesky.confirmedUpper(matrix, 2.99)).isInfinite();
    assertThat(VerifiedCholesky.confirmedUpper(matrix, 3.01)).isBetween(3.01, 3.02);
    assertThat(VerifiedCholesky.confirmedUpper(new double[][] {{Double.NaN}}, 1)).isInfinite();
  }

  @Test
  void specialMatrices() {
    assertThat(upper(new double[0][0], new double[0][0])).isZero();
    assertThat(upper(new double[3][3], new double[3][3])).isZero();
    assertThat(upper(new double[][] {{Double.NaN}}, new double[1][1])).isInfinite();
    double[][] infinite = {{1, 0}, {0, Double.POSITIVE_INFINITY}};
    assertThat(upper(infinite, new double[2][2])).isInfinite();
  }

  /** Rank one: Perron's bound is attained after a step or two. */
  @Test
  void perronBoundsAreAttained() {
    double[] v = {1, 2, 3, 4};
    double[][] matrix =
        IntStream.range(0, 4)
            .mapToObj(i -> Arrays.stream(v).map(x -> x * v[i]).toArray())
            .toArray(double[][]::new);
    SymmetricEnclosure set = SymmetricEnclosure.ofSums(matrix, sizes(matrix), new double[4][4], 1);
    assertThat(PerronBound.upper(set.absoluteUpper(), 20)).isBetween(30.0, 30.0 * (1 + 0x1p-10));
  }
}
