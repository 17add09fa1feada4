package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no model, or no homogeneous network with one output, and the complaint. */
final class OnnxRefusalTest {
  private static final float[] FOUR = {1, 2, 3, 4};
  private static final float[] TWO = {1, -1};

  /** A graph 2-2-1 in parts, each of which a test may replace. */
  private static final class Graph {
    private Proto input = value("x", 0, 2);
    private Proto output = value("y", 0, 1);
    private Proto first = node("MatMul", "x w1", "a");
    private Proto second = node("Relu", "a", "b");
    private Proto third = node("MatMul", "b w2", "y");
    private Proto weights = tensor("w1", FOUR, 2, 2);
    private final Proto more = new Proto();

    private Proto message() {
      Proto graph = new Proto().message(1, first).message(1, second).message(1, third);
      graph.message(5, weights).message(5, tensor("w2", TWO, 2, 1));
      graph.message(11, input).message(12, output);
      return graph.raw(integers(more.array()));
    }

    private static int[] integers(byte[] bytes) {
      int[] integers = new int[bytes.length];
      for (int k = 0; k < bytes.length; k++) {
        integers[k] = bytes[k];
      }
      return integers;
    }
  }

  private static Arguments graph(UnaryOperator<Graph> change, String message) {
    return Arguments.of(model(change.apply(new Graph()).message()).array(), message);
  }

  private static Arguments first(Proto node, String message) {
    return graph(
        g -> {
          g.first = node;
          return g;
        },
        message);
  }

  private static Arguments second(Proto node, String message) {
    return graph(
        g -> {
          g.second = node;
          return g;
        },
        message);
  }

  private static Arguments third(Proto node, String message) {
    return graph(
        g -> {
          g.third = node;
          return g;
        },
        message);
  }

  private static Arguments weights(Proto tensor, String message) {
    return graph(
        g -> {
          g.weights = tensor;
          return g;
        },
        message);
  }

  private static Arguments input(Proto value, String message) {
    return graph(
        g -> {
          g.input = value;
          return g;
        },
        message);
  }

  private static Arguments more(int field, Proto value, String message) {
    return graph(
        g -> {
          g.more.message(field, value);
          return g;
        },
        message);
  }

  @Test
  void theGraphItselfIsRead() throws OnnxException {
    byte[] bytes = model(new Graph().message()).array();
    assertThat(OnnxReader.read(bytes, 2, false).architecture().orElseThrow().widths())
        .containsExactly(2, 2, 1);
  }

