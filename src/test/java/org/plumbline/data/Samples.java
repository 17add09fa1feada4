package org.plumbline.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/** Small datasets written as text: one sample per argument, its label behind a colon. */
final class Samples {
  private Samples() {}

  /** The dataset with the given samples, for instance {@code "1 1/2 : 1"}. */
  static Dataset of(String... samples) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String sample : samples) {
      String[] parts = sample.split(":", -1);
      points.add(numbers(parts[0]));
      labels.add(Integer.valueOf(parts[1].strip()));
    }
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(j -> "x" + j).toList();
    return new Dataset(names, points, labels);
  }

  /** The numbers of a text, parted by spaces. */
  static List<Rational> numbers(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.strip().split(" +")).map(Rational::parse).toList();
  }
}
