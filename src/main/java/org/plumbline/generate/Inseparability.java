package org.plumbline.generate;

import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;

/**
 * No hyperplane, through the origin or not, separates the classes.
 *
 * <p>The proof is a convex combination with {@code Σ λ_i y_i x_i = 0} and {@code Σ λ_i y_i = 0}
 * (proofs-notes/generated-data.md, P5).
 *
 * @param certificate the combination
 */
public record Inseparability(FarkasCombination certificate) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    return certificate.verify(Constant.appended(data));
  }

  @Override
  public String sentence() {
    return "no hyperplane, with a bias or without, separates the classes";
  }
}
