package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Rational;

/** Constant arrays: those that nodes give, and those computed from others, exactly. */
final class Constants {
  /** Numbers computed from others are refused from this length on. */
  private static final int MOST_BITS = 1 << 12;

  /** The attributes of {@code Constant}, one of which gives its numbers. */
  static final Map<String, Attributes.Type> CONSTANT =
      Map.of(
          "value", Attributes.Type.TENSOR,
          "value_float", Attributes.Type.FLOAT,
          "value_floats", Attributes.Type.FLOATS,
          "value_int", Attributes.Type.INT,
          "value_ints", Attributes.Type.INTS);

  private Constants() {}

  /** The operator {@code Constant} in each of its forms. */
  static Value constant(Application application) throws OnnxException {
    Attributes attributes = application.attributes();
    String name = application.node().output();
    List<String> given = attributes.names();
    if (given.size() != 1) {
      throw application.error(
          given.isEmpty() ? "no value is given" : "the values " + String.join(", ", given),
          "the attribute value, value_float, value_floats, value_int or value_ints");
    }
    Numbers numbers =
        switch (given.get(0)) {
          case "value_float" -> floats(name, List.of(attributes.number("value_float", 0)), true);
          case "value_floats" -> floats(name, attributes.numbers("value_floats"), false);
          case "value_int" -> integers(name, List.of(attributes.integer("value_int", 0)), true);
          case "value_ints" ->
              integers(name, attributes.integers("value_ints").orElse(List.of()), false);
          default -> array(attributes, name);
        };
    if (numbers.shape().contains(0)) {
      throw application.error("no numbers", "at least one");
    }
    if (numbers.size() > Terms.MOST) {
      throw application.error(numbers.size() + " numbers", "at most " + Terms.MOST);
    }
    return Value.Constant.of(numbers);
  }

  private static Numbers array(Attributes attributes, String name) throws OnnxException {
    ExactArray array =
        attributes.array("value", name).orElseThrow(() -> new IllegalStateException(name));
    return Numbers.of(array);
  }

  private static Numbers floats(String name, List<Rational> numbers, boolean isScalar) {
    List<Integer> shape = isScalar ? List.of() : List.of(numbers.size());
    return Numbers.of(name, BinaryType.FLOAT32, shape, numbers, Set.of(name));
  }

  /** A constant of integers, such as a shape. */
  static Numbers integers(String name, List<Long> integers, boolean isScalar) {
    List<Integer> shape = isScalar ? List.of() : List.of(integers.size());
    List<Rational> numbers = integers.stream().map(Rational::of).toList();
    return Numbers.of(name, BinaryType.INT64, shape, numbers, Set.of(name));
  }

  /** The constant that a number of a constant becomes. */
  static Value.Constant mapped(Application application, UnaryOperator<Rational> operation)
      throws OnnxException {
    Value.Constant value = application.weights(0);
    List<Rational> numbers = new ArrayList<>();
    for (int k = 0; k < value.size(); k++) {
      numbers.add(bounded(application, operation.apply(value.value(k))));
    }
    application.units().require(application.node().place(), value.size());
    return derived(application, value.array(), value.shape(), numbers, value.array().roots());
  }

  /** The constant that two constants give, number by number. */
  static Value.Constant combined(Application application, BinaryOperator<Rational> operation)
      throws OnnxException {
    Value.Constant one = application.weights(0);
    Value.Constant other = application.weights(1);
    List<Integer> shape = Addition.common(application, one, other);
    int[] left = Shapes.spread(one.shape(), shape);
    int[] right = Shapes.spread(other.shape(), shape);
    List<Rational> numbers = new ArrayList<>();
    for (int k = 0; k < left.length; k++) {
      Rational number = operation.apply(one.value(left[k]), other.value(right[k]));
      numbers.add(bounded(application, number));
    }
    Value.Constant larger = other.size() > one.size() ? other : one;
    Set<String> roots = new HashSet<>(larger.array().roots());
    if (one.size() == other.size()) {
      roots.addAll(other.array().roots());
    }
    return derived(application, larger.array(), shape, numbers, roots);
  }

  private static Rational bounded(Application application, Rational number) throws OnnxException {
    int bits = Math.max(number.numerator().bitLength(), number.denominator().bitLength());
    if (bits > MOST_BITS) {
      throw application.error("a constant of " + bits + " bits", "at most " + MOST_BITS);
    }
    return number;
  }

  private static Value.Constant derived(
      Application application,
      Numbers like,
      List<Integer> shape,
      List<Rational> numbers,
      Set<String> roots) {
    String name = application.node().output();
    return Value.Constant.of(
        Numbers.of(name, like.type(), shape, Collections.unmodifiableList(numbers), roots));
  }
}
