package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Operators that take arrays apart, put them together, or say their shapes. */
final class Pieces {
  static final Map<String, Attributes.Type> AXIS = Map.of("axis", Attributes.Type.INT);
  static final Map<String, Attributes.Type> SLICE =
      Map.of(
          "starts", Attributes.Type.INTS,
          "ends", Attributes.Type.INTS,
          "axes", Attributes.Type.INTS);
  static final Map<String, Attributes.Type> SPLIT =
      Map.of(
          "axis", Attributes.Type.INT,
          "split", Attributes.Type.INTS,
          "num_outputs", Attributes.Type.INT);

  /** From this version on the bounds of slices are inputs. */
  private static final int SLICES_AS_INPUTS = 10;

  /** From this version on the parts of splits are inputs. */
  private static final int SPLITS_AS_INPUTS = 13;

  private Pieces() {}

  /** The operator {@code Shape}. */
  static Value shape(Application application) throws OnnxException {
    List<Long> extents =
        application.input(0).shape().stream().map(extent -> (long) extent).toList();
    if (extents.isEmpty()) {
      throw application.error("the input 0 is a single number without a shape", "an array");
    }
    return Value.Constant.of(Constants.integers(application.node().output(), extents, false));
  }

  private static int axis(Application application, long stated, int rank) throws OnnxException {
    long axis = stated < 0 ? stated + rank : stated;
    if (axis < 0 || axis >= rank) {
      throw application.error("axis is " + stated, "one of " + rank);
    }
    return (int) axis;
  }

  /** The numbers of a value at some indices of an axis, in their order. */
  private static Value taken(
      Application application, Value value, int axis, List<Integer> indices, List<Integer> shape)
      throws OnnxException {
    if (indices.isEmpty()) {
      throw application.error("nothing is taken of the axis " + axis, "at least one index");
    }
    application.units().require(application.node().place(), Shapes.count(shape));
    List<Integer> wide = new ArrayList<>(value.shape());
    wide.set(axis, indices.size());
    int[] source = new int[Shapes.size(wide)];
    for (int k = 0; k < source.length; k++) {
      int[] index = Shapes.index(k, wide);
      index[axis] = indices.get(index[axis]);
      source[k] = Shapes.position(index, value.shape());
    }
    return value.rearranged(shape, source);
  }

  /** The operator {@code Gather} with constant indices. */
  static Value gather(Application application) throws OnnxException {
    Value value = application.input(0);
    int rank = value.shape().size();
    int axis = axis(application, application.attributes().integer("axis", 0), rank);
    Value.Constant places = application.constant(1);
    if (!Application.isInteger(places)) {
      throw application.error("the indices are not integers", "integers");
    }
    int extent = value.shape().get(axis);
    List<Integer> indices = new ArrayList<>();
    for (long stated : places.integers()) {
      long index = stated < 0 ? stated + extent : stated;
      if (index < 0 || index >= extent) {
        throw application.error("the index " + stated, "one of " + extent);
      }
      indices.add((int) index);
    }
    List<Integer> shape = new ArrayList<>(value.shape().subList(0, axis));
    shape.addAll(places.shape());
    shape.addAll(value.shape().subList(axis + 1, rank));
    Value once = value;
    boolean isRepeated = new HashSet<>(indices).size() < indices.size();
    if (isRepeated && value instanceof Value.Activations activations) {
      once = application.units().asUnits(application.node().inputs().get(0), activations);
    }
    return taken(application, once, axis, indices, shape);
  }

  /** The operator {@code Slice}. */
  static Value slice(Application application) throws OnnxException {
    boolean areInputs = application.opset() >= SLICES_AS_INPUTS;
    if (areInputs != application.attributes().names().isEmpty()
        || (areInputs ? application.inputs().size() < 3 : application.inputs().size() > 1)) {
      throw application.error(
          "bounds given as " + (areInputs ? "attributes" : "inputs"),
          "the form of version " + application.opset() + " of the operators");
    }
    List<Long> starts = bounds(application, areInputs, 1, "starts");
    List<Long> ends = bounds(application, areInputs, 2, "ends");
    List<Long> axes = bounds(application, areInputs, 3, "axes");
    List<Long> steps = areInputs ? bounds(application, true, 4, "steps") : List.of();
    boolean fits =
        ends.size() == starts.size()
            && (axes.isEmpty() || axes.size() == starts.size())
            && (steps.isEmpty() || steps.size() == starts.size());
    if (!fits) {
      throw application.error("bounds of different lengths", "as many of each");
    }
    Value value = application.input(0);
    Set<Integer> seen = new HashSet<>();
    for (int k = 0; k < starts.size(); k++) {
      int axis = axis(application, axes.isEmpty() ? k : axes.get(k), value.shape().size());
      if (!seen.add(axis)) {
        throw application.error("the axis " + axis + " is given twice", "it once");
      }
      long step = steps.isEmpty() ? 1 : steps.get(k);
      List<Integer> indices =
          indices(application, value.shape().get(axis), starts.get(k), ends.get(k), step);
      List<Integer> shape = new ArrayList<>(value.shape());
      shape.set(axis, indices.size());
      value = taken(application, value, axis, indices, shape);
    }
    return value;
  }

