package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

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
  Value reshaped(List<Integer> shape);

  /** Numbers of a constant array, perhaps in other places. */
  final class Constant implements Value {
    private final Numbers array;
    private final List<Integer> shape;
    private final int[] positions;

    private Constant(Numbers array, List<Integer> shape, int[] positions) {
      this.array = array;
      this.shape = List.copyOf(shape);
      this.positions = positions;
    }

    /** All of an array. */
    static Constant of(Numbers array) {
      return new Constant(array, array.shape(), IntStream.range(0, array.size()).toArray());
    }

    /** The array. */
    Numbers array() {
      return array;
    }

    @Override
    public List<Integer> shape() {
      return shape;
    }

    @Override
    public Constant rearranged(List<Integer> newShape, int[] source) {
      return new Constant(array, newShape, IntStream.of(source).map(k -> positions[k]).toArray());
    }

    @Override
    public Constant reshaped(List<Integer> newShape) {
      return new Constant(array, newShape, positions);
    }

    /** The same numbers, of another type. */
    Constant typed(BinaryType type) {
      Numbers same = new Numbers(array.name(), type, array.shape(), array.values(), array.roots());
      return new Constant(same, shape, positions);
    }

    /** The weight at a place. */
    Factor.Own factor(int k) {
      return new Factor.Own(array.name(), positions[k]);
    }

    /** Whether the number at a place is 0. */
    boolean isZero(int k) {
      return value(k).signum() == 0;
    }

    /** The integers, of an array of integers. */
    List<Long> integers() {
      List<Long> integers = new ArrayList<>();
      for (int k = 0; k < size(); k++) {
        integers.add(value(k).numerator().longValueExact());
      }
      return integers;
    }

    /** The number at a place. */
    Rational value(int k) {
      return array.value(positions[k]);
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

    /** Whether a weight in some sum is trained, so that the sums are those of a layer. */
    boolean isTrained() {
      return !sums.stream().allMatch(Sum::isFixed);
    }

    @Override
    public Activations reshaped(List<Integer> newShape) {
      return new Activations(newShape, sums);
    }

    @Override
    public Activations rearranged(List<Integer> newShape, int[] source) {
      return new Activations(newShape, Arrays.stream(source).mapToObj(sums::get).toList());
    }
  }
}
