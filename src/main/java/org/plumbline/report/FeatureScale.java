package org.plumbline.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.Dataset;

/**
 * How large the coordinates of samples are. Steps of the flow are as short as its fastest direction
 * asks for: with coordinates of 1000 beside those of 1 a million times as short as the slowest
 * needs.
 *
 * @param smallest the least of the coordinates' largest sizes, zero coordinates and the constant
 *     one apart
 * @param largest the greatest of them
 * @param name the coordinate it belongs to
 */
record FeatureScale(double smallest, double largest, String name) {
  private static final double SPAN = 300;
  private static final double LARGE = 1000;
  private static final double SMALL = 1e-3;

  /** The sizes of coordinates, in floating point. */
  static FeatureScale of(Dataset data) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    String name = "";
    for (int j = 0; j < data.dimension(); j++) {
      double size = size(data, j);
      boolean counts = size > 0 && !data.features().get(j).equals(CsvSelection.BIAS);
      if (counts) {
        smallest = Math.min(smallest, size);
        name = size > largest ? data.features().get(j) : name;
        largest = Math.max(largest, size);
      }
    }
    return new FeatureScale(smallest, largest, name);
  }

  private static double size(Dataset data, int j) {
    return IntStream.range(0, data.size())
        .mapToDouble(i -> Math.abs(data.point(i).get(j).approximateDouble()))
        .max()
        .orElse(0);
  }

  /** What to do about them, if something is to be done. */
  Optional<String> advice() {
    if (largest == 0) {
      return Optional.empty();
    }
    String remedy = ", so many short steps are needed: try `data: {standardize: true}`.";
    if (largest / smallest >= SPAN) {
      return Optional.of("The features span " + orders() + " orders of magnitude" + remedy);
    }
    if (largest >= LARGE) {
      return Optional.of(
          "The features are not scaled: " + name + " is as large as " + text() + remedy);
    }
    return largest < SMALL
        ? Optional.of(
            "The features are not scaled: all are at most "
                + text()
                + ", so little moves: try `data: {standardize: true}`.")
        : Optional.empty();
  }

  private String orders() {
    double ratio = largest / smallest;
    long orders = Double.isInfinite(ratio) ? 308 : Math.round(StrictMath.log10(ratio));
    List<String> words = List.of("two", "three", "four", "five", "six", "seven", "eight", "nine");
    return orders - 2 < words.size() ? words.get((int) orders - 2) : String.valueOf(orders);
  }

  private String text() {
    return String.format(java.util.Locale.ROOT, "%.3g", largest);
  }
}
