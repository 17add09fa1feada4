package org.plumbline.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * {@code x_i = t_i v} with {@code y_i t_i > 0}, for a vector {@code v} of norm exactly 1.
 *
 * @param direction the unit vector {@code v}
 */
public record CollinearPoints(List<Rational> direction) implements Promise {
  /** The promise of a line. */
  public CollinearPoints {
    direction = List.copyOf(direction);
  }

  @Override
  public boolean verify(Dataset data) {
    return direction.size() == data.dimension()
        && IntStream.range(0, data.size()).allMatch(i -> isOnLine(data, i));
  }

  /** Whether {@code x = ⟨v, x⟩ v} and has the side of its label; then {@code ‖v‖ = 1}. */
  private boolean isOnLine(Dataset data, int i) {
    List<? extends Rational> point = data.points().get(i);
    Rational t = RationalMatrix.dot(direction, data.points().get(i));
    return t.signum() == data.label(i)
        && IntStream.range(0, direction.size())
            .allMatch(j -> point.get(j).equals(t.multiply(direction.get(j))));
  }

  @Override
  public String sentence() {
    return "x = t v with y t > 0 for the unit vector v = " + direction;
  }
}
