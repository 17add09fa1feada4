package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Operators between {@code x} of two numbers and {@code y}: what the network computes at (3, -1/2),
 * worked out by hand, and which numbers it trains.
 */
final class OnnxOperatorsTest {
  private static final List<Rational> POINT = List.of(Rational.of(3), Rational.of(-1, 2));

  /** A graph of some nodes, with the arrays that they name. */
  private static byte[] bytes(Proto... nodes) {
    Proto graph = new Proto();
    for (Proto node : nodes) {
      graph.message(1, node);
    }
    return model(
            graph
                .message(5, tensor("w", new float[] {1, 2, -1, 4}, 2, 2))
                .message(5, tensor("v", new float[] {1, 0.5f}, 2, 1))
                .message(5, tensor("b", new float[] {0.25f, -3}, 2))
                .message(5, tensor("c", new float[] {2, -4}, 2))
                .message(5, tensor("d", new float[] {5, 0.125f}, 2))
                .message(5, tensor("var", new float[] {3.75f, 0}, 2))
                .message(5, tensor("six", new float[] {6}))
                .message(5, tensor("zero", new float[] {0}))
                .message(5, tensor("half", new float[] {0.5f}))
                .message(5, tensor("three", new float[] {3}))
                .message(5, tensor("b4", new float[] {4}))
                .message(5, tensor("third", new float[] {1f / 3}))
                .message(5, tensor("six2", new float[] {6, 6.25f}, 2))
                .message(5, tensor("zeros", new float[] {0, 0}, 2))
                .message(5, tensor("huge", new float[] {Float.MAX_VALUE}))
                .message(11, value("x", 0, 2))
                .message(12, value("y", 0, 0)))
        .array();
  }

  private static Proto layer() {
    return node("MatMul", "x w", "s");
  }

  private static Proto last() {
    return node("MatMul", "h v", "y");
  }

  private static Proto normalized(String inputs) {
    return node("BatchNormalization", inputs, "h", attribute("epsilon", 0.25f));
  }

  private static OnnxNetwork read(Proto... nodes) throws OnnxException {
    return OnnxReader.read(bytes(nodes), OnnxRequest.of(2, false));
  }

  private static OnnxNetwork read(OutputChoice choice, Proto... nodes) throws OnnxException {
    return OnnxReader.read(bytes(nodes), new OnnxRequest(2, false, choice, Optional.empty()));
  }

  private static Rational at(OnnxNetwork network) {
    return Models.output(network, POINT, false);
  }

  private static void requireRefusal(String message, Proto... nodes) {
    assertThatThrownBy(() -> read(nodes)).isInstanceOf(OnnxException.class).hasMessage(message);
  }

  /** With s = (3.5, 4), h as given and y = h_0 + h_1/2. */
  @ParameterizedTest
  @CsvSource({
    "Sub, s c, 5.5",
    "Sub, c s, -5.5",
    "Mul, s c, -1",
    "Mul, c s, -1",
    "Mul, s six, 33",
    "Div, s c, 1.25",
    "Neg, s, -5.5",
    "Sum, s s s, 16.5",
    "Max, six s, 9",
    "Min, s six, 5.5",
    "Min, s b, refused",
    "Clip, s zero b, refused",
    "Clip, s zero six, 5.5",
    "Clip, s b4 six, 6",
    "Clip, s zero huge, 5.5",
    "Clip, s, 5.5",
    "Clip, s - three, 4.5",
    "Dropout, s, 5.5",
    "Dropout, s half, 5.5",
    "Identity, s, 5.5",
  })
  void networksComputeTheSame(String operator, String inputs, String expected)
      throws OnnxException {
    Proto[] nodes = {layer(), node(operator, inputs, "h"), last()};
    if (expected.equals("refused")) {
      assertThatThrownBy(() -> read(nodes)).isInstanceOf(OnnxException.class);
    } else {
      assertThat(at(read(nodes))).isEqualTo(Rational.parse(expected));
    }
  }

