package org.plumbline.array;

import java.nio.ByteBuffer;
import java.util.List;

/** Makes arrays of binary numbers. */
public final class BinaryArray {
  private BinaryArray() {}

  /**
   * The array whose numbers lie in {@code data} from its start to its end; the bytes are kept.
   *
   * @throws ArrayException if a number is infinite or not a number, naming it
   */
  public static ExactArray of(
      String place, String name, BinaryType type, List<Integer> shape, ByteBuffer data)
      throws ArrayException {
    return of(place, name, type, shape, false, data);
  }

  /** The same with the first index running fastest if {@code columnMajor}. */
  static ExactArray of(
      String place,
      String name,
      BinaryType type,
      List<Integer> shape,
      boolean columnMajor,
      ByteBuffer data)
      throws ArrayException {
    ByteBuffer numbers = data.slice().order(data.order());
    int count = numbers.capacity() / type.bytes();
    for (int k = 0; k < count; k++) {
      String problem = type.problem(numbers, position(k, type, shape, columnMajor));
      if (!problem.isEmpty()) {
        throw new ArrayException(
            place + " " + name + Extents.index(k, shape), problem, "a finite number");
      }
    }
    return new ExactArray(
        name, type, shape, k -> type.at(numbers, position(k, type, shape, columnMajor)));
  }

  private static int position(int k, BinaryType type, List<Integer> shape, boolean columnMajor) {
    return (columnMajor ? columnMajor(k, shape) : k) * type.bytes();
  }

  /** Where the number at row-major position {@code k} is in column-major order. */
  private static int columnMajor(int k, List<Integer> shape) {
    int rest = k;
    int position = 0;
    int behind = 1;
    for (int extent : shape) {
      behind *= extent;
    }
    for (int d = shape.size() - 1; d >= 0; d--) {
      int extent = shape.get(d);
      behind /= extent;
      position += rest % extent * behind;
      rest /= extent;
    }
    return position;
  }
}
