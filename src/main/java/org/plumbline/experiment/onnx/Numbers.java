package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Rational;

/**
 * A constant array: one of the file, or one computed exactly from such.
 *
 * @param name its name
 * @param type the type of its numbers in the model
 * @param shape its extents
 * @param values the number at each row-major position that is ever asked for
 * @param roots the arrays of the file whose numbers are in it as weights
 */
record Numbers(
    String name,
    BinaryType type,
    List<Integer> shape,
    IntFunction<Rational> values,
    Set<String> roots) {
  Numbers {
    shape = List.copyOf(shape);
    roots = Set.copyOf(roots);
  }

  /** An array of the file. */
  static Numbers of(ExactArray array) {
    return new Numbers(
        array.name(),
        array.type(),
        array.shape(),
        k -> array.value(k).toRational(),
        Set.of(array.name()));
  }

  /** An array of the given numbers. */
  static Numbers of(
      String name,
      BinaryType type,
      List<Integer> shape,
      List<Rational> numbers,
      Set<String> roots) {
    List<Rational> kept = List.copyOf(numbers);
    return new Numbers(name, type, shape, kept::get, roots);
  }

  /** The number at a row-major position. */
  Rational value(int position) {
    return values.apply(position);
  }

  /** How many numbers there are. */
  int size() {
    return Shapes.size(shape);
  }
}
