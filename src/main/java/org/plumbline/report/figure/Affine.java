package org.plumbline.report.figure;

/**
 * The function {@code a u + b v + c} on a plane, in double arithmetic.
 *
 * @param a the slope along the first coordinate
 * @param b the slope along the second
 * @param c the value at the origin
 * @param size about the largest of what was added up to it on the square from -1 to 1, to which its
 *     rounding errors are in proportion
 */
record Affine(double a, double b, double c, double size) {
  /** What rounding may spoil, in proportion. */
  private static final double NOISE = 1e-12;

  static final Affine ZERO = new Affine(0, 0, 0, 0);

  /** The function with its own coefficients as what was added up. */
  static Affine of(double a, double b, double c) {
    return new Affine(a, b, c, Math.abs(a) + Math.abs(b) + Math.abs(c));
  }

  /** This and a multiple of another one. */
  Affine plus(double factor, Affine other) {
    return new Affine(
        a + factor * other.a,
        b + factor * other.b,
        c + factor * other.c,
        size + Math.abs(factor) * other.size);
  }

  /** A multiple. */
  Affine times(double factor) {
    return new Affine(a * factor, b * factor, c * factor, size * Math.abs(factor));
  }

  /** The value at a point; 0 where it is not to be told from 0. */
  double at(ConvexPolygon.Point point) {
    double value = a * point.u() + b * point.v() + c;
    return Math.abs(value) <= NOISE * size ? 0 : value;
  }

  /** Whether all coefficients are numbers. */
  boolean isFinite() {
    return Double.isFinite(size);
  }
}
