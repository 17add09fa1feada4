package org.plumbline.generate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * {@code ‖x_i‖} is one of the integers {@code r = 1, …, m}, each of them for some sample, and
 * {@code y_i = 1} if it is odd, -1 if it is even.
 *
 * @param rings the number m of spheres
 */
public record ConcentricSpheres(int rings) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    Set<Integer> met = new TreeSet<>();
    for (int i = 0; i < data.size(); i++) {
      List<Rational> point = List.copyOf(data.points().get(i));
      int radius = radius(RationalMatrix.dot(point, point));
      if (radius == 0 || data.label(i) != label(radius)) {
        return false;
      }
      met.add(radius);
    }
    return met.size() == rings;
  }

  /** The label of a sphere. */
  static int label(int radius) {
    return radius % 2 == 0 ? -1 : 1;
  }

  /** The radius among those promised, or 0 if it is none. */
  private int radius(Rational square) {
    for (int r = 1; r <= rings; r++) {
      if (square.equals(Rational.of((long) r * r))) {
        return r;
      }
    }
    return 0;
  }

  @Override
  public String sentence() {
    return "the norm of x is one of 1, …, "
        + rings
        + ", and y = 1 if it is odd, -1 if it is even; each is met";
  }
}