  @Test
  void absoluteValuesAreUnits() throws OnnxException {
    OnnxNetwork network = read(layer(), node("Neg", "s", "t"), node("Abs", "t", "h"), last());
    assertThat(at(network)).isEqualTo(Rational.parse("5.5"));
    OnnxNetwork plain = read(layer(), node("Abs", "s", "h"), last());
    assertThat(plain.architecture().orElseThrow().activations())
        .containsExactly(Activation.ABSOLUTE_VALUE);
  }

  /**
   * Bounds 0 and none, or one that no float exceeds, are ReLU itself: layers, and no fixed edge.
   */
  @ParameterizedTest
  @CsvSource({"zero", "zero huge"})
  void clipsAreReluWhereTheBoundsSaySo(String bounds) throws OnnxException {
    OnnxNetwork clipped = read(layer(), node("Clip", "s " + bounds, "h"), last());
    assertThat(clipped.architecture().orElseThrow().activations()).containsExactly(Activation.RELU);
    assertThat(read(layer(), node("Clip", "s zero six", "h"), last()).architecture()).isEmpty();
  }

  /** (3 - 5)/2 + (-1/2 - 1/8)/-4/2, and only v is trained. */
  @Test
  void constantsOfTheInputAreNotTrained() throws OnnxException {
    OnnxNetwork network = read(node("Sub", "x d", "m"), node("Div", "m c", "h"), last());
    assertThat(at(network)).isEqualTo(Rational.parse("-59/64"));
    assertThat(network.network().parameterNames()).containsExactly("v[0,0]", "v[1,0]");
    assertThat(network.notes())
        .containsExactly(
            "node 'm' (Sub): its constants belong to the network and are not trained.",
            "node 'h' (Div): its constants belong to the network and are not trained.");
  }

  /** A mean of 0 changes nothing, so the model is one of layers, as ACAS Xu's are. */
  @Test
  void zerosThatAreSubtractedAreNothing() throws OnnxException {
    OnnxNetwork network = read(node("Sub", "x zeros", "m"), node("MatMul", "m v", "y"));
    assertThat(network.architecture().orElseThrow().widths()).containsExactly(2, 1);
    assertThat(network.notes()).isEmpty();
  }

  /** Products of constants are weights, whose factors must not be weights as well. */
  @Test
  void constantsAreComputedExactly() throws OnnxException {
    OnnxNetwork network =
        read(node("Mul", "w third", "u"), node("MatMul", "x u", "s"), relu(), last());
    assertThat(network.weights().subList(0, 2))
        .containsExactly(Dyadic.of((double) (1f / 3)).toRational(), minus(1f / 3));
    requireRefusal(
        "tensor 'w': it is used as it is and as a part of other weights, or of several; expected"
            + " weights that are used in one way only, as functions of shared weights are not trained here",
        node("Mul", "w third", "u"),
        node("MatMul", "x u", "a"),
        node("MatMul", "a w", "h"),
        last());
  }

  private static Rational minus(float factor) {
    return Dyadic.of((double) -factor).toRational();
  }

  private static Proto relu() {
    return node("Relu", "s", "h");
  }

  /** 1/√(var + 1/4) = (1/2, 2), so a = (1, -8) and c = b - a d = (-19/4, -2). */
  @Test
  void normalizationIsFoldedIntoTheLayerBefore() throws OnnxException {
    OnnxNetwork network = read(layer(), normalized("s c b d var"), last());
    assertThat(network.architecture().orElseThrow().biases()).containsExactly(true, false);
    assertThat(network.weights()).isEqualTo(rationals("1 -1 -16 -32 -19/4 -2 1 1/2"));
    assertThat(at(network)).isEqualTo(Rational.parse("-5/4").subtract(Rational.of(17)));
    assertThat(network.notes())
        .containsExactly(
            "node 'h' (BatchNormalization): it is folded into the weights and biases before it, which are trained together with it.");
  }

