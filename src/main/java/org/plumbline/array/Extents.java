package org.plumbline.array;

import java.util.ArrayList;
import java.util.List;

/** The extents of arrays. */
public final class Extents {
  /** The most numbers of one array. */
  static final int MOST = 1 << 26;

  private Extents() {}

  /**
   * How many numbers a shape has.
   *
   * @throws ArrayException if an extent is negative or they are too many
   */
  public static int count(String place, List<Long> shape) throws ArrayException {
    long count = 1;
    for (long extent : shape) {
      boolean overflows = extent < 0 || extent > MOST || (extent > 0 && count > MOST / extent);
      if (overflows) {
        throw new ArrayException(
            place, "the shape " + shape + " is too large", "at most " + MOST + " numbers");
      }
      count *= extent;
    }
    return (int) count;
  }

  /** The indices of a row-major position, such as {@code [2, 0]}. */
  public static List<Integer> index(int position, List<Integer> shape) {
    List<Integer> indices = new ArrayList<>();
    int rest = position;
    for (int d = shape.size() - 1; d >= 0; d--) {
      indices.add(0, rest % shape.get(d));
      rest /= shape.get(d);
    }
    return indices;
  }

  /** The shape with its last two extents exchanged. */
  public static List<Integer> transposed(List<Integer> shape) {
    List<Integer> turned = new ArrayList<>(shape);
    int last = shape.size() - 1;
    turned.set(last, shape.get(last - 1));
    turned.set(last - 1, shape.get(last));
    return List.copyOf(turned);
  }

  /**
   * Where the number at row-major position {@code k} of the transposed array is in the array of the
   * given shape.
   */
  public static int untransposed(int k, List<Integer> shape) {
    int columns = shape.get(shape.size() - 1);
    int rows = shape.get(shape.size() - 2);
    int within = k % (rows * columns);
    return k - within + within % rows * columns + within / rows;
  }
}