  @ParameterizedTest
  @MethodSource({"files", "graphs", "nodes", "tensors", "biases", "sizes"})
  void refuses(byte[] bytes, String message) {
    assertThatThrownBy(() -> OnnxReader.read(bytes, 2, false))
        .isInstanceOf(OnnxException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> files() {
    Proto graph = new Graph().message();
    Proto opset = new Proto().integer(2, 18);
    return Stream.of(
        Arguments.of(new byte[0], "model: the IR version is 0; expected one from 3 to 14"),
        Arguments.of(
            "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            "model: domain has wire type 5; expected wire type 2"),
        Arguments.of(
            new Proto().integer(1, 15).message(7, graph).array(),
            "model: the IR version is 15; expected one from 3 to 14"),
        Arguments.of(
            new Proto().integer(1, 9).message(7, graph).array(),
            "model: the operator set is version 0; expected a version from 7 to 28"),
        Arguments.of(
            new Proto().integer(1, 9).message(8, new Proto().integer(2, 29)).array(),
            "model: the operator set is version 29; expected a version from 7 to 28"),
        Arguments.of(
            new Proto().integer(1, 9).message(8, opset).message(8, opset).array(),
            "model: two versions of the standard operators are imported; expected one"),
        Arguments.of(
            new Proto().integer(1, 9).message(8, opset).array(),
            "model: graph is missing; expected an ONNX model"),
        Arguments.of(
            model(graph).message(7, graph).array(),
            "model: graph is given twice; expected it once"),
        Arguments.of(
            model(graph).message(25, graph).array(),
            "model: it has functions; expected a model without it, as exporters write for inference"),
        Arguments.of(
            model(graph).integer(99, 1).array(),
            "model: the field 99 of a model is not known; expected fields of IR version 14 at"
                + " most"),
        Arguments.of(
            model(graph).raw(0x72, 0x7f).array(),
            "model: the file is damaged or cut off (While parsing a protocol message, the input ended"
                + " unexpectedly in the middle of a field); expected an intact ONNX file"),
        Arguments.of(
            model(graph).raw(0x3b).array(), "model: graph is given twice; expected it once"),
        Arguments.of(
            model(graph).raw(0x0d, 0, 0, 0, 0).array(),
            "model: ir_version is given twice; expected it once"),
        Arguments.of(
            new Proto().raw(0x0b).array(),
            "model: ir_version has wire type 3; expected wire type 0"));
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        input(
            value("x", 0, 3), "value 'x': 3 coordinates; expected 2, the coordinates of a sample"),
        input(
            value("x", 8, 2),
            "value 'x': the shape [8, 2] (0 is unknown); expected a batch of 1 or of unknown size,"
                + " and known extents of a sample"),
        input(
            value("x", 0, 0),
            "value 'x': the shape [0, 0] (0 is unknown); expected a batch of 1 or of unknown size,"
                + " and known extents of a sample"),
        input(value("x"), "value 'x': no shape is stated; expected [N, coordinates]"),
        input(new Proto().text(1, "x"), "value 'x': no shape is stated; expected [N, coordinates]"),
        input(value("w1", 0, 2), "graph: 0 inputs; expected one, the coordinates of samples"),
        more(11, value("z", 0, 2), "graph: 2 inputs; expected one, the coordinates of samples"),
        more(11, value("x", 0, 2), "graph: the name 'x' of an input; expected names, each once"),
        more(12, value("b", 0, 2), "graph: 2 outputs; expected one"),
        more(5, tensor("w1", FOUR, 2, 2), "graph: two initializers are called 'w1'; expected one"),
        more(
            5,
            tensor("", FOUR, 2, 2),
            "initializer 2: it has no name; expected initializers with names"),
        more(
            15,
            new Proto(),
            "graph: it has sparse_initializer; expected a model without it, as exporters write for inference"),
        first(
            node("MatMul", "y w1", "a"),
            "node 'a' (MatMul): its input 'y' is computed by no earlier node: the graph has a"
                + " cycle, or is not sorted; expected the input, an initializer or the output of an"
                + " earlier node"),
        first(
            node("MatMul", "q w1", "a"),
            "node 'a' (MatMul): its input 'q' is defined nowhere; expected the input, an"
                + " initializer or the output of an earlier node"),
        first(
            node("MatMul", "x w1", "x"),
            "node 'x' (MatMul): the name 'x' is taken already; expected values with names of their"
                + " own"),
        second(
            node("MatMul", "x w1", "a"),
            "node 'a' (MatMul): the name 'a' is taken already; expected values with names of their"
                + " own"),
        second(
            node("MatMul", "x w1", "w2"),
            "node 'w2' (MatMul): the name 'w2' is taken already; expected values with names of"
                + " their own"),
        third(
            node("Identity", "b", "y"),
            "output 'y': the shape [1, 2] for one sample, 2 numbers; expected a single number, the"
                + " margin of two classes: network.output: 1 for one of them, or network.output:"
                + " {plus: 1, minus: 0} for a difference"),
        third(
            node("Identity", "w2", "y"),
            "output 'y': no node computes it; expected a number that depends on the sample"),
        third(
            node("MatMul", "b w2", "z"),
            "output 'y': no node computes it; expected a number that depends on the sample"),
        graph(
            g -> {
              g.output = value("y", 3, 1);
              return g;
            },
            "output 'y': the stated shape [3, 1]; expected the one computed, [1, 1]"));
  }

  static Stream<Arguments> nodes() {
    return Stream.of(
        second(
            node("Sigmoid", "a", "b"),
            "node 'b' (Sigmoid): the operator is not supported; expected Abs, Add, AveragePool,"
                + " BatchNormalization, Cast, Clip, Concat, Constant, Conv, Div, Dropout, Flatten, Gather, Gemm,"
                + " GlobalAveragePool, GlobalMaxPool, Identity, LeakyRelu, MatMul, Max, MaxPool, Min, Mul, Neg, Relu, Reshape, Shape, Slice,"
                + " Split, Squeeze, Sub, Sum, Transpose, Unsqueeze"),
        second(
            new Proto().text(1, "a").text(2, "b").text(4, "Relu").text(7, "com.microsoft"),
            "node 1 (Relu): an operator of the domain 'com.microsoft'; expected standard operators"
                + " of ONNX"),
        second(node("Relu", "a", "b").text(2, "mask"), "node 'b' (Relu): 2 outputs; expected 1"),
        second(node("Relu", "a a", "b"), "node 'b' (Relu): 2 inputs; expected 1"),
        second(node("Relu", "-", "b"), "node 'b' (Relu): the input 0 is left out; expected it"),
        second(
            node("Relu", "w1", "b"),
            "node 'b' (Relu): the input 0 is constant; expected one that depends on the sample"),
        second(
            node("Relu", "a", "b", attribute("alpha", 0.5f)),
            "node 'b' (Relu): the attribute 'alpha' is not known; expected none"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", 1L)),
            "node 'b' (LeakyRelu): alpha is of type 2; expected type 1, FLOAT"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", 0.5f).integer(3, 1)),
            "node 'b' (LeakyRelu): alpha has the value i; expected the value f alone"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", 0.5f), attribute("alpha", 0.5f)),
            "node 'b' (LeakyRelu): alpha is given twice; expected it once"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", -0.5f)),
            "node 'b' (LeakyRelu): alpha is -1/2; expected a slope from 0 to 1"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", Float.NaN)),
            "node 'b' (LeakyRelu): alpha is NaN; expected a finite number"),
        second(
            node("LeakyRelu", "a", "b", attribute("alpha", 0.5f).text(21, "a")),
            "node 'b' (LeakyRelu): attribute 0: it has ref_attr_name; expected a model without it, as exporters write for inference"),
        first(
            node("Gemm", "x w1", "a", attribute("transB", 2L)),
            "node 'a' (Gemm): transB is 2; expected 0 or 1"),
        first(
            node("Gemm", "x w2", "a", attribute("transB", 1L)),
            "node 'a' (Gemm): the shapes [1, 2] and [1, 2] of the factors; expected as many rows as"
                + " columns before"),
        first(
            node("MatMul", "w1 w1", "a"),
            "node 'a' (MatMul): both factors are constant; expected one that does and constant"
                + " weights"),
        first(
            node("Gemm", "x x", "a", attribute("transB", 1L)),
            "node 'a' (Gemm): both factors depend on the sample; expected one that does and"
                + " constant weights"),
        first(
            node("Add", "w1 w1", "a"),
            "node 'b' (Relu): the input 0 is constant; expected one that depends on the sample"),
        third(
            node("Reshape", "b w2", "y"),
            "node 'y' (Reshape): the input 1 is not a list of constant integers; expected one from an"
                + " initializer"),
        third(
            node("Flatten", "b", "y", attribute("axis", 3L)),
            "node 'y' (Flatten): axis is 3; expected one of an array of shape [1, 2]"),
        third(
            node("Transpose", "b", "y", attribute("perm", new long[] {0, 0})),
            "node 'y' (Transpose): perm is [0, 0]; expected a permutation of 2 axes"),
        first(
            node("Conv", "x w1", "a"),
            "node 'a' (Conv): X of shape [1, 2] and W of shape [2, 2]; expected [1, channels,"
                + " extents] and [filters, channels, kernel]"));
  }

  static Stream<Arguments> tensors() {
    return Stream.of(
        weights(
            tensor("w1", FOUR, 2, 3),
            "tensor 'w1': 16 bytes of numbers; expected 24 for the shape [2, 3]"),
        weights(
            tensor("w1", new float[0], 0, 2),
            "tensor 'w1': the shape [0, 2]; expected at least one number"),
        weights(
            tensor("w1", FOUR, -1, 2),
            "tensor 'w1': the shape [-1, 2] is too large; expected at most 67108864 numbers"),
        weights(
            tensor("w1", FOUR, 1L << 40, 1L << 40),
            "tensor 'w1': the shape [1099511627776, 1099511627776] is too large; expected at most"
                + " 67108864 numbers"),
        weights(
            tensor("w1", new float[] {1, 2, Float.NaN, 4}, 2, 2),
            "tensor w1[1, 0]: NaN; expected a finite number"),
        weights(
            tensor("w1", new float[] {1, 2, Float.NEGATIVE_INFINITY, 4}, 2, 2),
            "tensor w1[1, 0]: -Inf; expected a finite number"),
        weights(
            tensor("w1", FOUR, 2, 2).integer(14, 1),
            "tensor 'w1': its numbers are in another file; expected a model saved without external"
                + " data"),
        weights(
            tensor("w1", FOUR, 2, 2).message(13, new Proto()),
            "initializer 0: it has external_data; expected a model without it, as exporters write for inference"),
        weights(
            tensor("w1", FOUR, 2, 2).bytes(4, Proto.floats(FOUR)),
            "tensor 'w1': numbers in raw_data, float_data; expected raw_data or float_data"),
        weights(
            new Proto().integer(1, 2).integer(1, 2).integer(2, 1).text(8, "w1"),
            "tensor 'w1': there are no numbers; expected raw_data or float_data"),
        weights(
            new Proto().integer(1, 1).integer(2, 17).text(8, "w1"),
            "tensor 'w1': data type 17; expected FLOAT (1), FLOAT16 (10), DOUBLE (11), BFLOAT16 (16), or for integers INT32, INT64, BOOL"),
        weights(
            new Proto().integer(1, 1).integer(2, 10).text(8, "w1").integer(5, 65536),
            "tensor 'w1': 65536 in int32_data; expected integers from 0 to 65535"),
        weights(
            new Proto()
                .integer(1, 2)
                .integer(1, 2)
                .integer(2, 6)
                .text(8, "w1")
                .integer(5, 1)
                .integer(5, 2)
                .integer(5, 3)
                .integer(5, -4),
            "node 'a' (MatMul): the input 1 is not an array of constant floats; expected weights from"
                + " an initializer"),
        weights(
            tensor("w1", FOUR, 2, 2).bytes(4, new byte[3]),
            "initializer 0: float_data has 3 bytes; expected a multiple of 4"));
  }

  static Stream<Arguments> biases() {
    return Stream.of(
        first(
            node("Gemm", "x w1 w2", "a"),
            "node 'a' (Gemm): C has the shape [2, 1]; expected one that spreads to [1, 2]"));
  }

  /** Small files that would stand for large networks. */
  static Stream<Arguments> sizes() {
    return Stream.of(
        graph(
            g -> {
              g.input = value("x", 0, 1, 2);
              g.first = node("Conv", "x k", "a", attribute("pads", new long[] {900_000, 900_000}));
              g.more.message(5, tensor("k", TWO, 1, 1, 2));
              return g;
            },
            "node 'a' (Conv): more than 1000000 edges up to here; expected fewer"),
        graph(
            g -> {
              g.input = value("x", 0, 1, 2);
              g.first = node("Conv", "x k", "a", attribute("strides", new long[] {1L << 40}));
              g.more.message(5, tensor("k", TWO, 1, 1, 2));
              return g;
            },
            "node 'a' (Conv): strides is [1099511627776]; expected 1 integers from 1 to 1000000"),
        graph(
            g -> {
              g.first = node("Add", "x z", "a");
              g.more.message(5, tensor("z", new float[1_000_000], 1_000_000, 1));
              return g;
            },
            "node 'a' (Add): more than 1000000 edges up to here; expected fewer"),
        graph(
            g -> {
              g.more.message(5, tensor("z", new float[1_000_001], 1_000_001));
              return g;
            },
            "tensor 'z': 1000001 numbers; expected at most 1000000"));
  }

  /** A sum added to itself again and again would be read twice each time. */
  @Test
  void doublingsDoNotGrow() throws OnnxException {
    Graph graph = new Graph();
    graph.third = node("MatMul", "b w2", "d0");
    for (int k = 0; k < 200; k++) {
      graph.more.message(1, node("Add", "d" + k + " d" + k, k == 199 ? "y" : "d" + (k + 1)));
    }
    OnnxNetwork network = OnnxReader.read(model(graph.message()).array(), 2, false);
    assertThat(network.network().edges()).hasSize(4 + 2 + 2 * 200);
  }

  @Test
  void movingNumbersForEverIsRefused() {
    Graph graph = new Graph();
    graph.more.message(5, tensor("z", new float[1_000_000], 1_000_000));
    for (int k = 0; k < 20; k++) {
      graph.more.message(1, node("Identity", "z", "i" + k));
    }
    assertThatThrownBy(() -> OnnxReader.read(model(graph.message()).array(), 2, false))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining("numbers are moved up to here; expected fewer");
  }

  @Test
  void countlessFieldsAreRefused() {
    Proto proto = new Proto();
    for (int k = 0; k < (1 << 21) + 1; k++) {
      proto.raw(0x72, 0);
    }
    assertThatThrownBy(() -> OnnxReader.read(proto.array(), 2, false))
        .isInstanceOf(OnnxException.class)
        .hasMessage("model: more than 2097152 fields up to here; expected fewer");
  }
}