  @Test
  void normalizationAfterABiasTakesItIn() throws OnnxException {
    OnnxNetwork network = read(node("Gemm", "x w b", "s"), normalized("s c zeros d var"), last());
    assertThat(network.weights()).isEqualTo(rationals("1 -1 -16 -32 -19/4 25 1 1/2"));
  }

  /** Of a ReLU there is no layer to fold into: a and c are weights. */
  @Test
  void normalizationElsewhereHasWeightsOfItsOwn() throws OnnxException {
    OnnxNetwork network = read(layer(), node("Relu", "s", "r"), normalized("r c b d var"), last());
    assertThat(at(network)).isEqualTo(Rational.parse("-5/4").subtract(Rational.of(17)));
    assertThat(network.network().parameterNames())
        .contains("c/h[0]", "c/h[1]", "b/h[0]", "b/h[1]", "w[1,1]")
        .hasSize(10);
  }

  @Test
  void irrationalRootsAreRoundedWithANote() throws OnnxException {
    OnnxNetwork network = read(layer(), normalized("s c b d six2"), last());
    Rational found = network.weights().get(0);
    // 2/√6.25 = 4/5 in the first channel; -4/√6.5 in the second, of which w[0,1] = 2 times
    assertThat(found).isEqualTo(Rational.of(4, 5));
    Rational root = network.weights().get(2).divide(Rational.of(-8));
    Rational error = root.square().multiply(Rational.parse("6.5")).subtract(Rational.ONE).abs();
    assertThat(error).isLessThan(Rational.of(1, 1 << 23)).isNotEqualTo(Rational.ZERO);
    assertThat(FloatFormat.of(BinaryType.FLOAT32).has(root)).isTrue();
    assertThat(network.notes().get(0))
        .isEqualTo(
            "node 'h' (BatchNormalization): 1/√(var + ε) is irrational and is rounded to 24 bits, those of the model's format; the network is the one that has exactly these numbers.");
  }

  @Test
  void castsThatRoundAreRefused() throws OnnxException {
    assertThat(at(read(layer(), node("Cast", "s", "h", attribute("to", 11L)), last())))
        .isEqualTo(Rational.parse("5.5"));
    requireRefusal(
        "node 'h' (Cast): a cast of what is computed in FLOAT32 to FLOAT16 rounds it; expected a"
            + " cast to a format that has all numbers of FLOAT32, or a model without",
        layer(),
        node("Cast", "s", "h", attribute("to", 10L)),
        last());
    Proto exact = node("Cast", "c", "e", attribute("to", 10L));
    assertThat(at(read(layer(), exact, node("Sub", "s e", "h"), last())))
        .isEqualTo(Rational.parse("5.5"));
    requireRefusal(
        "node 'e' (Cast): a cast to FLOAT16 changes the number 0 of a constant; expected constants"
            + " that are numbers of FLOAT16",
        layer(),
        node("Cast", "third", "e", attribute("to", 10L)),
        node("Mul", "s e", "h"),
        last());
  }

  @Test
  void constantsHaveSeveralForms() throws OnnxException {
    Proto number = node("Constant", "", "k", attribute("value_float", 0.5f));
    assertThat(at(read(layer(), number, node("Mul", "s k", "h"), last())))
        .isEqualTo(Rational.parse("2.75"));
    Proto floats = new Proto().text(1, "value_floats").number(7, 2).number(7, -4).integer(20, 6);
    assertThat(
            at(read(layer(), node("Constant", "", "k", floats), node("Mul", "s k", "h"), last())))
        .isEqualTo(Rational.parse("-1"));
    Proto shape = node("Constant", "", "k", attribute("value_ints", new long[] {1, 2}));
    assertThat(at(read(layer(), shape, node("Reshape", "s k", "h"), last())))
        .isEqualTo(Rational.parse("5.5"));
    requireRefusal(
        "node 'k' (Constant): no value is given; expected the attribute value, value_float,"
            + " value_floats, value_int or value_ints",
        node("Constant", "", "k"));
  }

