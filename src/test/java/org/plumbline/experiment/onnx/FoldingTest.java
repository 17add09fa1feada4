package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A layer s of the input x of the shape (2, 2), folded by a node called y. */
final class FoldingTest {
  private final Applied applied =
      new Applied(2, 2)
          .floats("w", List.of(2, 1), "1 2")
          .floats("b", List.of(1), "10")
          .floats("shift", List.of(2, 1), "0 0");

  private Optional<Value.Activations> folded(String factors, String shifts) throws OnnxException {
    Application application = applied.application(node("Identity", "s", "y"));
    Value.Constant shift = (Value.Constant) applied.value("shift");
    return Folding.affine(
        application, application.activations(0), numbers(factors), numbers(shifts), shift);
  }

  /** s = (1 + 2·3, 5 + 2·7) = (7, 19). */
  @Test
  void factorsGoIntoTheWeightsAndShiftsIntoNewBiases() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    Value.Activations value = folded("3 3", "1/2 5").orElseThrow();
    assertThat(value.shape()).containsExactly(2, 1);
    assertThat(applied.at(value, "1 3 5 7")).isEqualTo(numbers("43/2 62"));
    assertThat(value.sums().get(1).terms())
        .last()
        .isEqualTo(new Sum.Term(4, new Factor.Own("shift/y", 1)));
    assertThat(applied.units().derived())
        .extracting(Numbers::name)
        .containsExactly("w/y", "shift/y");
    assertThat(applied.units().derived().get(0).roots()).containsExactly("w");
  }

  @Test
  void biasesThatAreThereTakeTheShiftIn() throws OnnxException {
    applied.apply(node("Gemm", "x w b", "s"));
    Value.Activations value = folded("3 3", "5 5").orElseThrow();
    assertThat(applied.at(value, "1 3 5 7")).isEqualTo(numbers("56 92"));
    assertThat(applied.units().derived()).extracting(Numbers::name).containsExactly("w/y", "b/y");
  }

  /** Both numbers of s have the weights of w. */
  @Test
  void oneWeightHasOneFactor() throws OnnxException {
    applied.apply(node("MatMul", "x w", "s"));
    assertThat(folded("3 4", "1 1")).isEmpty();
    applied.apply(node("Gemm", "x w b", "s"));
    assertThat(folded("3 3", "1 2")).isEmpty();
    assertThat(applied.units().derived()).isEmpty();
  }

  @Test
  void sumsHaveWeightsAndOneBiasAtMost() throws OnnxException {
    applied.floats("more", List.of(1), "1");
    applied.apply(node("Gemm", "x w b", "g"));
    applied.apply(node("Add", "g more", "s"));
    assertThat(folded("3 3", "1 1")).isEmpty();
    applied.apply(node("Gemm", "x w b", "s", attribute("alpha", 0f)));
    assertThat(((Value.Activations) applied.value("s")).isTrained()).isTrue();
    assertThat(folded("3 3", "1 1")).isEmpty();
  }

  @Test
  void onlyTrainedSumsAreFolded() throws OnnxException {
    applied.apply(node("Identity", "x", "s"));
    assertThat(folded("1 1 1 1", "0 0 0 0")).isEmpty();
  }
}
