package org.plumbline.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Random samples that are separable by construction: {@code y_i ⟨direction, x_i⟩ >= margin > 0} for
 * all i, exactly.
 *
 * <p>The same seed gives the same numbers on any machine and any Java: only {@link
 * SplittableRandom#nextLong} is used, whose values its specification fixes, and no floating point.
 *
 * @param data the samples
 * @param direction the hidden direction
 * @param margin what every sample keeps to the hyperplane, not divided by the norm of the direction
 */
public record RandomData(Dataset data, List<Rational> direction, Rational margin) {
  /** Coordinates are multiples of {@code 2^-GRID_BITS}, as far as the margin is one. */
  private static final int GRID_BITS = 8;

  /** Samples with their witness. */
  public RandomData {
    direction = List.copyOf(direction);
  }

  /**
   * Samples with coordinates about in [-1, 1], both classes present if there are two samples or
   * more.
   *
   * <p>A sample too near to the hidden hyperplane is moved away from it along the direction by a
   * power of two times the direction, so the denominators stay powers of two.
   *
   * @throws IllegalArgumentException unless {@code samples}, {@code dimension} and {@code margin}
   *     are positive
   */
  public static RandomData separable(long seed, int samples, int dimension, Rational margin) {
    if (samples < 1 || dimension < 1 || margin.signum() <= 0) {
      throw new IllegalArgumentException(
          "samples, dimension and margin must be positive, not "
              + samples
              + ", "
              + dimension
              + ", "
              + margin);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Rational> direction = coordinates(random, dimension);
    while (direction.stream().allMatch(entry -> entry.signum() == 0)) {
      direction = coordinates(random, dimension);
    }
    List<List<Rational>> points = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      points.add(movedAway(coordinates(random, dimension), direction, margin));
    }
    return new RandomData(labelled(points, direction), direction, margin);
  }

  private static Dataset labelled(List<List<Rational>> points, List<Rational> direction) {
    List<Integer> labels = new ArrayList<>();
    points.forEach(point -> labels.add(dot(direction, point).signum()));
    if (labels.stream().distinct().count() == 1) {
      // Central symmetry keeps the distance to the hyperplane and gives the missing class.
      points.set(0, points.get(0).stream().map(x -> x.negate()).toList());
      labels.set(0, -labels.get(0));
    }
    List<String> names = IntStream.range(0, direction.size()).mapToObj(j -> "x" + j).toList();
    return new Dataset(names, points, labels);
  }

  private static List<Rational> movedAway(
      List<Rational> point, List<Rational> direction, Rational margin) {
    Rational value = dot(direction, point);
    if (value.abs().compareTo(margin) >= 0) {
      return point;
    }
    Rational step = step(dot(direction, direction), margin.add(margin));
    Rational signed = value.signum() < 0 ? step.negate() : step;
    return IntStream.range(0, point.size())
        .mapToObj(j -> point.get(j).add(signed.multiply(direction.get(j))))
        .toList();
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

  /**
   * Multiples of {@code 2^-GRID_BITS} in [-1, 1), taken from the high bits, which are the better
   * ones.
   */
  private static List<Rational> coordinates(SplittableRandom random, int dimension) {
    return IntStream.range(0, dimension)
        .mapToObj(j -> random.nextLong() >> (Long.SIZE - GRID_BITS - 1))
        .map(value -> Rational.of(value, 1L << GRID_BITS))
        .toList();
  }

  private static Rational dot(List<Rational> left, List<Rational> right) {
    return IntegerVector.of(left).dot(IntegerVector.of(right));
  }
}
