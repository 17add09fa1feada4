package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** The input x of the shape (1, 2), at (3, 5). */
final class ScalingTest {
  private static final String SAMPLE = "3 5";

  private final Applied applied =
      new Applied(1, 2)
          .floats("c", List.of(2), "2 -1/4")
          .floats("zero", List.of(2), "2 0")
          .floats("w", List.of(2, 2), "1 0 0 1");

  @ParameterizedTest
  @CsvSource({"Mul, x c, 6 -5/4", "Mul, c x, 6 -5/4", "Div, x c, 3/2 -20", "Div, c c, 1 1"})
  void numbersAreMultipliedPlaceByPlace(String operator, String inputs, String expected)
      throws OnnxException {
    Value value = applied.apply(node(operator, inputs, "y"));
    assertThat(applied.at(value, SAMPLE)).isEqualTo(numbers(expected));
  }

  @Test
  void negationIsOfActivationsAndOfConstants() throws OnnxException {
    assertThat(applied.at(applied.apply(node("Neg", "x", "y")), SAMPLE))
        .isEqualTo(numbers("-3 -5"));
    assertThat(applied.at(applied.apply(node("Neg", "c", "z")), "")).isEqualTo(numbers("-2 1/4"));
  }

  @Test
  void factorsAreFixedAndNoted() throws OnnxException {
    Value.Activations value = (Value.Activations) applied.apply(node("Mul", "x c", "y"));
    assertThat(value.sums().get(0)).isEqualTo(Sum.ofUnit(0).times(Rational.of(2)));
    assertThat(applied.units().notes())
        .containsExactly(
            "node 'y' (Mul): its constants belong to the network and are not trained.");
  }

  /** Trained weights stay as they are: a layer becomes units before it is multiplied. */
  @Test
  void layersBecomeUnitsFirst() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    Value.Activations value = (Value.Activations) applied.apply(node("Mul", "s c", "y"));
    assertThat(value.isTrained()).isFalse();
    assertThat(applied.units().computed())
        .extracting(Unit::activation)
        .containsExactly(Activation.LINEAR, Activation.LINEAR);
    assertThat(applied.at(value, SAMPLE)).isEqualTo(numbers("6 -5/4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mul | x x | both factors depend on the sample; expected one that does and one that is constant",
        "Div | c x | the divisor depends on the sample; expected a constant one",
        "Div | x zero | the number 1 of the divisor is 0; expected another one",
        "Div | c zero | the number 1 of the divisor is 0; expected another one",
      })
  void otherProductsAreRefused(String operator, String inputs, String message) {
    assertThatThrownBy(() -> applied.apply(node(operator, inputs, "y")))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' (%s): %s".formatted(operator, message));
  }
}
