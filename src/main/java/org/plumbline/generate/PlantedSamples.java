package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.data.MaxMargin;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Samples of proofs-notes/generated-data.md, P1: {@code x_i = y_i (γ + s_i) u + w_i} with {@code
 * ‖u‖ = 1}, {@code w_i ⊥ u}, {@code s_i >= 0}: {@code u} is the direction of the largest margin,
 * which is {@code γ}.
 *
 * <p>The first two samples are {@code ±γu + w} with one {@code w}, so {@code û = u/γ} is half the
 * sum of {@code y_i x_i / γ²} over them: the multipliers {@code 1/(2γ²)} satisfy the conditions of
 * Karush, Kuhn and Tucker, and since they are equal the same holds with a bias. All other samples
 * have different {@code s_i > 0}, so the margin is attained by the first two alone, and all samples
 * are different. They lie on a line if {@code w_i = 0}. Duplicates are copies of some samples
 * behind them.
 */
final class PlantedSamples {
  private final Recipe recipe;
  private final Draws draws;
  private final Rational margin;
  private final List<Rational> direction;
  private final List<List<Rational>> points = new ArrayList<>();
  private final List<Integer> labels;

  private PlantedSamples(Recipe recipe) {
    this.recipe = recipe;
    this.draws = Draws.apart(recipe.seed());
    this.margin = recipe.value(Parameter.MARGIN);
    this.direction = UnitVectors.direction(draws, recipe.dimension());
    this.labels =
        new ArrayList<>(
            draws.labels(
                recipe.kind() == Kind.DUPLICATES
                    ? recipe.count(Parameter.DISTINCT)
                    : recipe.samples()));
  }

  static GeneratedData of(Recipe recipe) {
    PlantedSamples samples = new PlantedSamples(recipe);
    samples.draw();
    PlantedMargin planted = new PlantedMargin(samples.direction, samples.margin);
    LargestMargin largest = new LargestMargin(samples.certificate());
    Promise more =
        switch (recipe.kind()) {
          case COLLINEAR -> new CollinearPoints(samples.direction);
          case DUPLICATES -> new RepeatedSamples(recipe.count(Parameter.DISTINCT));
          default -> new BothClasses();
        };
    return GeneratedData.of(recipe, samples.points, samples.labels, planted, largest, more);
  }

  private void draw() {
    List<Rational> side = across();
    points.add(sample(0, Rational.ZERO, side));
    points.add(sample(1, Rational.ZERO, side));
    int others = labels.size() - 2;
    List<Integer> strata = draws.permutation(others);
    for (int stratum : strata) {
      // One from each of so many intervals, so that no two are equal.
      Rational excess = Rational.of(stratum).add(draws.fraction()).divide(Rational.of(others));
      points.add(sample(points.size(), excess, across()));
    }
    while (points.size() < recipe.samples()) {
      int original = draws.below(others + 2);
      points.add(points.get(original));
      labels.add(labels.get(original));
    }
  }

  private List<Rational> sample(int i, Rational excess, List<Rational> side) {
    Rational along = margin.add(excess);
    return Vectors.plus(side, labels.get(i) > 0 ? along : along.negate(), direction);
  }

  /** A random vector that is orthogonal to the direction; zero for samples on a line. */
  private List<Rational> across() {
    if (recipe.kind() == Kind.COLLINEAR) {
      return Vectors.zero(recipe.dimension());
    }
    List<Rational> free = draws.coordinates(recipe.dimension());
    return Vectors.plus(free, RationalMatrix.dot(direction, free).negate(), direction);
  }

  private MaxMargin certificate() {
    List<Rational> multipliers =
        new ArrayList<>(Collections.nCopies(recipe.samples(), Rational.ZERO));
    Rational multiplier = Rational.of(1, 2).divide(margin.square());
    multipliers.set(0, multiplier);
    multipliers.set(1, multiplier);
    return new MaxMargin(Vectors.times(Rational.ONE.divide(margin), direction), multipliers);
  }
}
