package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Rational points on spheres about the origin whose radii are 1, 2, …, with alternating labels.
 *
 * <p>The first four samples are {@code ±x} on the first sphere and {@code ±z} on the second. So
 * {@code Σ y_i x_i = 0} and {@code Σ y_i = 0} over them, and no hyperplane separates them. Then
 * comes one sample on each further sphere.
 */
final class SphereSamples {
  private SphereSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int rings = recipe.count(Parameter.RINGS);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    while (points.size() < recipe.samples()) {
      int i = points.size();
      int radius = i < 4 ? 1 + i / 2 : i < rings + 2 ? i - 1 : 1 + draws.below(rings);
      boolean isOpposite = i < 4 && i % 2 == 1;
      points.add(
          isOpposite
              ? Vectors.signed(-1, points.get(i - 1))
              : Vectors.times(
                  Rational.of(radius), UnitVectors.onSphere(draws, recipe.dimension())));
      labels.add(ConcentricSpheres.label(radius));
    }
    return GeneratedData.of(
        recipe,
        points,
        labels,
        new ConcentricSpheres(rings),
        new Inseparability(ParitySamples.ofCorners(recipe.samples())),
        new BothClasses());
  }
}
