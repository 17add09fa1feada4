package org.plumbline.generate;

import java.math.BigInteger;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * {@code R_min² >= C n (R_max/R_min)² max_{i≠k} |⟨x_i, x_k⟩|}, where {@code R_min} and {@code
 * R_max} are the least and the greatest norm of the n samples; {@code R_min > 0}.
 *
 * <p>Samples are nearly orthogonal in the sense of Frei, Vardi, Bartlett, Srebro and Hu, "Implicit
 * bias in leaky ReLU networks trained on high-dimensional data" (ICLR 2023). The condition is
 * checked without divisions as {@code R_min⁴ >= C n R_max² max |⟨x_i, x_k⟩|}. It implies {@code
 * ‖x_i‖² >= C n max_{k≠i} |⟨x_i, x_k⟩|} for each i.
 *
 * @param factor the number {@code C}
 */
public record NearOrthogonality(Rational factor) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    Gram gram = Gram.of(data.points());
    BigInteger least = gram.product(0, 0);
    BigInteger greatest = least;
    BigInteger largest = BigInteger.ZERO;
    for (int i = 0; i < gram.size(); i++) {
      BigInteger square = gram.product(i, i);
      least = least.min(square);
      greatest = greatest.max(square);
      for (int k = 0; k < i; k++) {
        largest = largest.max(gram.product(i, k).abs());
      }
    }
    BigInteger bound =
        greatest
            .multiply(largest)
            .multiply(factor.numerator())
            .multiply(BigInteger.valueOf(data.size()));
    return least.signum() > 0
        && least.multiply(least).multiply(factor.denominator()).compareTo(bound) >= 0;
  }

  @Override
  public String sentence() {
    return "R_min² >= "
        + factor
        + " n (R_max/R_min)² |⟨x, x'⟩| for any two samples, with the least and greatest norm R";
  }
}
