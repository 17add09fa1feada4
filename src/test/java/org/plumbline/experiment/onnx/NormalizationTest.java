package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** With ε = 1/4, 1/√(var + ε) = (1/2, 2), so a = (1, -8) and c = (1/4 - 5, -3 + 1). */
final class NormalizationTest {
  private static Applied on(Integer... shape) {
    return new Applied(shape)
        .floats("scale", List.of(2), "2 -4")
        .floats("b", List.of(2), "1/4 -3")
        .floats("mean", List.of(2), "5 1/8")
        .floats("var", List.of(2), "15/4 0")
        .floats("less", List.of(2), "15/4 -1/4")
        .floats("odd", List.of(2), "7/4 0")
        .floats("one", List.of(1), "1");
  }

  private static Proto node(String inputs, Proto... more) {
    Proto node = Proto.node("BatchNormalization", inputs, "y", attribute("epsilon", 0.25f));
    for (Proto attribute : more) {
      node.message(5, attribute);
    }
    return node;
  }

  private static void assertRefused(Applied applied, Proto node, String message) {
    assertThatThrownBy(() -> applied.apply(node))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' (BatchNormalization): " + message);
  }

  @Test
  void withoutALayerBeforeFactorsAndShiftsAreTrained() throws OnnxException {
    Applied applied = on(1, 2);
    Value.Activations value = (Value.Activations) applied.apply(node("x scale b mean var"));
    assertThat(applied.at(value, "1 1")).isEqualTo(numbers("-15/4 -10"));
    assertThat(value.sums().get(1).terms())
        .containsExactly(
            new Sum.Term(1, new Factor.Own("scale/y", 1)),
            new Sum.Term(2, new Factor.Own("b/y", 1)));
    assertThat(applied.units().notes())
        .containsExactly(
            "node 'y' (BatchNormalization): taken as a s + c with trained a = scale/√(var + ε) and"
                + " c = B - a mean.");
  }

  /** The second axis is that of channels. */
  @Test
  void placesOfAChannelShareItsNumbers() throws OnnxException {
    Applied applied = on(1, 2, 2);
    Value value = applied.apply(node("x scale b mean var"));
    assertThat(applied.at(value, "1 2 1 2")).isEqualTo(numbers("-15/4 -11/4 -10 -18"));
  }

  @Test
  void theLayerBeforeTakesThemIn() throws OnnxException {
    Applied applied = on(1, 2).floats("w", List.of(2, 2), "1 2 3 4");
    applied.apply(Proto.node("MatMul", "x w", "s"));
    Value value = applied.apply(node("s scale b mean var"));
    assertThat(applied.at(value, "1 1")).isEqualTo(numbers("-3/4 -50"));
    assertThat(applied.units().derived()).extracting(Numbers::name).containsExactly("w/y", "b/y");
    assertThat(applied.units().computed()).isEmpty();
  }

  /** Both numbers of s have one set of weights, which cannot take in two factors. */
  @Test
  void sharedWeightsAreLeftAsTheyAre() throws OnnxException {
    Applied applied = on(1, 2).floats("w", List.of(2, 1), "1 2");
    applied.apply(Proto.node("MatMul", "x w", "t"));
    applied.apply(Proto.node("Concat", "t t", "s", attribute("axis", 1L)));
    Value value = applied.apply(node("s scale b mean var"));
    assertThat(applied.at(value, "1 1")).isEqualTo(numbers("-7/4 -26"));
    assertThat(applied.units().computed()).extracting(Unit::group).containsExactly("s", "s");
  }

  /** 2/√2 is √2, to half a unit in the last of 24 bits. */
  @Test
  void irrationalRootsAreRoundedAndNoted() throws OnnxException {
    Applied applied = on(1, 2);
    applied.apply(node("x scale b mean odd"));
    Rational factor = applied.numbersOf("scale/y").value(0);
    assertThat(factor.square().subtract(Rational.of(2)).abs())
        .isLessThan(Rational.of(1, 1 << 22))
        .isNotEqualTo(Rational.ZERO);
    assertThat(applied.units().notes().get(0)).contains("is irrational and is rounded to 24 bits");
  }

  @Test
  void otherFormsAreRefused() {
    assertRefused(
        on(1, 2),
        node("x scale b mean less"),
        "var + epsilon of channel 1 is not positive; expected positive");
    assertRefused(
        on(1, 2), node("x scale one mean var"), "the input 2 has the shape [1]; expected [2]");
    assertRefused(
        on(2), node("x scale b mean var"), "X has the shape [2]; expected [1, channels, ...]");
    for (Proto attribute : List.of(attribute("training_mode", 1L), attribute("spatial", 0L))) {
      assertRefused(
          on(1, 2),
          node("x scale b mean var", attribute),
          "training_mode is 1, or spatial is 0; expected a model exported for inference");
    }
  }
}
