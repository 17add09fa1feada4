package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bounds of the largest eigenvalue of matrices whose eigenvalues are known. */
final class PerronBoundTest {
  private record Matrix(double[][] entries) implements NonNegativeOperator {
    @Override
    public int size() {
      return entries.length;
    }

    @Override
    public double[] applyUpper(double[] x) {
      double[] image = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          image[i] = Directed.sumUpper(image[i], Directed.productUpper(entries[i][j], x[j]));
        }
      }
      return image;
    }
  }

  private static double upper(int steps, double[]... entries) {
    return PerronBound.upper(new Matrix(entries), steps);
  }

  /** (2 1; 1 2) has 3 with (1, 1), which is the first vector tried. */
  @Test
  void anEigenvectorGivesTheEigenvalue() {
    assertThat(upper(0, new double[] {2, 1}, new double[] {1, 2})).isBetween(3.0, 3 + 1e-14);
  }

  /** (1 2; 2 4) has 5 and 0, (0 1; 1 0) has ±1: iteration comes near, and never below. */
  @Test
  void stepsComeNearFromAbove() {
    double[][] singular = {{1, 2}, {2, 4}};
    assertThat(upper(0, singular)).isBetween(6.0, 6.0001);
    double before = upper(0, singular);
    for (int steps = 1; steps < 40; steps++) {
      double now = upper(steps, singular);
      assertThat(now).isBetween(5.0, before);
      before = now;
    }
    assertThat(before).isLessThan(5.0001);
    assertThat(upper(60, new double[] {0, 1}, new double[] {1, 0})).isBetween(1.0, 1.0001);
  }

  /** A vanishing entry of the eigenvector is kept above 0. */
  @Test
  void blocksAreBoundedByTheLargest() {
    assertThat(upper(80, new double[] {7, 0}, new double[] {0, 1})).isBetween(7.0, 7.0001);
  }

  @Test
  void matricesOfNothingHaveZero() {
    assertThat(upper(3)).isZero();
    assertThat(upper(3, new double[] {0, 0}, new double[] {0, 0})).isZero();
  }

  @Test
  void overflowsAreInfinite() {
    double huge = Double.MAX_VALUE;
    assertThat(upper(3, new double[] {huge, huge}, new double[] {huge, huge}))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(upper(3, new double[] {Double.NaN})).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
