package org.plumbline.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * {@code y_i ⟨u, x_i⟩ >= γ > 0} for all i.
 *
 * @param direction the vector {@code u}, of any norm
 * @param margin the bound {@code γ}
 */
public record KeptMargin(List<Rational> direction, Rational margin) implements Promise {
  /** The promise of a margin. */
  public KeptMargin {
    direction = List.copyOf(direction);
  }

  @Override
  public boolean verify(Dataset data) {
    return direction.size() == data.dimension()
        && margin.signum() > 0
        && IntStream.range(0, data.size())
            .allMatch(i -> along(direction, data, i).compareTo(margin) >= 0);
  }

  /** The number {@code y_i ⟨u, x_i⟩}. */
  static Rational along(List<Rational> direction, Dataset data, int i) {
    Rational product = RationalMatrix.dot(direction, data.points().get(i));
    return data.label(i) > 0 ? product : product.negate();
  }

  @Override
  public String sentence() {
    return "y ⟨u, x⟩ >= " + margin + " for u = " + direction;
  }
}
