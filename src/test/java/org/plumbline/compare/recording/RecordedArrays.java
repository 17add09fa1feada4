package org.plumbline.compare.recording;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Arrays by hand. */
final class RecordedArrays {
  private RecordedArrays() {}

  /** An array whose numbers are 0, 1, 2, … in row-major order. */
  static RecordedArray counting(String name, Integer... shape) {
    return counting(name, Optional.of(NumberFormat.FLOAT32), shape);
  }

  static RecordedArray counting(String name, Optional<NumberFormat> format, Integer... shape) {
    return new RecordedArray(name, List.of(shape), format, k -> Dyadic.of((long) k));
  }

  /** An array of given numbers. */
  static RecordedArray of(String name, List<Integer> shape, double... values) {
    return new RecordedArray(
        name, shape, Optional.of(NumberFormat.FLOAT64), k -> Dyadic.of(values[k]));
  }

  static List<Dyadic> numbers(double... values) {
    return DoubleStream.of(values).mapToObj(Dyadic::of).toList();
  }

  /** The numbers of an array in row-major order. */
  static List<Dyadic> values(RecordedArray array) {
    return IntStream.range(0, array.size()).mapToObj(k -> array.values().apply(k)).toList();
  }
}
