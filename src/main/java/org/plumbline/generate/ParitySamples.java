package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.FarkasCombination;
import org.plumbline.number.Rational;

/**
 * Samples with random signs of all coordinates, whose label is the product of the first few.
 *
 * <p>The first four samples are the corners of a rectangle: they differ in the signs of the first
 * two coordinates alone, and their labels alternate. So {@code Σ y_i x_i = 0} and {@code Σ y_i = 0}
 * over them, and no hyperplane separates them.
 */
final class ParitySamples {
  /** How many samples make up a proof that the classes cannot be separated. */
  static final int CORNERS = 4;

  private ParitySamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    Rational least = recipe.value(Parameter.MARGIN);
    int coordinates = recipe.count(Parameter.PARITY);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Rational> corner = point(draws, recipe.dimension(), least);
    for (int i = 0; i < recipe.samples(); i++) {
      List<Rational> point = i < CORNERS ? corner : point(draws, recipe.dimension(), least);
      if (i < CORNERS) {
        List<Rational> turned = new ArrayList<>(point);
        turned.set(0, (i & 1) == 0 ? point.get(0) : point.get(0).negate());
        turned.set(1, (i & 2) == 0 ? point.get(1) : point.get(1).negate());
        point = turned;
      }
      points.add(point);
      labels.add(
          point.subList(0, coordinates).stream()
              .mapToInt(x -> x.signum())
              .reduce(1, (a, b) -> a * b));
    }
    return GeneratedData.of(
        recipe,
        points,
        labels,
        new SignParity(coordinates, least),
        new Inseparability(ofCorners(recipe.samples())),
        new BothClasses());
  }

  private static List<Rational> point(Draws draws, int dimension, Rational least) {
    return IntStream.range(0, dimension).mapToObj(j -> coordinate(draws, least)).toList();
  }

  /** A number of absolute value in {@code (least, 1]}, or 1. */
  private static Rational coordinate(Draws draws, Rational least) {
    Rational size = least.add(Rational.ONE.subtract(least).multiply(draws.fraction()));
    return draws.sign() < 0 ? size.negate() : size;
  }

  /** The combination that takes a quarter of each of the first four samples. */
  static FarkasCombination ofCorners(int samples) {
    List<Rational> lambda = new ArrayList<>(Collections.nCopies(samples, Rational.ZERO));
    for (int i = 0; i < CORNERS; i++) {
      lambda.set(i, Rational.of(1, CORNERS));
    }
    return new FarkasCombination(lambda);
  }
}
