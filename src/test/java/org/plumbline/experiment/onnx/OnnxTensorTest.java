package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Rational;

final class OnnxTensorTest {
  private static ExactArray read(Proto proto) throws OnnxException {
    return OnnxTensor.read(Message.of(Schema.TENSOR, "tensor", proto.array()), "t");
  }

  private static List<Rational> numbers(Proto proto) throws OnnxException {
    ExactArray array = read(proto);
    return IntStream.range(0, array.size()).mapToObj(k -> array.value(k).toRational()).toList();
  }

  /** A tensor of two numbers of the given type, with no numbers yet. */
  private static Proto two(long type) {
    return new Proto().integer(1, 2).integer(2, type);
  }

  private static void assertRefused(Proto proto, String message) {
    assertThatThrownBy(() -> read(proto))
        .isInstanceOf(OnnxException.class)
        .hasMessage("tensor 't': " + message);
  }

  @Test
  void numbersAreRawOrTyped() throws OnnxException {
    byte[] floats = Proto.floats(1.5f, -2);
    List<Rational> expected = List.of(Rational.of(3, 2), Rational.of(-2));
    assertThat(numbers(two(1).bytes(9, floats))).isEqualTo(expected);
    assertThat(numbers(two(1).bytes(4, floats))).isEqualTo(expected);
    assertThat(numbers(two(7).integer(7, -3).integer(7, Long.MAX_VALUE)))
        .containsExactly(Rational.of(-3), Rational.of(Long.MAX_VALUE));
    assertThat(numbers(two(6).integer(5, -3).integer(5, 4)))
        .containsExactly(Rational.of(-3), Rational.of(4));
    assertThat(read(Proto.tensor("other", new float[] {1, 2, 3, 4}, 2, 2)).shape())
        .containsExactly(2, 2);
  }

  /** 1.5 is 0x3e00 in FLOAT16 and 0x3fc0 in BFLOAT16, -2 is 0xc000 in both. */
  @ParameterizedTest
  @CsvSource({"10, 0x3e00", "16, 0x3fc0"})
  void shortFloatsAreBitsInIntegers(long type, int bits) throws OnnxException {
    assertThat(numbers(two(type).integer(5, bits).integer(5, 0xc000)))
        .containsExactly(Rational.of(3, 2), Rational.of(-2));
  }

  @Test
  void integersFitTheirType() {
    assertRefused(
        two(9).integer(5, 1).integer(5, 2), "2 in int32_data; expected integers from 0 to 1");
    assertRefused(
        two(10).integer(5, 0).integer(5, 0x10000),
        "65536 in int32_data; expected integers from 0 to 65535");
    assertRefused(
        two(6).integer(5, 1).integer(5, 1L << 31),
        "2147483648 in int32_data; expected integers from -2147483648 to 2147483647");
  }

  @Test
  void numbersAreInOnePlaceAndAsManyAsTheShapeHas() {
    assertRefused(two(1), "there are no numbers; expected raw_data or float_data");
    assertRefused(
        two(1).bytes(9, new byte[8]).bytes(4, new byte[8]),
        "numbers in raw_data, float_data; expected raw_data or float_data");
    assertRefused(
        two(7).integer(5, 1).integer(5, 1),
        "numbers in int32_data; expected raw_data or int64_data");
    assertRefused(
        two(1).bytes(9, new byte[12]), "12 bytes of numbers; expected 8 for the shape [2]");
    assertRefused(
        two(1).integer(14, 1).bytes(9, new byte[8]),
        "its numbers are in another file; expected a model saved without external data");
    assertRefused(
        two(1).integer(1, 0).bytes(9, new byte[0]),
        "the shape [2, 0]; expected at least one number");
  }

  @Test
  void typesAreKnownByTheirNumber() throws OnnxException {
    assertThat(OnnxTensor.type("here", 11)).isEqualTo(BinaryType.FLOAT64);
    for (long unknown : new long[] {0, -1, 8, (1L << 32) + 1}) {
      assertThatThrownBy(() -> OnnxTensor.type("here", unknown))
          .hasMessageStartingWith("here: data type " + unknown + "; expected FLOAT (1), ");
    }
  }
}
