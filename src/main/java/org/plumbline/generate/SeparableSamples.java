package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Random samples that are separable by construction: {@code y_i ⟨u, x_i⟩ >= γ} for all i and a
 * random {@code u}; coordinates about in [-1, 1], both classes present if there are two samples.
 *
 * <p>A sample too near to the hidden hyperplane is moved away from it along {@code u} by a power of
 * two times {@code u}, so the denominators stay powers of two.
 */
final class SeparableSamples {
  private SeparableSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = new Draws(recipe.seed());
    Rational margin = recipe.value(Parameter.MARGIN);
    List<Rational> direction = draws.coordinates(recipe.dimension());
    while (direction.stream().allMatch(entry -> entry.signum() == 0)) {
      direction = draws.coordinates(recipe.dimension());
    }
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < recipe.samples(); i++) {
      List<Rational> point = movedAway(draws.coordinates(recipe.dimension()), direction, margin);
      points.add(point);
      labels.add(RationalMatrix.dot(direction, point).signum());
    }
    if (labels.stream().distinct().count() == 1) {
      // Central symmetry keeps the distance to the hyperplane and gives the missing class.
      points.set(0, Vectors.signed(-1, points.get(0)));
      labels.set(0, -labels.get(0));
    }
    return GeneratedData.of(recipe, points, labels, new KeptMargin(direction, margin));
  }

  private static List<Rational> movedAway(
      List<Rational> point, List<Rational> direction, Rational margin) {
    Rational value = RationalMatrix.dot(direction, point);
    if (value.abs().compareTo(margin) >= 0) {
      return point;
    }
    Rational step = step(RationalMatrix.dot(direction, direction), margin.add(margin));
    return Vectors.plus(point, value.signum() < 0 ? step.negate() : step, direction);
  }

  /** The least power of two whose product with {@code square} is at least {@code wanted}. */
  private static Rational step(Rational square, Rational wanted) {
    Rational half = Rational.of(1, 2);
    Rational step = Rational.ONE;
    while (step.multiply(square).compareTo(wanted) < 0) {
      step = step.add(step);
    }
    while (step.multiply(half).multiply(square).compareTo(wanted) >= 0) {
      step = step.multiply(half);
    }
    return step;
  }
}
