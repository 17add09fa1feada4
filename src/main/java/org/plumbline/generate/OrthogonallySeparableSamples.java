package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Samples of proofs-notes/generated-data.md, P3: {@code x_i = y_i Q a_i} with a rotation {@code Q}
 * and {@code a_i >= 0} in each coordinate, positive in one coordinate for each class.
 *
 * <p>So {@code ⟨a_i, a_k⟩ > 0} for samples of one class and {@code >= 0} for others. Half of the
 * other coordinates are 0, so that samples of different classes are often exactly orthogonal.
 */
final class OrthogonallySeparableSamples {
  private OrthogonallySeparableSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int dimension = recipe.dimension();
    Rotation rotation = Rotation.drawn(draws, dimension);
    List<Integer> labels = draws.labels(recipe.samples());
    List<List<Rational>> points = new ArrayList<>();
    for (int label : labels) {
      int own = label > 0 || dimension == 1 ? 0 : 1;
      List<Rational> cone = new ArrayList<>();
      for (int j = 0; j < dimension; j++) {
        cone.add(j == own || draws.sign() > 0 ? draws.fraction() : Rational.ZERO);
      }
      points.add(Vectors.signed(label, rotation.apply(cone)));
    }
    return GeneratedData.of(
        recipe, points, labels, new OrthogonalSeparability(), new BothClasses());
  }
}
