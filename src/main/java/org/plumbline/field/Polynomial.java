package org.plumbline.field;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * A polynomial {@code Σ c_k τ^k} with exact dyadic coefficients in the scaled time {@code τ ∈ [0,
 * 1]} of a step.
 *
 * <p>Implementations are immutable: the coefficients are the same at every call.
 */
public interface Polynomial {
  /** The coefficients {@code c_0, c_1, …}; not empty. */
  List<Dyadic> coefficients();

  /** The polynomial with the given coefficients, not empty. */
  static Polynomial of(List<Dyadic> coefficients) {
    return new ListedPolynomial(coefficients);
  }

  /**
   * The polynomial {@code Σ c_k length^k τ^k}, each coefficient rounded to {@code bits} significant
   * bits: a series in another unit of time brought to the scaled time of a step.
   */
  static Polynomial approximatelyScaled(List<Dyadic> coefficients, Dyadic length, int bits) {
    List<Dyadic> scaled = new ArrayList<>();
    Dyadic power = Dyadic.ONE;
    for (Dyadic coefficient : coefficients) {
      scaled.add(coefficient.multiply(power).round(bits));
      power = power.multiply(length).round(bits);
    }
    return of(scaled);
  }

  /** The value at {@code τ = 0}. */
  default Dyadic atStart() {
    return coefficients().get(0);
  }

  /** The exact value at {@code τ = 1}, the sum of the coefficients. */
  default Dyadic atEnd() {
    return coefficients().stream().reduce(Dyadic.ZERO, Dyadic::add);
  }

  /** The exact value at {@code τ}. */
  default Dyadic at(Dyadic tau) {
    List<Dyadic> coefficients = coefficients();
    Dyadic value = Dyadic.ZERO;
    for (int k = coefficients.size() - 1; k >= 0; k--) {
      value = value.multiply(tau).add(coefficients.get(k));
    }
    return value;
  }
}
