package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OnnxNodeTest {
  private static OnnxNode read(Proto proto) throws OnnxException {
    return OnnxNode.read(Message.of(Schema.NODE, "node", proto.array()), 4);
  }

  @Test
  void nodesAreCalledByNameOrNumberWithTheirOperator() throws OnnxException {
    OnnxNode named = read(Proto.node("Gemm", "a - b", "y", Proto.attribute("alpha", 1f)));
    assertThat(named.place()).isEqualTo("node 'y' (Gemm)");
    assertThat(named.inputs()).containsExactly("a", "", "b");
    assertThat(named.output()).isEqualTo("y");
    assertThat(named.attributes())
        .extracting(Message::place)
        .containsExactly("node 'y' (Gemm): attribute 0");
    assertThat(named.error("wrong", "right")).hasMessage("node 'y' (Gemm): wrong; expected right");
    assertThat(read(new Proto().text(2, "y").text(4, "A".repeat(60))).place())
        .isEqualTo("node 4 (" + "A".repeat(60) + ")");
    assertThat(read(new Proto().text(2, "y").text(4, "A".repeat(61))).place())
        .isEqualTo("node 4 (" + "A".repeat(57) + "...)");
  }

  @Test
  void operatorsAreStandardOnes() throws OnnxException {
    assertThat(read(Proto.node("Relu", "x", "y").text(7, "ai.onnx")).operator()).isEqualTo("Relu");
    String expected = "; expected standard operators of ONNX";
    assertThatThrownBy(() -> read(Proto.node("Relu", "x", "y").text(7, "com.me")))
        .hasMessage("node 'y' (Relu): an operator of the domain 'com.me'" + expected);
    assertThatThrownBy(() -> read(Proto.node("Relu", "x", "y").text(8, "mine")))
        .hasMessage("node 'y' (Relu): an operator of the domain ''" + expected);
  }

  @Test
  void aThousandOutputsAreTheMost() throws OnnxException {
    Proto node = new Proto().text(4, "Split");
    for (int k = 0; k < 1000; k++) {
      node.text(2, "y" + k);
    }
    assertThat(read(node).outputs()).hasSize(1000);
    assertThatThrownBy(() -> read(node.text(2, "more")))
        .hasMessage("node 4 (Split): 1001 outputs; expected one with a name");
  }

  @Test
  void theFirstOutputHasAName() {
    assertThatThrownBy(() -> read(new Proto().text(4, "Relu")))
        .hasMessage("node 4 (Relu): 0 outputs; expected one with a name");
    assertThatThrownBy(() -> read(new Proto().text(4, "Relu").text(2, "").text(2, "y")))
        .hasMessage("node 4 (Relu): 2 outputs; expected one with a name");
  }
}
