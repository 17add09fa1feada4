package org.plumbline.flow.dormandprince;

/**
 * Polynomials in double through values at Chebyshev nodes of {@code [0, 1]}.
 *
 * <p>Divided differences, then powers of {@code τ}. With the eight nodes used here at most a power
 * near 2^13 multiplies the rounding of a value in a single coefficient, and what cancels of that at
 * every {@code τ ∈ [0, 1]} leaves a small multiple of it.
 */
final class NodalPolynomial {
  private final double[] nodes;

  /** Polynomials of degree below {@code count}. */
  NodalPolynomial(int count) {
    this.nodes = new double[count];
    for (int j = 0; j < count; j++) {
      nodes[j] = (1 - StrictMath.cos(Math.PI * (2 * j + 1) / (2.0 * count))) / 2;
    }
  }

  int count() {
    return nodes.length;
  }

  double node(int j) {
    return nodes[j];
  }

  /** The coefficients of {@code 1, τ, τ², …}; {@code values} is overwritten. */
  double[] coefficients(double[] values) {
    int n = nodes.length;
    for (int order = 1; order < n; order++) {
      for (int j = n - 1; j >= order; j--) {
        values[j] = (values[j] - values[j - 1]) / (nodes[j] - nodes[j - order]);
      }
    }
    double[] powers = new double[n];
    for (int j = n - 1; j >= 0; j--) {
      for (int k = n - 1; k > 0; k--) {
        powers[k] = powers[k - 1] - nodes[j] * powers[k];
      }
      powers[0] = values[j] - nodes[j] * powers[0];
    }
    return powers;
  }
}
