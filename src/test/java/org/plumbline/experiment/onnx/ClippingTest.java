package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;

/** Bounds of the input x of three numbers. */
final class ClippingTest {
  private static Applied bounds(int opset) {
    return Applied.ofVersion(opset, 1, 3)
        .floats("low", List.of(), "-1")
        .floats("high", List.of(1), "2")
        .floats("zero", List.of(), "0")
        .floats("twos", List.of(1, 3), "2 2 2")
        .floats("most", List.of(), "340282346638528859811704183484516925440")
        .floats("both", List.of(2), "1 2")
        .floats("none", List.of(), "-340282346638528859811704183484516925440");
  }

  private static void assertRefused(Applied applied, Proto node, String message) {
    assertThatThrownBy(() -> applied.apply(node))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "Clip, x low high, -1 3/2 2",
    "Clip, x low -, -1 3/2 7",
    "Clip, x - high, -5 3/2 2",
    "Clip, x zero high, 0 3/2 2",
    "Max, x high, 2 2 7",
    "Max, high x, 2 2 7",
    "Max, x twos, 2 2 7",
    "Min, low x, -5 -1 -1"
  })
  void numbersBeyondABoundAreTheBound(String operator, String inputs, String expected)
      throws OnnxException {
    Applied applied = bounds(18);
    assertThat(applied.at(applied.apply(node(operator, inputs, "y")), "-5 3/2 7"))
        .isEqualTo(numbers(expected));
  }

  @Test
  void aLowerBoundOfZeroIsReluItself() throws OnnxException {
    Applied applied = bounds(18);
    Value.Activations relu = (Value.Activations) applied.apply(node("Max", "zero x", "y"));
    assertThat(relu.sums()).containsExactly(Sum.ofUnit(4), Sum.ofUnit(5), Sum.ofUnit(6));
    assertThat(applied.units().computed())
        .extracting(Unit::activation)
        .containsOnly(Activation.RELU);
    assertThat(applied.units().computed()).extracting(Unit::group).containsOnly("y");
    assertThat(applied.units().notes()).isEmpty();
  }

  @Test
  void boundsAtTheEndOfTheFormatAreNone() throws OnnxException {
    Applied applied = bounds(18);
    assertThat(applied.apply(node("Max", "x none", "y"))).isSameAs(applied.value("x"));
    assertThat(applied.apply(node("Min", "x most", "y"))).isSameAs(applied.value("x"));
    assertThat(applied.apply(node("Clip", "x", "y"))).isSameAs(applied.value("x"));
  }

  @Test
  void boundsAreAttributesBeforeVersionEleven() throws OnnxException {
    Proto stated = node("Clip", "x", "y", attribute("min", -1f), attribute("max", 2f));
    Applied old = bounds(10);
    assertThat(old.at(old.apply(stated), "-5 3/2 7")).isEqualTo(numbers("-1 3/2 2"));
    assertRefused(
        bounds(10),
        node("Clip", "x low high", "y"),
        "(Clip): bounds given as inputs; expected the form of version 10 of the operators");
    assertRefused(
        bounds(11),
        stated,
        "(Clip): bounds given as attributes; expected the form of version 11 of the operators");
  }

  @Test
  void aBoundIsOneNumberAndTheLowerIsBelowTheUpper() {
    assertRefused(
        bounds(18),
        node("Max", "x both", "y"),
        "(Max): the input 1 has different numbers; expected a single bound");
    assertRefused(
        bounds(18),
        node("Clip", "x high low", "y"),
        "(Clip): min is not below max; expected min below max");
    assertRefused(
        bounds(18),
        node("Clip", "x low low", "y"),
        "(Clip): min is not below max; expected min below max");
  }
}
