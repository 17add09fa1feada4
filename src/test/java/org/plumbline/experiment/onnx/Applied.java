package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/** Nodes that are applied to named values, and what the numbers they give are for a sample. */
final class Applied {
  private final Units units;
  private final int opset;
  private final Map<String, Value> values = new LinkedHashMap<>();

  /** Operators of version 18 on the input {@code x} of the given shape. */
  Applied(Integer... shape) {
    this(18, shape);
  }

  private Applied(int opset, Integer... shape) {
    this.opset = opset;
    this.units = new Units(Shapes.size(List.of(shape)));
    values.put("x", units.input(List.of(shape)));
  }

  /** Operators of another version. */
  static Applied ofVersion(int opset, Integer... shape) {
    return new Applied(opset, shape);
  }

  Units units() {
    return units;
  }

  Value value(String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow();
  }

  /** Names an array of floats. */
  Applied floats(String name, List<Integer> shape, String numbers) {
    return array(BinaryType.FLOAT32, name, shape, numbers);
  }

  /** Names an array. */
  Applied array(BinaryType type, String name, List<Integer> shape, String numbers) {
    values.put(
        name,
        Value.Constant.of(Numbers.of(name, type, shape, numbers(numbers), java.util.Set.of(name))));
    return this;
  }

  /** Names a list of integers. */
  Applied integers(String name, long... integers) {
    List<Long> list = Arrays.stream(integers).boxed().toList();
    values.put(name, Value.Constant.of(Constants.integers(name, list, false)));
    return this;
  }

  /** A node of {@link Proto#node} with its inputs. */
  Application application(Proto proto) throws OnnxException {
    OnnxNode node = OnnxNode.read(Message.of(Schema.NODE, "node", proto.array()), 0);
    Attributes attributes =
        Attributes.read(node.place(), node.attributes(), Operators.of(node).attributes());
    List<Optional<Value>> inputs =
        node.inputs().stream().map(name -> Optional.ofNullable(values.get(name))).toList();
    return new Application(
        node, inputs, attributes, opset, units, BinaryType.FLOAT32, this::numbersOf);
  }

  /** The outputs of a node, which then have their names. */
  List<Value> outputs(Proto proto) throws OnnxException {
    Application application = application(proto);
    List<Value> outputs = Operators.of(application.node()).meaning().apply(application);
    for (int k = 0; k < outputs.size(); k++) {
      values.put(application.node().outputs().get(k), outputs.get(k));
    }
    return outputs;
  }

  /** The only output of a node, which then has its name. */
  Value apply(Proto proto) throws OnnxException {
    return outputs(proto).get(0);
  }

  /** The constant array of a name. */
  Numbers numbersOf(String name) {
    if (values.get(name) instanceof Value.Constant constant) {
      return constant.array();
    }
    return units.derived().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  /** The numbers of a value for a sample. */
  List<Rational> at(Value value, String sample) {
    if (value instanceof Value.Constant constant) {
      return java.util.stream.IntStream.range(0, constant.size())
          .mapToObj(constant::value)
          .toList();
    }
    List<Rational> known = new ArrayList<>(numbers(sample));
    known.add(Rational.ONE);
    for (Unit unit : units.computed()) {
      known.add(unit.activation().apply(number(unit.sum(), known)));
    }
    return ((Value.Activations) value).sums().stream().map(sum -> number(sum, known)).toList();
  }

  private Rational number(Sum sum, List<Rational> known) {
    Rational total = Rational.ZERO;
    for (Sum.Term term : sum.terms()) {
      Rational factor =
          term.factor() instanceof Factor.Own own
              ? numbersOf(own.array()).value(own.position())
              : ((Factor.Fixed) term.factor()).value();
      total = total.add(factor.multiply(known.get(term.unit())));
    }
    return total;
  }

  /** Numbers with a space between. */
  static List<Rational> numbers(String texts) {
    return texts.isEmpty()
        ? List.of()
        : Arrays.stream(texts.split(" ")).map(Rational::parse).toList();
  }
}
