package org.plumbline.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Samples about random integer points, the centres, with labels that alternate from one centre to
 * the next; first one sample for each centre, then of random ones.
 */
final class ClusterSamples {
  private ClusterSamples() {}

  static GeneratedData of(Recipe recipe) {
    Draws draws = Draws.apart(recipe.seed());
    int clusters = recipe.count(Parameter.CLUSTERS);
    Rational spread = recipe.value(Parameter.SPREAD);
    List<List<Rational>> centres = centres(draws, clusters, recipe.dimension());
    List<Integer> signs = IntStream.range(0, clusters).mapToObj(c -> c % 2 == 0 ? 1 : -1).toList();
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < recipe.samples(); i++) {
      int cluster = i < clusters ? i : draws.below(clusters);
      points.add(Vectors.plus(centres.get(cluster), spread, draws.coordinates(recipe.dimension())));
      labels.add(signs.get(cluster));
    }
    return GeneratedData.of(
        recipe, points, labels, new CentredClusters(centres, signs, spread), new BothClasses());
  }

  /** Different integer points of a cube that has at least four times as many. */
  private static List<List<Rational>> centres(Draws draws, int clusters, int dimension) {
    int half = 2;
    while (pointsIn(2 * half + 1, dimension) < 4L * clusters) {
      half++;
    }
    int size = half;
    Set<List<Rational>> centres = new LinkedHashSet<>();
    while (centres.size() < clusters) {
      centres.add(
          IntStream.range(0, dimension)
              .mapToObj(j -> Rational.of(draws.below(2 * size + 1) - (long) size))
              .toList());
    }
    return List.copyOf(centres);
  }

  /** How many integer points a cube has, or more than enough. */
  private static long pointsIn(long side, int dimension) {
    long points = 1;
    for (int j = 0; j < dimension && points < Integer.MAX_VALUE; j++) {
      points *= side;
    }
    return points;
  }
}
