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

/** Products with the input x of the shape (1, 2), at (1, 10). */
final class DenseTest {
  private static final String SAMPLE = "1 10";

  private final Applied applied =
      new Applied(1, 2)
          .floats("w", List.of(3, 2), "1 2 3 4 5 6")
          .floats("u", List.of(2, 2), "1 2 3 4")
          .floats("v", List.of(2), "5 6")
          .floats("ones", List.of(3), "1 1 1")
          .floats("six", List.of(2, 3), "1 1 1 1 1 1")
          .integers("k", 1, 2);

  private void assertRefused(Proto node, String message) {
    assertThatThrownBy(() -> applied.apply(node))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' " + message);
  }

  /** x wᵀ = (21, 43, 65), twice that and 3 more. */
  @Test
  void productsAreScaledAndTransposed() throws OnnxException {
    Value value =
        applied.apply(
            node(
                "Gemm",
                "x w ones",
                "y",
                attribute("alpha", 2f),
                attribute("beta", 3f),
                attribute("transB", 1L)));
    assertThat(value.shape()).containsExactly(1, 3);
    assertThat(applied.at(value, SAMPLE)).isEqualTo(numbers("45 89 133"));
  }

  @Test
  void weightsMayComeFirst() throws OnnxException {
    Value left = applied.apply(node("Gemm", "u x", "y", attribute("transB", 1L)));
    assertThat(left.shape()).containsExactly(2, 1);
    assertThat(applied.at(left, SAMPLE)).isEqualTo(numbers("21 43"));
    Value turned =
        applied.apply(node("Gemm", "x u", "z", attribute("transA", 0L), attribute("transB", 0L)));
    assertThat(applied.at(turned, SAMPLE)).isEqualTo(numbers("31 42"));
  }

  @Test
  void biasesWithTheFactorZeroAreNone() throws OnnxException {
    Value.Activations value =
        (Value.Activations)
            applied.apply(
                node("Gemm", "x w ones", "y", attribute("beta", 0f), attribute("transB", 1L)));
    assertThat(value.sums()).allSatisfy(sum -> assertThat(sum.terms()).hasSize(2));
  }

  @Test
  void aVectorTakesTheLastAxisAway() throws OnnxException {
    Value value = applied.apply(node("MatMul", "x v", "y"));
    assertThat(value.shape()).containsExactly(1);
    assertThat(applied.at(value, SAMPLE)).isEqualTo(numbers("65"));
  }

  @Test
  void eachTermIsAUnitTimesAWeight() throws OnnxException {
    Value.Activations value = (Value.Activations) applied.apply(node("MatMul", "x u", "y"));
    assertThat(value.sums().get(1).terms())
        .containsExactly(
            new Sum.Term(0, new Factor.Own("u", 1)), new Sum.Term(1, new Factor.Own("u", 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MatMul | x w | the shapes [1, 2] and [3, 2] of the factors; expected as many rows as columns before",
        "MatMul | u u | both factors are constant; expected one that does and constant weights",
        "MatMul | x k | the input 1 is not an array of constant floats; expected weights from an initializer",
        "Gemm | x v | the input 1 has the shape [2]; expected a matrix",
        "Gemm | x six six | C has the shape [2, 3]; expected one that spreads to [1, 3]",
      })
  void otherProductsAreRefused(String operator, String inputs, String message) {
    assertRefused(node(operator, inputs, "y"), "(" + operator + "): " + message);
  }

  @Test
  void productsOfTwoActivationsAreRefused() {
    assertRefused(
        node("Gemm", "x x", "y", attribute("transB", 1L)),
        "(Gemm): both factors depend on the sample; expected one that does and constant weights");
  }
}
