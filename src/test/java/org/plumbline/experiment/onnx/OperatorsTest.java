package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;

final class OperatorsTest {
  private final Applied applied =
      new Applied(1, 2)
          .array(BinaryType.BOOL, "yes", List.of(), "1")
          .array(BinaryType.BOOL, "no", List.of(), "0");

  private static void assertRefused(Applied applied, Proto node, String message) {
    assertThatThrownBy(() -> applied.apply(node))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' " + message);
  }

  @Test
  void activationsAreThoseOfTheirOperators() throws OnnxException {
    String sample = "-8 3";
    assertThat(applied.at(applied.apply(node("Relu", "x", "a")), sample))
        .isEqualTo(Applied.numbers("0 3"));
    assertThat(applied.at(applied.apply(node("Abs", "x", "b")), sample))
        .isEqualTo(Applied.numbers("8 3"));
    Proto leaky = node("LeakyRelu", "x", "c", attribute("alpha", 0.25f));
    assertThat(applied.at(applied.apply(leaky), sample)).isEqualTo(Applied.numbers("-2 3"));
  }

  @Test
  void slopesLieBetweenZeroAndOneInclusively() throws OnnxException {
    Proto one = node("LeakyRelu", "x", "a", attribute("alpha", 1f));
    assertThat(applied.at(applied.apply(one), "-8 3")).isEqualTo(Applied.numbers("-8 3"));
    Proto zero = node("LeakyRelu", "x", "b", attribute("alpha", 0f));
    assertThat(applied.at(applied.apply(zero), "-8 3")).isEqualTo(Applied.numbers("0 3"));
    for (float alpha : new float[] {-0.5f, 1.5f}) {
      assertRefused(
          applied,
          node("LeakyRelu", "x", "y", attribute("alpha", alpha)),
          "(LeakyRelu): alpha is %s; expected a slope from 0 to 1"
              .formatted(alpha < 0 ? "-1/2" : "3/2"));
    }
  }

  @Test
  void nothingIsDroppedInInference() throws OnnxException {
    assertThat(applied.apply(node("Dropout", "x", "y"))).isSameAs(applied.value("x"));
    assertThat(applied.apply(node("Dropout", "x - no", "y"))).isSameAs(applied.value("x"));
    assertRefused(
        applied,
        node("Dropout", "x - yes", "y"),
        "(Dropout): training_mode is true; expected a model exported for inference");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Relu | x x | 2 inputs; expected 1",
        "Gemm | x | 1 inputs; expected 2 to 3",
        "Gemm | x x x x | 4 inputs; expected 2 to 3",
        "Constant | x | 1 inputs; expected 0",
      })
  void operatorsHaveTheirNumberOfInputs(String operator, String inputs, String message) {
    assertRefused(applied, node(operator, inputs, "y"), "(" + operator + "): " + message);
  }

  @Test
  void onlyCastsChangeTypes() {
    assertThat(Operators.ALL)
        .allSatisfy(
            (name, operator) -> assertThat(operator.isCast()).isEqualTo(name.equals("Cast")));
  }

  @Test
  void otherOperatorsAreRefusedWithAListOfThese() {
    String all = String.join(", ", new TreeSet<>(Operators.ALL.keySet()));
    assertThat(all).startsWith("Abs, Add, AveragePool, BatchNormalization").endsWith("Unsqueeze");
    assertRefused(
        applied, node("Tanh", "x", "y"), "(Tanh): the operator is not supported; expected " + all);
  }
}
