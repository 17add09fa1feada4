package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The columns of a matrix {@code S P} with orthonormal rows, or the rows, where there are fewer
 * samples than coordinates: the rows of {@code P} are {@code B R e_j} for orthogonal matrices
 * {@code B}, {@code R}, and {@code S} is orthogonal (proofs-notes/generated-data.md, P4).
 *
 * <p>{@code R} fixes {@code e_0}, and {@code B} takes it to a vector without zeros: so no column of
 * {@code P} is 0, and no sample.
 */
final class WhitenedSamples {
  private WhitenedSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int rows = Math.min(recipe.samples(), recipe.dimension());
    int columns = Math.max(recipe.samples(), recipe.dimension());
    Rotation rest = Rotation.drawn(draws, columns - 1);
    Rotation spread = Rotation.spreading(draws, columns);
    Rotation within = Rotation.drawn(draws, rows);
    List<List<Rational>> matrix = new ArrayList<>();
    for (int j = 0; j < rows; j++) {
      List<Rational> unit = Vectors.unit(columns, j);
      List<Rational> turned = new ArrayList<>(unit.subList(0, 1));
      turned.addAll(rest.apply(unit.subList(1, columns)));
      matrix.add(spread.apply(turned));
    }
    List<List<Rational>> points =
        transposed(matrix).stream().map(column -> within.apply(column)).toList();
    return GeneratedData.of(
        recipe,
        recipe.samples() < recipe.dimension() ? transposed(points) : points,
        draws.labels(recipe.samples()),
        new Whiteness(),
        new BothClasses());
  }

  private static List<List<Rational>> transposed(List<List<Rational>> matrix) {
    return IntStream.range(0, matrix.get(0).size())
        .mapToObj(j -> matrix.stream().map(row -> row.get(j)).toList())
        .toList();
  }
}
