package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Models from x of two numbers to y. */
final class InterpreterTest {
  private final Units units = new Units(2);

  private Interpreter interpreter(Proto... nodes) throws OnnxException {
    Proto graph = new Proto();
    for (Proto node : nodes) {
      graph.message(1, node);
    }
    graph.message(5, tensor("w", new float[] {3, 4}, 2, 1));
    graph.message(11, value("x", 1, 2)).message(12, value("y", 0, 0));
    return new Interpreter(Model.read(model(graph).array()), units, OutputChoice.ONLY);
  }

  private void assertRefused(String message, Proto... nodes) throws OnnxException {
    Interpreter interpreter = interpreter(nodes);
    assertThatThrownBy(interpreter::output).isInstanceOf(OnnxException.class).hasMessage(message);
  }

  private static Sum layer(int from) {
    return new Sum(
        List.of(
            new Sum.Term(from, new Factor.Own("w", 0)),
            new Sum.Term(from + 1, new Factor.Own("w", 1))));
  }

  @Test
  void theOutputIsASumOfUnits() throws OnnxException {
    Interpreter interpreter = interpreter(node("Relu", "x", "r"), node("MatMul", "r w", "y"));
    assertThat(interpreter.output()).isEqualTo(layer(3));
    assertThat(units.computed()).extracting(Unit::activation).containsOnly(Activation.RELU);
  }

  /** A layer that is read twice occurs once, as a unit. */
  @Test
  void sumsThatAreReadTwiceBecomeUnits() throws OnnxException {
    Sum output = interpreter(node("MatMul", "x w", "s"), node("Add", "s s", "y")).output();
    assertThat(output).isEqualTo(Sum.ofUnit(3).plus(Sum.ofUnit(3)));
    assertThat(units.computed())
        .containsExactly(new Unit("s", List.of(1, 1), 0, Activation.LINEAR, layer(0)));
  }

  @Test
  void constantsAreThoseOfTheFileAndOfNodes() throws OnnxException {
    Interpreter interpreter =
        interpreter(
            node("Constant", "", "k", attribute("value_float", 2f)),
            node("Mul", "w k", "u"),
            node("MatMul", "x u", "y"));
    interpreter.output();
    assertThat(interpreter.constants()).containsOnlyKeys("w", "k", "u");
    assertThat(interpreter.constants().get("u").value(1)).isEqualTo(Rational.of(8));
  }

  @Test
  void whatIsReadIsComputedBefore() throws OnnxException {
    String expected = "; expected the input, an initializer or the output of an earlier node";
    assertRefused(
        "node 'a' (Relu): its input 's' is computed by no earlier node: the graph has a cycle, or"
            + " is not sorted"
            + expected,
        node("Relu", "s", "a"),
        node("MatMul", "x w", "s"));
    assertRefused(
        "node 'a' (Relu): its input 'q' is defined nowhere" + expected, node("Relu", "q", "a"));
  }

  @Test
  void namesAreTakenOnce() throws OnnxException {
    for (String name : List.of("x", "w")) {
      assertRefused(
          "node '%s' (Relu): the name '%s' is taken already; expected values with names of their own"
              .formatted(name, name),
          node("Relu", "x", name));
    }
  }

  /** FLOAT32 is the type 1, FLOAT64 the type 11; to the narrower one only what is of it goes. */
  @Test
  void typesAreThoseOfTheFirstInputOrOfACast() throws OnnxException {
    Proto wide = node("Cast", "x", "d", attribute("to", 11L));
    assertThat(
            interpreter(
                    wide,
                    node("Add", "x d", "s"),
                    node("Cast", "s", "r", attribute("to", 1L)),
                    node("MatMul", "r w", "y"))
                .output()
                .terms())
        .hasSize(2);
    assertRefused(
        "node 'r' (Cast): a cast of what is computed in FLOAT64 to FLOAT32 rounds it; expected a"
            + " cast to a format that has all numbers of FLOAT64, or a model without",
        wide,
        node("Add", "d x", "s"),
        node("Cast", "s", "r", attribute("to", 1L)));
  }

  @Test
  void outputsThatNothingMayReadAreNoValues() throws OnnxException {
    Proto dropout = node("Dropout", "x", "r").text(2, "mask");
    assertThat(interpreter(dropout, node("MatMul", "r w", "y")).output()).isEqualTo(layer(0));
    assertRefused(
        "node 'y' (Relu): its input 'mask' is an output that is not computed here; expected the"
            + " input, an initializer or the output of an earlier node",
        dropout,
        node("Relu", "mask", "y"));
  }

  @Test
  void outputsBeyondThoseOfTheOperatorAreRefused() throws OnnxException {
    assertRefused(
        "node 'y' (MatMul): 2 outputs; expected 1", node("MatMul", "x w", "y").text(2, "z"));
  }
}
