package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class AttributesTest {
  private static final Map<String, Attributes.Type> KNOWN =
      Map.of(
          "f", Attributes.Type.FLOAT,
          "i", Attributes.Type.INT,
          "s", Attributes.Type.STRING,
          "t", Attributes.Type.TENSOR,
          "fs", Attributes.Type.FLOATS,
          "is", Attributes.Type.INTS);

  private static Attributes read(Proto... protos) throws OnnxException {
    List<Message> messages = new ArrayList<>();
    for (Proto proto : protos) {
      messages.add(Message.of(Schema.ATTRIBUTE, "attribute", proto.array()));
    }
    return Attributes.read("node", messages, KNOWN);
  }

  private static void assertRefused(String message, Proto... protos) {
    assertThatThrownBy(() -> read(protos))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node: " + message);
  }

  @Test
  void valuesAreOfTheirType() throws OnnxException {
    Attributes all =
        read(
            attribute("f", 0.1f),
            attribute("i", -3L),
            attribute("s", "text"),
            attribute("is", new long[] {4, 5}),
            new Proto().text(1, "fs").number(7, 0.5f).number(7, -2).integer(20, 6),
            new Proto()
                .text(1, "t")
                .message(5, Proto.tensor("inner", new float[] {7}, 1))
                .integer(20, 4));
    assertThat(all.number("f", 9)).isEqualTo(Rational.of(13421773, 1 << 27));
    assertThat(all.integer("i", 9)).isEqualTo(-3);
    assertThat(all.text("s", "other")).isEqualTo("text");
    assertThat(all.integers("is")).contains(List.of(4L, 5L));
    assertThat(all.numbers("fs")).containsExactly(Rational.of(1, 2), Rational.of(-2));
    assertThat(all.array("t", "key").orElseThrow().name()).isEqualTo("key");
    assertThat(all.names()).containsExactly("f", "i", "s", "is", "fs", "t");
  }

  @Test
  void whatIsNotThereIsTheDefaultAndWhatIsNotWrittenZero() throws OnnxException {
    Attributes none = read();
    assertThat(none.number("f", 0.5f)).isEqualTo(Rational.of(1, 2));
    assertThat(none.integer("i", 9)).isEqualTo(9);
    assertThat(none.text("s", "other")).isEqualTo("other");
    assertThat(none.integers("is")).isEmpty();
    assertThat(none.array("t", "key")).isEmpty();
    Attributes unwritten =
        read(new Proto().text(1, "f").integer(20, 1), new Proto().text(1, "i").integer(20, 2));
    assertThat(unwritten.number("f", 0.5f)).isEqualTo(Rational.ZERO);
    assertThat(unwritten.integer("i", 9)).isZero();
  }

  @Test
  void truthIsZeroOrOne() throws OnnxException {
    assertThat(read(attribute("i", 1L)).flag("i")).isTrue();
    assertThat(read(attribute("i", 0L)).flag("i")).isFalse();
    Attributes two = read(attribute("i", 2L));
    assertThatThrownBy(() -> two.flag("i")).hasMessage("node: i is 2; expected 0 or 1");
  }

  @Test
  void numbersAreFinite() throws OnnxException {
    Attributes endless = read(attribute("f", Float.POSITIVE_INFINITY));
    assertThatThrownBy(() -> endless.number("f", 0))
        .hasMessage("node: f is Infinity; expected a finite number");
  }

  /** The known ones are in the order of the alphabet, the same each time. */
  @Test
  void unknownAttributesAreRefused() {
    assertRefused(
        "the attribute 'g' is not known; expected none but f, fs, i, is, s, t", attribute("g", 1L));
  }

  @Test
  void attributesHaveOneValueOfTheirTypeOnce() {
    assertRefused("i is of type 1; expected type 2, INT", attribute("i", 1f));
    assertRefused("i has the value f; expected the value i alone", attribute("i", 1L).number(2, 1));
    assertRefused("i is given twice; expected it once", attribute("i", 1L), attribute("i", 1L));
  }
}
