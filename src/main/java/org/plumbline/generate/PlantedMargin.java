package org.plumbline.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * {@code y_i ⟨u, x_i⟩ >= γ > 0} for all i and a vector {@code u} of norm exactly 1, with equality
 * for a sample of each class.
 *
 * @param direction the unit vector {@code u}
 * @param margin the least distance {@code γ} of a sample to the hyperplane
 */
public record PlantedMargin(List<Rational> direction, Rational margin) implements Promise {
  /** The promise of a margin that is attained. */
  public PlantedMargin {
    direction = List.copyOf(direction);
  }

  @Override
  public boolean verify(Dataset data) {
    return new KeptMargin(direction, margin).verify(data)
        && RationalMatrix.dot(direction, direction).equals(Rational.ONE)
        && isAttained(data, 1)
        && isAttained(data, -1);
  }

  private boolean isAttained(Dataset data, int label) {
    return IntStream.range(0, data.size())
        .filter(i -> data.label(i) == label)
        .anyMatch(i -> KeptMargin.along(direction, data, i).equals(margin));
  }

  @Override
  public String sentence() {
    return "y ⟨u, x⟩ >= "
        + margin
        + ", with equality in both classes, for the unit vector u = "
        + direction;
  }
}
