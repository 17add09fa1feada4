package org.plumbline.engine.recording;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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
  /** The most numbers of one array. */
  static final int MOST = 1 << 26;

  Tensor {
    shape = List.copyOf(shape);
  }

  /** How many numbers a shape has. */
  static int count(String place, List<Long> shape) throws RecordingException {
    long count = 1;
    for (long extent : shape) {
      boolean overflows = extent < 0 || extent > MOST || (extent > 0 && count > MOST / extent);
      if (overflows) {
        throw new RecordingException(
            place, "the shape " + shape + " is too large", "at most " + MOST + " numbers");
      }
      count *= extent;
    }
    return (int) count;
  }

  /** How many numbers there are. */
  int size() {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return size;
  }
}
