package org.plumbline.field;

import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * A polynomial {@code Σ c_k τ^k} with exact dyadic coefficients in the scaled time {@code τ ∈ [0,
 * 1]} of a step.
 *
 * @param coefficients {@code c_0, c_1, …}; not empty
 */
public record Polynomial(List<Dyadic> coefficients) {
  /** A polynomial with an immutable copy of the coefficients. */
  public Polynomial {
    coefficients = List.copyOf(coefficients);
  }

  /** The value at {@code τ = 0}. */
  public Dyadic atStart() {
    return coefficients.get(0);
  }

  /** The exact value at {@code τ = 1}, the sum of the coefficients. */
  public Dyadic atEnd() {
    return coefficients.stream().reduce(Dyadic.ZERO, Dyadic::add);
  }

  /** The exact value at {@code τ}. */
  public Dyadic at(Dyadic tau) {
    Dyadic value = Dyadic.ZERO;
    for (int k = coefficients.size() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(coefficients.get(k));
    }
    return value;
  }
}
