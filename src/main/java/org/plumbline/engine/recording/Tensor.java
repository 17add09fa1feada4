package org.plumbline.engine.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;
import org.plumbline.engine.compare.NumberFormat;
import org.plumbline.number.Dyadic;

/**
 * An array of exact numbers in row-major order.
 *
 * @param name its key
 * @param shape its extents
 * @param format the format of its numbers; empty for integers
 * @param values the number at each position
 */
record Tensor(
    String name, List<Integer> shape, Optional<NumberFormat> format, IntFunction<Dyadic> values) {
  Tensor {
    shape = List.copyOf(shape);
  }

  /** An array of a binary file. */
  static Tensor of(ExactArray array) {
    Optional<NumberFormat> format =
        switch (array.type()) {
          case FLOAT16 -> Optional.of(NumberFormat.FLOAT16);
          case BFLOAT16 -> Optional.of(NumberFormat.BFLOAT16);
          case FLOAT32 -> Optional.of(NumberFormat.FLOAT32);
          case FLOAT64 -> Optional.of(NumberFormat.FLOAT64);
          default -> Optional.empty();
        };
    return new Tensor(array.name(), array.shape(), format, array.values());
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
  Tensor asFirst() {
    List<Integer> longer = new ArrayList<>(shape);
    longer.add(0, 1);
    return new Tensor(name, longer, format, values);
  }

  /** The matrices of each point with rows and columns exchanged; vectors as they are. */
  Tensor transposed() {
    return shape.size() < 3
        ? this
        : new Tensor(
            name,
            Extents.transposed(shape),
            format,
            k -> values.apply(Extents.untransposed(k, shape)));
  }

  /** The shapes of arrays by name. */
  static Map<String, List<Integer>> shapes(Map<String, Tensor> tensors) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    tensors.forEach((key, tensor) -> shapes.put(key, tensor.shape()));
    return shapes;
  }
}
