package org.plumbline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The columns of {@code X = S P B R}: an orthogonal matrix {@code B R} of as many rows as there are
 * samples, of which {@code P} takes the first d columns as rows, and one {@code S} of d rows
 * (proofs-notes/generated-data.md, P4).
 *
 * <p>{@code R} fixes the first unit vector, and {@code B} takes it to one without zeros: so before
 * {@code S} turns them, no sample has the first coordinate 0.
 */
final class WhitenedSamples {
  private WhitenedSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int samples = recipe.samples();
    Rotation rest = Rotation.drawn(draws, samples - 1);
    Rotation spread = Rotation.spreading(draws, samples);
    Rotation within = Rotation.drawn(draws, recipe.dimension());
    List<List<Rational>> rows = new ArrayList<>();
    for (int j = 0; j < recipe.dimension(); j++) {
      List<Rational> unit = Vectors.unit(samples, j);
      List<Rational> turned = new ArrayList<>(unit.subList(0, 1));
      turned.addAll(rest.apply(unit.subList(1, samples)));
      rows.add(spread.apply(turned));
    }
    List<List<Rational>> points =
        IntStream.range(0, samples)
            .mapToObj(i -> within.apply(rows.stream().map(row -> row.get(i)).toList()))
            .toList();
    return GeneratedData.of(
        recipe, points, draws.labels(samples), new Whiteness(), new BothClasses());
  }
}