  private static List<Long> bounds(Application application, boolean areInputs, int k, String name)
      throws OnnxException {
    if (!areInputs) {
      return application.attributes().integers(name).orElse(List.of());
    }
    return application.optional(k).isPresent() ? application.integers(k) : List.of();
  }

  private static List<Integer> indices(
      Application application, int extent, long start, long end, long step) throws OnnxException {
    if (step == 0) {
      throw application.error("a step of 0", "another one");
    }
    long first = start < 0 ? start + extent : start;
    long last = end < 0 ? end + extent : end;
    List<Integer> indices = new ArrayList<>();
    if (step > 0) {
      first = Math.max(0, Math.min(extent, first));
      last = Math.max(0, Math.min(extent, last));
      long stride = Math.min(step, extent);
      for (long index = first; index < last; index += stride) {
        indices.add((int) index);
      }
    } else {
      first = Math.max(-1, Math.min(extent - 1L, first));
      last = Math.max(-1, Math.min(extent - 1L, last));
      long stride = Math.max(step, -(long) extent);
      for (long index = first; index > last; index += stride) {
        indices.add((int) index);
      }
    }
    return indices;
  }

  /** The operator {@code Split}: one output for each part. */
  static List<Value> split(Application application) throws OnnxException {
    Value value = application.input(0);
    int rank = value.shape().size();
    int axis = axis(application, application.attributes().integer("axis", 0), rank);
    int extent = value.shape().get(axis);
    int count = application.node().outputs().size();
    List<Long> parts = parts(application, extent, count);
    if (parts.size() != count
        || parts.stream().anyMatch(part -> part < 1 || part > extent)
        || parts.stream().mapToLong(part -> part).sum() != extent) {
      throw application.error(
          "the parts " + parts + " of " + extent + " for " + count + " outputs",
          "one for each that add up");
    }
    List<Value> values = new ArrayList<>();
    int from = 0;
    for (long part : parts) {
      List<Integer> shape = new ArrayList<>(value.shape());
      shape.set(axis, (int) part);
      List<Integer> indices = IntStream.range(from, from + (int) part).boxed().toList();
      values.add(taken(application, value, axis, indices, shape));
      from += (int) part;
    }
    return values;
  }

  private static List<Long> parts(Application application, int extent, int count)
      throws OnnxException {
    boolean areInputs = application.opset() >= SPLITS_AS_INPUTS;
    if (areInputs && application.optional(1).isPresent()) {
      return application.integers(1);
    }
    if (!areInputs && application.attributes().integers("split").isPresent()) {
      return application.attributes().integers("split").orElse(List.of());
    }
    long each = (extent + count - 1L) / count;
    List<Long> parts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      parts.add(Math.min(each, extent - each * k));
    }
    return parts;
  }

  /** The operator {@code Concat}. */
  static Value concatenation(Application application) throws OnnxException {
    Value first = application.input(0);
    int rank = first.shape().size();
    int axis = axis(application, application.attributes().integer("axis", 0), rank);
    List<Integer> shape = new ArrayList<>(first.shape());
    long extent = 0;
    for (int k = 0; k < application.inputs().size(); k++) {
      List<Integer> other = new ArrayList<>(application.input(k).shape());
      if (other.size() != rank) {
        throw application.error("arrays of different ranks", "of the same");
      }
      extent += other.get(axis);
      other.set(axis, shape.get(axis));
      if (!other.equals(shape) || extent > Terms.MOST) {
        throw application.error(
            "the shapes " + shape + " and " + other, "the same, the axis " + axis + " apart");
      }
    }
    shape.set(axis, (int) extent);
    application.units().require(application.node().place(), Shapes.count(shape));
    return application.areConstant()
        ? joinedIntegers(application, shape)
        : joined(application, axis, shape);
  }

  private static Value joinedIntegers(Application application, List<Integer> shape)
      throws OnnxException {
    List<Long> all = new ArrayList<>();
    for (int k = 0; k < application.inputs().size(); k++) {
      all.addAll(application.integers(k));
    }
    if (shape.size() != 1) {
      throw application.error("constant arrays of the shape " + shape, "lists");
    }
    return Value.Constant.of(Constants.integers(application.node().output(), all, false));
  }

  private static Value joined(Application application, int axis, List<Integer> shape)
      throws OnnxException {
    List<Value.Activations> parts = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (int k = 0; k < application.inputs().size(); k++) {
      Value.Activations part = application.activations(k);
      for (int index = 0; index < part.shape().get(axis); index++) {
        parts.add(part);
        starts.add(parts.size() - 1 - index);
      }
    }
    List<Sum> sums = new ArrayList<>();
    for (int k = 0; k < Shapes.size(shape); k++) {
      int[] index = Shapes.index(k, shape);
      Value.Activations part = parts.get(index[axis]);
      index[axis] -= starts.get(index[axis]);
      sums.add(part.sums().get(Shapes.position(index, part.shape())));
    }
    return new Value.Activations(shape, sums);
  }
}
