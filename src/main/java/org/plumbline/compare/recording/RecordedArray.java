package org.plumbline.compare.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/**
 * An array of exact numbers in row-major order.
 *
 * @param name its key
 * @param shape its extents
 * @param format the format of its numbers; empty for integers
 * @param values the number at each position
 */
record RecordedArray(
    String name, List<Integer> shape, Optional<NumberFormat> format, IntFunction<Dyadic> values) {
  RecordedArray {
    shape = List.copyOf(shape);
  }

  /** An array of a binary file. */
  static RecordedArray of(ExactArray array) {
    Optional<NumberFormat> format =
        switch (array.type()) {
          case FLOAT16 -> Optional.of(NumberFormat.FLOAT16);
          case BFLOAT16 -> Optional.of(NumberFormat.BFLOAT16);
          case FLOAT32 -> Optional.of(NumberFormat.FLOAT32);
          case FLOAT64 -> Optional.of(NumberFormat.FLOAT64);
          default -> Optional.empty();
        };
    return new RecordedArray(array.name(), array.shape(), format, array.values());
  }

  /** How many numbers there are. */
  int size() {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return size;
  }

  /** The same as the only one of its kind: with a first index that is 0. */
  RecordedArray asFirst() {
    List<Integer> longer = new ArrayList<>(shape);
    longer.add(0, 1);
    return new RecordedArray(name, longer, format, values);
  }

  /** The matrices of each point with rows and columns exchanged; vectors as they are. */
  RecordedArray transposed() {
    return shape.size() < 3
        ? this
        : new RecordedArray(
            name,
            Extents.transposed(shape),
            format,
            k -> values.apply(Extents.untransposed(k, shape)));
  }

  /** The shapes of arrays by name. */
  static Map<String, List<Integer>> shapes(Map<String, RecordedArray> tensors) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    tensors.forEach((key, tensor) -> shapes.put(key, tensor.shape()));
    return shapes;
  }
}
