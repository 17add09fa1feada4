package org.plumbline.data;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * A vector {@code u} with {@code y_i ⟨u, x_i⟩ >= 1} for all i, which proves the samples separable.
 *
 * @param u the normal of the separating hyperplane, one entry per coordinate
 */
public record Separator(List<Rational> u) implements SeparabilityCertificate {
  /** The claim that {@code u} separates. */
  public Separator {
    u = List.copyOf(u);
  }

  /** Whether {@code u} has the right size and {@code y_i ⟨u, x_i⟩ >= 1} for all i. */
  @Override
  public boolean verify(Dataset data) {
    if (u.size() != data.dimension()) {
      return false;
    }
    IntegerVector normal = IntegerVector.of(u);
    for (int i = 0; i < data.size(); i++) {
      int label = data.label(i);
      if (label * normal.compareDot(IntegerVector.of(data.point(i)), label) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean claimsSeparable() {
    return true;
  }
}