  @Test
  void oneOfSeveralOutputsIsChosen() throws OnnxException {
    Proto only = node("MatMul", "x w", "y");
    assertThat(at(read(OutputChoice.of(1), only))).isEqualTo(Rational.of(4));
    OnnxNetwork difference = read(OutputChoice.difference(1, 0), node("Gemm", "x w b", "y"));
    assertThat(at(difference)).isEqualTo(Rational.parse("-2.75"));
    assertThat(difference.architecture().orElseThrow().widths()).containsExactly(2, 1);
    assertThat(difference.weights()).isEqualTo(rationals("1 5 -13/4"));
    assertThatThrownBy(() -> read(OutputChoice.of(2), only))
        .hasMessage(
            "output 'y': no number 2 in the shape [1, 2]; expected network.output from 0 to 1");
  }

  @Test
  void differencesOfOtherUnitsAreFixedEdges() throws OnnxException {
    OnnxNetwork network = read(OutputChoice.difference(0, 1), layer(), node("Relu", "s", "y"));
    assertThat(at(network)).isEqualTo(Rational.parse("-1/2"));
    assertThat(network.network().parameters()).isEqualTo(4);
  }

  @Test
  void sigmoidAndSoftmaxBelongToTheLoss() throws OnnxException {
    Proto squashed = node("Sigmoid", "z", "y");
    OnnxNetwork network = read(layer(), node("MatMul", "s v", "z"), squashed);
    assertThat(at(network)).isEqualTo(Rational.parse("5.5"));
    assertThat(network.notes())
        .containsExactly(
            "node 'y' (Sigmoid): left out, because it belongs to the loss; the margin is its argument.");
    Proto softmax = node("Softmax", "s", "y", attribute("axis", 1L));
    assertThat(at(read(OutputChoice.difference(1, 0), layer(), softmax)))
        .isEqualTo(Rational.parse("1/2"));
    assertThatThrownBy(() -> read(OutputChoice.of(1), layer(), softmax))
        .hasMessage(
            "node 'y' (Softmax): one output of Softmax is not a margin; expected network.output:"
                + " {plus: 1, minus: 0}, a difference of its arguments");
    assertThatThrownBy(() -> read(layer(), node("Sigmoid", "s", "h"), last()))
        .hasMessageContaining("node 'h' (Sigmoid): the operator is not supported");
  }

  @Test
  void biasesAreWeightsUnlessAllAreZero() throws OnnxException {
    OnnxNetwork biased = read(node("Gemm", "x w b", "s"), relu(), last());
    assertThat(biased.architecture().orElseThrow().biases()).containsExactly(true, false);
    assertThat(biased.network().inputs()).isEqualTo(3);
    OnnxNetwork none = read(node("Gemm", "x w zeros", "s"), relu(), last());
    assertThat(none.architecture().orElseThrow().hasBiases()).isFalse();
    assertThat(none.notes())
        .containsExactly(
            "The biases of the model are all 0: they are left out and not trained; network.biases: true keeps them as weights.");
    byte[] zeros = bytes(node("Gemm", "x w zeros", "s"), relu(), last());
    OnnxNetwork kept =
        OnnxReader.read(zeros, new OnnxRequest(2, false, OutputChoice.ONLY, Optional.of(true)));
    assertThat(kept.architecture().orElseThrow().biases()).containsExactly(true, false);
    byte[] some = bytes(node("Gemm", "x w b", "s"), relu(), last());
    OnnxRequest without = new OnnxRequest(2, false, OutputChoice.ONLY, Optional.of(false));
    assertThatThrownBy(() -> OnnxReader.read(some, without))
        .hasMessage(
            "tensor 'b': the bias b[0] is not zero; expected biases that are zero, or"
                + " network.biases: true");
    assertThatThrownBy(() -> OnnxReader.read(some, OnnxRequest.of(2, true)))
        .hasMessage(
            "graph: the model has biases of its own beside the constant coordinate; expected"
                + " data.bias: false");
  }

