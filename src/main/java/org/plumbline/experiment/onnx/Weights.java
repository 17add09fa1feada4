package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Map;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;
import org.plumbline.number.Rational;

/**
 * The constant arrays of a model, of which weights are numbers.
 *
 * @param arrays the arrays by name
 */
record Weights(Map<String, ExactArray> arrays) {
  Weights {
    arrays = Map.copyOf(arrays);
  }

  /** The number that a weight is. */
  Rational value(Factor.Own weight) {
    return array(weight).value(weight.position()).toRational();
  }

  /** The name of a weight, such as {@code fc1.weight[0, 2]} without spaces. */
  String name(Factor.Own weight) {
    List<Integer> index = Extents.index(weight.position(), array(weight).shape());
    return weight.array() + index.toString().replace(" ", "");
  }

  private ExactArray array(Factor.Own weight) {
    ExactArray array = arrays.get(weight.array());
    if (array == null) {
      throw new IllegalStateException("a weight of no array: " + weight.array());
    }
    return array;
  }
}
