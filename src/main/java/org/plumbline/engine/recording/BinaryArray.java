package org.plumbline.engine.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;

/** Makes tensors of binary numbers. */
final class BinaryArray {
  private BinaryArray() {}

  /**
   * The tensor whose numbers lie in {@code data} from its start to its end.
   *
   * @throws RecordingException if a number is infinite or not a number, naming it
   */
  static Tensor of(
      String place,
      String name,
      BinaryType type,
      List<Integer> shape,
      boolean columnMajor,
      ByteBuffer data)
      throws RecordingException {
    int count = data.remaining() / type.bytes();
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      int position = (columnMajor ? columnMajor(k, shape) : k) * type.bytes();
      double value = type.at(data, data.position() + position);
      if (!Double.isFinite(value) || type.isTooLong(data, data.position() + position)) {
        throw new RecordingException(
            place + " " + name + index(k, shape),
            Double.isNaN(value)
                ? "NaN"
                : Double.isInfinite(value) ? (value > 0 ? "Inf" : "-Inf") : "beyond 2^53",
            "a finite number");
      }
      values[k] = value;
    }
    return new Tensor(name, shape, type.format(), k -> Dyadic.of(values[k]));
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

  /** The indices of a row-major position, such as {@code [2, 0]}. */
  static String index(int k, List<Integer> shape) {
    List<Integer> indices = new ArrayList<>();
    int rest = k;
    for (int d = shape.size() - 1; d >= 0; d--) {
      indices.add(0, rest % shape.get(d));
      rest /= shape.get(d);
    }
    return indices.toString();
  }
}
