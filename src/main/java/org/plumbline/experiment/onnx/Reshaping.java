package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Operators that only put numbers in other places. */
final class Reshaping {
  static final Map<String, Attributes.Type> AXIS = Map.of("axis", Attributes.Type.INT);
  static final Map<String, Attributes.Type> AXES = Map.of("axes", Attributes.Type.INTS);
  static final Map<String, Attributes.Type> PERM = Map.of("perm", Attributes.Type.INTS);
  static final Map<String, Attributes.Type> ALLOW_ZERO = Map.of("allowzero", Attributes.Type.INT);

  /** From this version on axes are an input. */
  private static final int AXES_AS_INPUT = 13;

  private static final int MOST_EXTENTS = 16;

  private Reshaping() {}

  /** The operator {@code Flatten}. */
  static Value flatten(Application application) throws OnnxException {
    Value value = application.input(0);
    int rank = value.shape().size();
    long stated = application.attributes().integer("axis", 1);
    long axis = stated < 0 ? stated + rank : stated;
    if (axis < 0 || axis > rank) {
      throw application.error("axis is " + stated, "one of an array of shape " + value.shape());
    }
    int rows = Shapes.size(value.shape().subList(0, (int) axis));
    return value.reshaped(List.of(rows, value.size() / rows));
  }

  /** The operator {@code Reshape}. */
  static Value reshape(Application application) throws OnnxException {
    Value value = application.input(0);
    List<Long> wanted = application.integers(1);
    boolean isZeroKept = application.attributes().flag("allowzero");
    List<Integer> shape = new ArrayList<>();
    int free = -1;
    for (int d = 0; d < wanted.size() && d < MOST_EXTENTS; d++) {
      long extent = wanted.get(d);
      if (extent == 0 && !isZeroKept && d < value.shape().size()) {
        extent = value.shape().get(d);
      } else if (extent == -1 && free < 0) {
        free = d;
        extent = 1;
      }
      shape.add(extent < 1 || extent > value.size() ? 0 : (int) extent);
    }
    boolean isPossible =
        wanted.size() <= MOST_EXTENTS
            && !shape.contains(0)
            && (free < 0
                ? Shapes.count(shape) == value.size()
                : value.size() % Shapes.count(shape) == 0);
    if (!isPossible) {
      throw application.error(
          "the shape " + wanted + " for one of " + value.shape(), "as many numbers");
    }
    if (free >= 0) {
      shape.set(free, (int) (value.size() / Shapes.count(shape)));
    }
    return value.reshaped(shape);
  }

  /** The operator {@code Squeeze}. */
  static Value squeeze(Application application) throws OnnxException {
    Value value = application.input(0);
    List<Integer> old = value.shape();
    Optional<Set<Integer>> axes = axes(application, old.size());
    List<Integer> shape = new ArrayList<>();
    for (int d = 0; d < old.size(); d++) {
      boolean isDropped = axes.isPresent() ? axes.get().contains(d) : old.get(d) == 1;
      if (isDropped && old.get(d) != 1) {
        throw application.error("the extent " + d + " of the shape " + old, "1 to be dropped");
      }
      if (!isDropped) {
        shape.add(old.get(d));
      }
    }
    return value.reshaped(shape);
  }

  /** The operator {@code Unsqueeze}. */
  static Value unsqueeze(Application application) throws OnnxException {
    Value value = application.input(0);
    int given =
        application.opset() < AXES_AS_INPUT
            ? application.attributes().integers("axes").orElse(List.of()).size()
            : application.integers(1).size();
    int rank = value.shape().size() + given;
    if (rank > MOST_EXTENTS) {
      throw application.error(rank + " extents", "at most " + MOST_EXTENTS);
    }
    Set<Integer> axes = axes(application, rank).orElse(Set.of());
    List<Integer> shape = new ArrayList<>();
    int next = 0;
    for (int d = 0; d < rank; d++) {
      shape.add(axes.contains(d) ? 1 : value.shape().get(next++));
    }
    return value.reshaped(shape);
  }

  private static Optional<Set<Integer>> axes(Application application, int rank)
      throws OnnxException {
    Optional<List<Long>> attribute = application.attributes().integers("axes");
    boolean isAttribute = application.opset() < AXES_AS_INPUT;
    if (isAttribute ? application.inputs().size() > 1 : attribute.isPresent()) {
      throw application.error(
          "axes given as " + (isAttribute ? "an input" : "an attribute"),
          "the form of version " + application.opset() + " of the operators");
    }
    if (isAttribute ? attribute.isEmpty() : application.optional(1).isEmpty()) {
      return Optional.empty();
    }
    List<Long> list = isAttribute ? attribute.get() : application.integers(1);
    Set<Integer> axes = new HashSet<>();
    for (long stated : list) {
      long axis = stated < 0 ? stated + rank : stated;
      if (axis < 0 || axis >= rank || !axes.add((int) axis)) {
        throw application.error("the axes " + list, "different ones of " + rank);
      }
    }
    return Optional.of(axes);
  }

  /** The operator {@code Transpose}. */
  static Value transpose(Application application) throws OnnxException {
    Value value = application.input(0);
    int rank = value.shape().size();
    List<Long> reversed = IntStream.range(0, rank).mapToObj(d -> rank - 1L - d).toList();
    List<Long> stated = application.attributes().integers("perm").orElse(reversed);
    List<Long> sorted = stated.stream().sorted().toList();
    if (!sorted.equals(IntStream.range(0, rank).mapToObj(d -> (long) d).toList())) {
      throw application.error("perm is " + stated, "a permutation of " + rank + " axes");
    }
    return transposed(value, stated.stream().map(Long::intValue).toList());
  }

  /** The value whose axis {@code d} is the axis {@code order[d]} of the given one. */
  static Value transposed(Value value, List<Integer> order) {
    List<Integer> shape = order.stream().map(d -> value.shape().get(d)).toList();
    int[] source = new int[value.size()];
    for (int k = 0; k < source.length; k++) {
      int[] index = Shapes.index(k, shape);
      int[] old = new int[index.length];
      for (int d = 0; d < index.length; d++) {
        old[order.get(d)] = index[d];
      }
      source[k] = Shapes.position(old, value.shape());
    }
    return value.rearranged(shape, source);
  }
}
