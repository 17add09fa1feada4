package org.plumbline.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.number.Rational;

/**
 * How the coordinates of samples came from those of their file, as {@code report.json} tells it.
 *
 * @param key what {@code data} asked for: {@code center}, {@code standardize} or {@code scale}
 * @param numbers what each coordinate was moved and multiplied by, one number a coordinate
 */
public record PreparedColumns(String key, Map<String, List<Rational>> numbers) {
  /** A change with a copy of the numbers, whose order is kept. */
  public PreparedColumns {
    Map<String, List<Rational>> copy = new LinkedHashMap<>();
    numbers.forEach((name, column) -> copy.put(name, List.copyOf(column)));
    numbers = java.util.Collections.unmodifiableMap(copy);
  }

  /** A change told by one number a coordinate. */
  static PreparedColumns of(String key, String name, List<Rational> column) {
    return new PreparedColumns(key, Map.of(name, column));
  }

  /** A change told by two numbers a coordinate. */
  static PreparedColumns of(
      String key, String name, List<Rational> column, String other, List<Rational> second) {
    Map<String, List<Rational>> numbers = new LinkedHashMap<>();
    numbers.put(name, column);
    numbers.put(other, second);
    return new PreparedColumns(key, numbers);
  }
}