  private static List<Rational> rationals(String texts) {
    return List.of(texts.split(" ")).stream().map(Rational::parse).toList();
  }

  /** Constants that double in length at each node are given up, not computed. */
  @Test
  void longConstantsAreRefused() {
    Proto[] nodes = new Proto[40];
    nodes[0] = node("Mul", "third third", "k0");
    for (int k = 1; k < nodes.length; k++) {
      nodes[k] = node("Mul", "k" + (k - 1) + " k" + (k - 1), "k" + k);
    }
    assertThatThrownBy(() -> read(nodes))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining("bits; expected at most 4096");
  }

  private static Proto integers(String name, long... values) {
    return node("Constant", "", name, attribute("value_ints", values));
  }

  /** With s = (3.5, 4): its parts in other places. */
  @Test
  void arraysAreTakenApartAndPutTogether() throws OnnxException {
    Proto axis = attribute("axis", 1L);
    Proto halves = node("Split", "s", "p", axis).text(2, "q");
    assertThat(at(read(layer(), halves, node("Concat", "q p", "h", axis), last())))
        .isEqualTo(Rational.parse("5.75"));
    Proto gathered = node("Gather", "s k", "h", axis);
    OnnxNetwork twice = read(layer(), integers("k", 1, -1), gathered, last());
    assertThat(at(twice)).isEqualTo(Rational.of(6));
    assertThat(twice.network().edges()).hasSize(2 + 2);
    Proto from = integers("from", -1);
    Proto to = integers("to", -9);
    Proto by = integers("by", -1);
    Proto along = integers("along", 1);
    Proto reversed = node("Slice", "s from to along by", "h");
    assertThat(at(read(layer(), from, to, along, by, reversed, last())))
        .isEqualTo(Rational.parse("5.75"));
    Proto shape = node("Shape", "s", "k");
    Proto second = node("Gather", "k one", "n");
    Proto first = node("Concat", "minus n", "e", attribute("axis", 0L));
    Proto[] reshaped = {
      layer(),
      shape,
      integers("one", 1),
      second,
      integers("minus", -1),
      first,
      node("Reshape", "s e", "h"),
      last()
    };
    assertThat(at(read(reshaped))).isEqualTo(Rational.parse("5.5"));
  }

  @Test
  void partsThatAreNotThereAreRefused() {
    requireRefusal(
        "node 'h' (Gather): the index 2; expected one of 2",
        layer(),
        integers("k", 2),
        node("Gather", "s k", "h", attribute("axis", 1L)));
    requireRefusal(
        "node 'h' (Concat): axis is 2; expected one of 2",
        layer(),
        node("Concat", "s s", "h", attribute("axis", 2L)));
    requireRefusal(
        "node 'p' (Split): the parts [1, 1, 0] of 2 for 3 outputs; expected one for each that add"
            + " up",
        layer(),
        node("Split", "s", "p", attribute("axis", 1L)).text(2, "q").text(2, "r"));
    requireRefusal(
        "node 'h' (Slice): nothing is taken of the axis 1; expected at least one index",
        layer(),
        integers("one", 1),
        node("Slice", "s one one one", "h"));
  }

  @Test
  void divisionByZeroIsRefused() {
    requireRefusal(
        "node 'h' (Div): the number 0 of the divisor is 0; expected another one",
        layer(),
        node("Div", "s zeros", "h"),
        last());
  }

  @Test
  void twoFactorsOfTheSampleAreRefused() {
    requireRefusal(
        "node 'h' (Mul): both factors depend on the sample; expected one that does and one that is constant",
        layer(),
        node("Mul", "s s", "h"),
        last());
  }
}
