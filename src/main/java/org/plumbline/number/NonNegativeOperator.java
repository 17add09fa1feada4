package org.plumbline.number;

/** A symmetric matrix of non-negative numbers, known through upper bounds of its products. */
public interface NonNegativeOperator {
  /** The number of rows. */
  int size();

  /** At least the product with {@code x >= 0}, entry by entry. */
  double[] applyUpper(double[] x);
}
