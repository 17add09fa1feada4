package org.plumbline.number;

/** A symmetric matrix of non-negative doubles that is written out. */
final class DenseNonNegative implements NonNegativeOperator {
  /** More than what underflow can take from a sum of at most 2^31 products. */
  private static final double UNDERFLOW = 0x1p-1000;

  private final double[][] matrix;
  private final boolean isZero;

  private DenseNonNegative(double[][] matrix, boolean isZero) {
    this.matrix = matrix;
    this.isZero = isZero;
  }

  /** The operator of a symmetric matrix, which must not be changed any more. */
  static DenseNonNegative of(double[][] matrix) {
    double sum = 0;
    for (double[] row : matrix) {
      for (double entry : row) {
        sum += entry;
      }
    }
    return new DenseNonNegative(matrix, sum == 0);
  }

  @Override
  public int size() {
    return matrix.length;
  }

  @Override
  public double[] applyUpper(double[] x) {
    double[] image = new double[x.length];
    if (isZero) {
      return image;
    }
    for (int j = 0; j < x.length; j++) {
      addMultiple(image, x[j], matrix[j]);
    }
    double widening = Directed.sumUpper(1, VerifiedCholesky.gammaUpper(x.length + 2));
    for (int i = 0; i < x.length; i++) {
      image[i] = Directed.sumUpper(Directed.productUpper(widening, image[i]), UNDERFLOW);
    }
    return image;
  }

  private static void addMultiple(double[] sums, double factor, double[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * row[i];
    }
  }
}
