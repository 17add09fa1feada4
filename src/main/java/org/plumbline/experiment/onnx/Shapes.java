package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Extents of arrays in row-major order. */
final class Shapes {
  private Shapes() {}

  /** How many numbers a shape has, at most {@link Long#MAX_VALUE}. */
  static long count(List<Integer> shape) {
    long count = 1;
    for (int extent : shape) {
      count = count > Long.MAX_VALUE / extent ? Long.MAX_VALUE : count * extent;
    }
    return count;
  }

  /** How many numbers a shape has that was found to be modest. */
  static int size(List<Integer> shape) {
    return Math.toIntExact(count(shape));
  }

  /** The indices of a row-major position. */
  static int[] index(int position, List<Integer> shape) {
    int[] index = new int[shape.size()];
    int rest = position;
    for (int d = shape.size() - 1; d >= 0; d--) {
      index[d] = rest % shape.get(d);
      rest /= shape.get(d);
    }
    return index;
  }

  /** The row-major position of indices. */
  static int position(int[] index, List<Integer> shape) {
    int position = 0;
    for (int d = 0; d < index.length; d++) {
      position = position * shape.get(d) + index[d];
    }
    return position;
  }

  /** The shape that two shapes are spread to when they are added, if they can be. */
  static Optional<List<Integer>> broadcast(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    for (int d = 0; d < rank; d++) {
      int left = extent(a, d - (rank - a.size()));
      int right = extent(b, d - (rank - b.size()));
      if (left != right && left != 1 && right != 1) {
        return Optional.empty();
      }
      shape.add(Math.max(left, right));
    }
    return Optional.of(shape);
  }

  private static int extent(List<Integer> shape, int d) {
    return d < 0 ? 1 : shape.get(d);
  }

  /** Where the numbers of a shape go when it is spread to a larger one. */
  static int[] spread(List<Integer> from, List<Integer> to) {
    int[] source = new int[size(to)];
    int added = to.size() - from.size();
    for (int k = 0; k < source.length; k++) {
      int[] index = index(k, to);
      int[] own = new int[from.size()];
      for (int d = 0; d < own.length; d++) {
        own[d] = from.get(d) == 1 ? 0 : index[d + added];
      }
      source[k] = position(own, from);
    }
    return source;
  }
}
