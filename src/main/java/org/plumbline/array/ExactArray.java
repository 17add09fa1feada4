package org.plumbline.array;

import java.util.List;
import java.util.function.IntFunction;
import org.plumbline.number.Dyadic;

/**
 * An array of exact numbers in row-major order.
 *
 * @param name its key
 * @param type the type of its numbers
 * @param shape its extents
 * @param values the number at each position
 */
public record ExactArray(
    String name, BinaryType type, List<Integer> shape, IntFunction<Dyadic> values) {
  /** An array. */
  public ExactArray {
    shape = List.copyOf(shape);
  }

  /** How many numbers there are. */
  public int size() {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return size;
  }

  /** The number at a row-major position. */
  public Dyadic value(int position) {
    return values.apply(position);
  }

  /** The array with its last two indices exchanged; itself if it has only one. */
  public ExactArray transposed() {
    return shape.size() < 2
        ? this
        : new ExactArray(
            name,
            type,
            Extents.transposed(shape),
            k -> values.apply(Extents.untransposed(k, shape)));
  }
}
