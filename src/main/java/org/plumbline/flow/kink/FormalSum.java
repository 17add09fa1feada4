package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.plumbline.number.Rational;

/**
 * A polynomial with rational coefficients in numbered atoms: two are equal if and only if their
 * terms are.
 *
 * @param terms the coefficient, never zero, of each monomial, which is written as its sorted atoms
 */
record FormalSum(Map<List<Integer>, Rational> terms) {
  static final FormalSum ZERO = new FormalSum(Map.of());

  /** The polynomial that is one atom. */
  static FormalSum atom(int atom) {
    return new FormalSum(Map.of(List.of(atom), Rational.ONE));
  }

  /** A constant. */
  static FormalSum constant(Rational value) {
    return value.signum() == 0 ? ZERO : new FormalSum(Map.of(List.of(), value));
  }

  /** A polynomial under construction. */
  static final class Builder {
    private final Map<List<Integer>, Rational> terms = new HashMap<>();

    /** Adds {@code factor · a}. */
    Builder add(Rational factor, FormalSum a) {
      a.terms.forEach((monomial, value) -> add(monomial, value.multiply(factor)));
      return this;
    }

    /** Adds {@code a · b}. */
    Builder add(FormalSum a, FormalSum b) {
      a.terms.forEach((m, x) -> b.terms.forEach((n, y) -> add(merged(m, n), x.multiply(y))));
      return this;
    }

    private void add(List<Integer> monomial, Rational value) {
      Rational sum = terms.getOrDefault(monomial, Rational.ZERO).add(value);
      if (sum.signum() == 0) {
        terms.remove(monomial);
      } else {
        terms.put(monomial, sum);
      }
    }

    FormalSum sum() {
      return new FormalSum(Collections.unmodifiableMap(new HashMap<>(terms)));
    }
  }

  private static List<Integer> merged(List<Integer> m, List<Integer> n) {
    List<Integer> both = new ArrayList<>(m);
    both.addAll(n);
    Collections.sort(both);
    return List.copyOf(both);
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  int size() {
    return terms.size();
  }

  /** {@code Σ_a ∂/∂a · rate(a)}, over the atoms that occur. */
  FormalSum derivative(IntFunction<FormalSum> rate) {
    Builder sum = new Builder();
    terms.forEach(
        (monomial, value) -> {
          for (int k = 0; k < monomial.size(); k++) {
            List<Integer> others = new ArrayList<>(monomial);
            int atom = others.remove(k);
            FormalSum rest = new FormalSum(Map.of(List.copyOf(others), value));
            sum.add(rest, rate.apply(atom));
          }
        });
    return sum.sum();
  }
}
