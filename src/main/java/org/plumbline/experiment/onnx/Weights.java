package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.array.Extents;
import org.plumbline.number.Rational;

/**
 * The constant arrays of a model, of which weights are numbers.
 *
 * @param arrays the arrays by name
 */
record Weights(Map<String, Numbers> arrays) {
  Weights {
    arrays = Map.copyOf(arrays);
  }

  /** The number that a weight is. */
  Rational value(Factor.Own weight) {
    return array(weight.array()).value(weight.position());
  }

  /** The name of a weight, such as {@code fc1.weight[0, 2]} without spaces. */
  String name(Factor.Own weight) {
    List<Integer> index = Extents.index(weight.position(), array(weight.array()).shape());
    return weight.array() + index.toString().replace(" ", "");
  }

  /** The arrays of the file that an array has its numbers from. */
  Set<String> roots(String array) {
    return array(array).roots();
  }

  private Numbers array(String name) {
    Numbers array = arrays.get(name);
    if (array == null) {
      throw new IllegalStateException("a weight of no array: " + name);
    }
    return array;
  }
}
