package org.plumbline.generate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * Samples of a recipe and what is promised of them.
 *
 * @param recipe the recipe
 * @param data the samples
 * @param promises the promises, each kept as {@link Promise#verify} tells
 */
public record GeneratedData(Recipe recipe, Dataset data, List<Promise> promises) {
  /** Samples with their promises. */
  public GeneratedData {
    promises = List.copyOf(promises);
  }

  /** The samples with coordinates called {@code x0}, {@code x1}, … */
  static GeneratedData of(
      Recipe recipe, List<List<Rational>> points, List<Integer> labels, Promise... promises) {
    List<String> names = IntStream.range(0, recipe.dimension()).mapToObj(j -> "x" + j).toList();
    return new GeneratedData(recipe, new Dataset(names, points, labels), List.of(promises));
  }

  /** Whether the samples keep every promise, exactly. */
  public boolean verify() {
    return promises.stream().allMatch(promise -> promise.verify(data));
  }

  /** The promise of a type, if one is made. */
  public <T extends Promise> Optional<T> promise(Class<T> type) {
    for (Promise promise : promises) {
      if (type.isInstance(promise)) {
        return Optional.of(type.cast(promise));
      }
    }
    return Optional.empty();
  }
}
