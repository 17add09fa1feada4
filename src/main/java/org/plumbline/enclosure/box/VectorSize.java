package org.plumbline.enclosure.box;

import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;

/**
 * At least the Euclidean norm of every vector in an interval vector, to within rounding whatever
 * the size of its entries: squares of numbers below {@code 1e-162} are not doubles, so entries are
 * divided by a power of two near the largest (proofs-notes/verifier.md, V5).
 */
final class VectorSize {
  private VectorSize() {}

  /** At least {@code √(Σ x_p²)} for all {@code x_p} in {@code entries[p]}. */
  static double upper(DoubleInterval[] entries) {
    double largest = 0;
    for (DoubleInterval entry : entries) {
      largest = Math.max(largest, entry.magnitudeUpper());
    }
    if (largest == 0 || largest == Double.POSITIVE_INFINITY) {
      return largest;
    }
    int exponent = Math.getExponent(largest);
    double squares = 0;
    for (DoubleInterval entry : entries) {
      double size = scaledUpper(entry.magnitudeUpper(), -exponent);
      squares = Directed.sumUpper(squares, Directed.productUpper(size, size));
    }
    return scaledUpper(Directed.rootUpper(squares), exponent);
  }

  /**
   * At least {@code a · 2^power} for {@code a >= 0}: exact unless it falls below all normal ones.
   */
  private static double scaledUpper(double a, int power) {
    double scaled = Math.scalb(a, power);
    return a != 0 && scaled < Double.MIN_NORMAL ? Math.nextUp(scaled) : scaled;
  }
}
