package org.plumbline.experiment.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.array.ExactArray;

/** What a name in a graph stands for: constants, or numbers that depend on the sample. */
sealed interface Value {
  /** The extents. */
  List<Integer> shape();

  /** The same numbers in other places: the one at {@code k} comes from {@code source[k]}. */
  Value rearranged(List<Integer> shape, int[] source);

  /** How many numbers there are. */
  default int size() {
    return Shapes.size(shape());
  }

  /** The same numbers in the same order with other extents. */
  default Value reshaped(List<Integer> shape) {
    return rearranged(shape, IntStream.range(0, size()).toArray());
  }

  /**
   * Numbers of a constant array.
   *
   * @param array the array
   * @param shape the extents
   * @param positions where in the array each number is
   */
  record Constant(ExactArray array, List<Integer> shape, List<Integer> positions) implements Value {
    public Constant {
      shape = List.copyOf(shape);
      positions = List.copyOf(positions);
    }

    /** All of an array. */
    static Constant of(ExactArray array) {
      return new Constant(array, array.shape(), IntStream.range(0, array.size()).boxed().toList());
    }

    @Override
    public Constant rearranged(List<Integer> newShape, int[] source) {
      return new Constant(array, newShape, Arrays.stream(source).mapToObj(positions::get).toList());
    }

    /** The weight at a place. */
    Factor.Own factor(int k) {
      return new Factor.Own(array.name(), positions.get(k));
    }

    /** Whether the number at a place is 0. */
    boolean isZero(int k) {
      return array.value(positions.get(k)).signum() == 0;
    }
  }

  /**
   * Numbers that depend on the sample.
   *
   * @param shape the extents
   * @param sums the numbers
   */
  record Activations(List<Integer> shape, List<Sum> sums) implements Value {
    public Activations {
      shape = List.copyOf(shape);
      sums = List.copyOf(sums);
    }

    @Override
    public Activations rearranged(List<Integer> newShape, int[] source) {
      return new Activations(newShape, Arrays.stream(source).mapToObj(sums::get).toList());
    }
  }
}
