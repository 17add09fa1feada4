package org.plumbline.experiment.onnx;

import java.util.List;
import org.plumbline.network.Activation;

/**
 * A unit that is computed: an activation of a sum.
 *
 * @param group the name of the array it belongs to
 * @param shape the extents of that array
 * @param position its row-major position there
 * @param activation the activation
 * @param sum its pre-activation
 */
record Unit(String group, List<Integer> shape, int position, Activation activation, Sum sum) {
  Unit {
    shape = List.copyOf(shape);
  }

  /** The same with another pre-activation. */
  Unit with(Sum other) {
    return new Unit(group, shape, position, activation, other);
  }
}
