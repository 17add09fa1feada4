package org.plumbline.claim;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Exact numbers by which anyone can check a finding about the data without this program.
 *
 * @param kind what the numbers prove, and how
 * @param u a vector, one entry per coordinate of the points; empty where the kind has none
 * @param coefficients one number per sample; empty where the kind has none
 */
public record Certificate(Kind kind, List<Rational> u, List<Rational> coefficients) {
  /** What the numbers prove, and how. */
  public enum Kind {
    /** Separable: {@code y_i ⟨u, x_i⟩ >= 1} for all i. */
    SEPARATOR("separator"),
    /** Not separable: coefficients {@code λ_i >= 0} of sum 1 with {@code Σ λ_i y_i x_i = 0}. */
    FARKAS("farkas"),
    /**
     * The largest margin is {@code 1/‖u‖}: {@code y_i ⟨u, x_i⟩ >= 1}, and {@code u = Σ α_i y_i x_i}
     * with coefficients {@code α_i >= 0} that vanish where the inequality is strict.
     */
    MAX_MARGIN("max-margin");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The name used in reports. */
    public String label() {
      return label;
    }
  }

  /** A certificate with immutable copies of the numbers. */
  public Certificate {
    u = List.copyOf(u);
    coefficients = List.copyOf(coefficients);
  }

  /** The samples with a coefficient other than zero, in order. */
  public List<Integer> support() {
    return IntStream.range(0, coefficients.size())
        .filter(i -> coefficients.get(i).signum() != 0)
        .boxed()
        .toList();
  }
}
