package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MessageTest {
  private static Message read(Schema schema, Proto proto) throws OnnxException {
    return Message.of(schema, "here", proto.array());
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(OnnxException.class).hasMessage(message);
  }

  @Test
  void repeatedIntegersArePackedOrNot() throws OnnxException {
    Message tensor =
        read(Schema.TENSOR, new Proto().integer(1, 300).bytes(1, new byte[] {1, 2, -84, 2}));
    assertThat(tensor.integers("dims")).containsExactly(300L, 1L, 2L, 300L);
    assertThat(tensor.integer("data_type", 7)).isEqualTo(7);
    assertThat(tensor.has("dims")).isTrue();
    assertThat(tensor.has("data_type")).isFalse();
  }

  @Test
  void floatsArePackedOrNot() throws OnnxException {
    Message attribute =
        read(Schema.ATTRIBUTE, new Proto().bytes(7, Proto.floats(1, 2)).number(7, 3));
    assertThat(attribute.data("floats").asFloatBuffer().remaining()).isEqualTo(3);
    assertThat(attribute.data("floats").getFloat(8)).isEqualTo(3);
    assertRefused(
        () -> read(Schema.ATTRIBUTE, new Proto().bytes(7, new byte[6])),
        "here: floats has 6 bytes; expected a multiple of 4");
  }

  /** The field of bytes begins within the message, and so does the buffer. */
  @Test
  void messagesWithinAreCalledAfterTheirField() throws OnnxException {
    Proto graph =
        new Proto()
            .message(5, Proto.tensor("a", new float[] {1}, 1))
            .message(5, Proto.tensor("b", new float[] {2}, 1));
    Message whole =
        read(Schema.MODEL, new Proto().message(7, graph)).requiredMessage("graph", Schema.GRAPH);
    assertThat(whole.place()).isEqualTo("graph");
    List<Message> tensors = whole.messages("initializer", Schema.TENSOR);
    assertThat(tensors)
        .extracting(Message::place)
        .containsExactly("initializer 0", "initializer 1");
    assertThat(tensors.get(1).text("name")).isEqualTo("b");
    assertThat(tensors.get(1).data("raw_data").getFloat()).isEqualTo(2);
    assertThat(tensors.get(1).data("float_data").remaining()).isZero();
    assertThat(whole.message("other", Schema.TENSOR)).isEmpty();
    assertRefused(
        () -> read(Schema.MODEL, new Proto()).requiredMessage("graph", Schema.GRAPH),
        "here: graph is missing; expected an ONNX model");
  }

  @Test
  void fieldsAreKnownOfTheirWireTypeAndOnce() {
    assertRefused(
        () -> read(Schema.OPSET, new Proto().integer(3, 1)),
        "here: the field 3 of a opset is not known; expected fields of IR version 14 at most");
    assertRefused(
        () -> read(Schema.OPSET, new Proto().text(2, "a")),
        "here: version has wire type 2; expected wire type 0");
    assertRefused(
        () -> read(Schema.OPSET, new Proto().integer(1, 3)),
        "here: domain has wire type 0; expected wire type 2");
    assertRefused(
        () -> read(Schema.OPSET, new Proto().integer(2, 1).integer(2, 1)),
        "here: version is given twice; expected it once");
    assertRefused(
        () -> read(Schema.MODEL, new Proto().message(25, new Proto())),
        "here: it has functions; expected a model without it, as exporters write for inference");
  }

  @Test
  void textsAreUtf8() throws OnnxException {
    assertThat(read(Schema.NODE, new Proto().text(1, "a").text(1, "é")).texts("input"))
        .containsExactly("a", "é");
    Message broken = read(Schema.NODE, new Proto().bytes(3, new byte[] {(byte) 0xc3}));
    assertRefused(
        () -> broken.text("name"), "here: name is not valid UTF-8; expected an intact ONNX file");
  }

  @Test
  void cutOffBytesAreRefused() {
    assertThatThrownBy(() -> read(Schema.NODE, new Proto().raw(10, 5, 'a')))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("here: the file is damaged or cut off (")
        .hasMessageEndingWith("); expected an intact ONNX file");
  }
}
