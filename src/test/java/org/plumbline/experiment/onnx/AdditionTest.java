package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Sums with the input x of the shape (1, 2), with a layer s = x w, and with constants. */
final class AdditionTest {
  private final Applied applied =
      new Applied(1, 2)
          .floats("w", List.of(2, 2), "1 2 3 4")
          .floats("b", List.of(2), "10 20")
          .floats("zeros", List.of(2), "0 0")
          .floats("three", List.of(3), "1 2 3");

  @Test
  void aConstantAddedToALayerIsItsTrainedBias() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    for (String inputs : List.of("s b", "b s")) {
      Value.Activations sum = (Value.Activations) applied.apply(node("Add", inputs, "y"));
      assertThat(applied.at(sum, "1 1")).isEqualTo(numbers("14 26"));
      assertThat(sum.sums().get(1).terms())
          .last()
          .isEqualTo(new Sum.Term(applied.units().constant(), new Factor.Own("b", 1)));
    }
    assertThat(applied.units().notes()).isEmpty();
  }

  @Test
  void aConstantAddedToTheInputIsFixed() throws OnnxException {
    Value.Activations same = (Value.Activations) applied.apply(node("Add", "x zeros", "z"));
    assertThat(same.sums()).containsExactly(Sum.ofUnit(0), Sum.ofUnit(1));
    assertThat(applied.units().notes()).isEmpty();
    Value.Activations sum = (Value.Activations) applied.apply(node("Add", "x b", "y"));
    assertThat(sum.isTrained()).isFalse();
    assertThat(applied.at(sum, "1 1")).isEqualTo(numbers("11 21"));
    assertThat(applied.units().notes())
        .containsExactly(
            "node 'y' (Add): its constants belong to the network and are not trained.");
  }

  @Test
  void theSecondIsSubtractedFromTheFirst() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    assertThat(applied.at(applied.apply(node("Sub", "x b", "y1")), "1 2"))
        .isEqualTo(numbers("-9 -18"));
    assertThat(applied.at(applied.apply(node("Sub", "b x", "y2")), "1 2"))
        .isEqualTo(numbers("9 18"));
    assertThat(applied.at(applied.apply(node("Sub", "x s", "y3")), "1 2"))
        .isEqualTo(numbers("-6 -8"));
    assertThat(applied.at(applied.apply(node("Sub", "b zeros", "y4")), "1 2"))
        .isEqualTo(numbers("10 20"));
  }

  /** With x = (1, 2) the numbers of s = (7, 10) are each used twice, and become units for it. */
  @Test
  void whatIsSpreadBecomesUnits() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    applied.apply(node("Transpose", "x", "t", attribute("perm", new long[] {1, 0})));
    Value sum = applied.apply(node("Sum", "s t", "y"));
    assertThat(sum.shape()).containsExactly(2, 2);
    assertThat(applied.at(sum, "1 2")).isEqualTo(numbers("8 11 9 12"));
    assertThat(applied.units().computed()).extracting(Unit::group).containsExactly("s", "s");
    assertThat(((Value.Activations) sum).isTrained()).isFalse();
  }

  @Test
  void aConstantThatIsPartlyZeroIsNoted() throws OnnxException {
    applied.floats("half", List.of(2), "0 5");
    applied.apply(node("Add", "x half", "y"));
    assertThat(applied.units().notes()).hasSize(1);
  }

  @Test
  void whatOnlyGetsAnotherExtentOfOneStaysASum() throws OnnxException {
    applied.integers("two", 2);
    applied.apply(node("MatMul", "x w", "s"));
    applied.apply(node("Reshape", "s two", "r"));
    Value sum = applied.apply(node("Add", "r x", "y"));
    assertThat(sum.shape()).containsExactly(1, 2);
    assertThat(applied.at(sum, "1 2")).isEqualTo(numbers("8 12"));
    assertThat(applied.units().computed()).isEmpty();
  }

  @Test
  void shapesThatDoNotSpreadAreRefused() {
    assertThatThrownBy(() -> applied.apply(node("Add", "x three", "y")))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' (Add): the shapes [1, 2] and [3]; expected shapes that can be added");
  }

  @Test
  void constantsAloneGiveAConstant() throws OnnxException {
    Value.Constant sum = (Value.Constant) applied.apply(node("Add", "w b", "y"));
    assertThat(sum.value(3)).isEqualTo(Rational.of(24));
    assertThat(sum.shape()).containsExactly(2, 2);
  }
}
