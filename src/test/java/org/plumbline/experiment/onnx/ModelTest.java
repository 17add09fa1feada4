package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.array.BinaryType;

final class ModelTest {
  private static Proto graph(Proto input) {
    return new Proto().message(11, input).message(12, value("y", 0, 1));
  }

  private static Model read(long version, long opset, Proto graph) throws OnnxException {
    return Model.read(
        new Proto()
            .integer(1, version)
            .message(8, new Proto().text(1, "other").integer(2, 1))
            .message(8, new Proto().text(1, "ai.onnx").integer(2, opset))
            .message(7, graph)
            .array());
  }

  private static void assertRefused(Proto graph, String message) {
    assertThatThrownBy(() -> read(9, 18, graph))
        .isInstanceOf(OnnxException.class)
        .hasMessage(message);
  }

  @Test
  void theBatchIsOneAndInitializersAreNoInputs() throws OnnxException {
    Model model =
        read(
            9,
            18,
            graph(value("x", 0, 3, 4))
                .message(11, value("w", 2))
                .message(5, tensor("w", new float[] {1, 2}, 2))
                .message(1, node("Relu", "x", "y")));
    assertThat(model.opset()).isEqualTo(18);
    assertThat(model.input()).isEqualTo("x");
    assertThat(model.inputType()).isEqualTo(BinaryType.FLOAT32);
    assertThat(model.inputShape()).containsExactly(1, 3, 4);
    assertThat(model.constants()).containsOnlyKeys("w");
    assertThat(model.nodes()).extracting(OnnxNode::operator).containsExactly("Relu");
    assertThat(model.output()).isEqualTo("y");
    assertThat(model.outputShape()).contains(List.of(0L, 1L));
    assertThat(read(9, 18, graph(value("x", 5))).inputShape()).containsExactly(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 15})
  void otherVersionsOfTheFormatAreRefused(long version) throws OnnxException {
    assertThat(read(3, 7, graph(value("x", 1, 2))).opset()).isEqualTo(7);
    assertThat(read(14, 28, graph(value("x", 1, 2))).opset()).isEqualTo(28);
    assertThatThrownBy(() -> read(version, 18, graph(value("x", 1, 2))))
        .hasMessage("model: the IR version is " + version + "; expected one from 3 to 14");
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 29})
  void otherVersionsOfTheOperatorsAreRefused(long opset) {
    assertThatThrownBy(() -> read(9, opset, graph(value("x", 1, 2))))
        .hasMessage(
            "model: the operator set is version " + opset + "; expected a version from 7 to 28");
  }

  @Test
  void oneInputAndOneOutputAreNamed() {
    assertRefused(
        graph(value("x", 1, 2)).message(11, value("z", 1, 2)),
        "graph: 2 inputs; expected one, the coordinates of samples");
    assertRefused(
        graph(value("x", 1, 2)).message(11, value("x", 1, 2)),
        "graph: the name 'x' of an input; expected names, each once");
    assertRefused(
        graph(value("x", 1, 2)).message(12, value("z", 1)), "graph: 2 outputs; expected one");
  }

  @Test
  void initializersHaveNamesOfTheirOwn() {
    Proto tensor = tensor("w", new float[] {1}, 1);
    assertRefused(
        graph(value("x", 1, 2)).message(5, tensor).message(5, tensor),
        "graph: two initializers are called 'w'; expected one");
    assertRefused(
        graph(value("x", 1, 2)).message(5, tensor("", new float[] {1}, 1)),
        "initializer 0: it has no name; expected initializers with names");
  }

  @Test
  void theStandardOperatorsHaveOneVersion() {
    Proto twice =
        Proto.model(graph(value("x", 1, 2)))
            .message(8, new Proto().text(1, "ai.onnx").integer(2, 18));
    assertThatThrownBy(() -> Model.read(twice.array()))
        .hasMessage("model: two versions of the standard operators are imported; expected one");
  }

  @Test
  void inputsAreFloats() {
    Proto integers = new Proto().integer(1, 7);
    assertRefused(
        graph(new Proto().text(1, "x").message(2, new Proto().message(1, integers))),
        "value 'x': it holds integers; expected floats");
  }

  @Test
  void extentsOfASampleAreKnown() {
    String expected =
        " (0 is unknown); expected a batch of 1 or of unknown size, and known extents of a sample";
    assertRefused(graph(value("x", 1, 0)), "value 'x': the shape [1, 0]" + expected);
    assertRefused(graph(value("x", 2, 2)), "value 'x': the shape [2, 2]" + expected);
    assertRefused(graph(value("x", 1, 1_000_001)), "value 'x': the shape [1, 1000001]" + expected);
    assertRefused(
        graph(new Proto().text(1, "x")),
        "value 'x': no shape is stated; expected [N, coordinates]");
  }
}
