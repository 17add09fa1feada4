package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.data.MaxMargin;
import org.plumbline.number.Rational;

/**
 * No hyperplane, through the origin or not, has a greater least distance to samples that it
 * separates than {@code {⟨û, x⟩ = 0}}.
 *
 * <p>The proof are the Karush–Kuhn–Tucker conditions of {@link MaxMargin} for the samples with a
 * constant input 1, for which {@code û} has the entry 0. They are those for the samples, and {@code
 * Σ α_i y_i = 0}; so if {@code y_i (⟨v, x_i⟩ + b) >= m} for all i and {@code ‖v‖ = 1}, then {@code
 * m Σ α_i <= ⟨v, û⟩ <= ‖û‖}, and {@code Σ α_i = ‖û‖²}.
 *
 * @param certificate {@code û} and its multipliers
 */
public record LargestMargin(MaxMargin certificate) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    List<Rational> longer = new ArrayList<>(certificate.u());
    longer.add(Rational.ZERO);
    return new MaxMargin(longer, certificate.multipliers()).verify(Constant.appended(data));
  }

  @Override
  public String sentence() {
    return "no hyperplane, with a bias or without, has a margin whose square is greater than "
        + certificate.marginSquared();
  }
}
