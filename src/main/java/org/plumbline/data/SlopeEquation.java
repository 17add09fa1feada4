package org.plumbline.data;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * The equation that the slope of a loss solves: as a function of {@code u = -p}, {@code -ℓ'(p)} is
 * the first of functions {@code y_1 … y_m} with {@code dy_i/du = g_i(u, y_1, …, y_m)}, polynomials.
 *
 * <p>Along any series {@code u} the coefficients of the {@code y_i} follow from it one by one
 * (proofs-notes/field.md).
 *
 * @param rates the polynomials {@code g_i}
 */
public record SlopeEquation(List<List<Monomial>> rates) {
  /** An equation with an immutable copy of its rates. */
  public SlopeEquation {
    rates = rates.stream().map(List::copyOf).toList();
  }

  /**
   * A multiple of a product.
   *
   * @param coefficient what the product is multiplied by
   * @param factors 0 for {@code u}, {@code i} for {@code y_i}; none for a constant
   */
  public record Monomial(Rational coefficient, List<Integer> factors) {
    /** A monomial with an immutable copy of its factors. */
    public Monomial {
      factors = List.copyOf(factors);
    }

    static Monomial of(long coefficient, Integer... factors) {
      return new Monomial(Rational.of(coefficient), List.of(factors));
    }
  }

  /** The equation of a slope that needs no other function beside it. */
  static SlopeEquation ofOne(Monomial... rate) {
    return new SlopeEquation(List.of(List.of(rate)));
  }
}
