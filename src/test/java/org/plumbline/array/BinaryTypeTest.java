package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;

final class BinaryTypeTest {
  /** The bytes of a number behind one byte that does not belong to it, highest first. */
  private static ByteBuffer bytes(String hexadecimal) {
    byte[] digits = new BigInteger("01" + hexadecimal, 16).toByteArray();
    return ByteBuffer.wrap(digits);
  }

  private static Dyadic value(BinaryType type, String hexadecimal) {
    ByteBuffer bytes = bytes(hexadecimal);
    assertThat(type.problem(bytes, 1)).isEmpty();
    return type.at(bytes, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "3c00, 1",
    "c000, -2",
    "3555, 0.333251953125",
    "7bff, 65504",
    "0400, 0.00006103515625",
    "03ff, 0.000060975551605224609375",
    "0001, 0.000000059604644775390625",
    "8000, 0",
  })
  void halvesHaveElevenBitsAndSubnormalNumbers(String hexadecimal, double expected) {
    assertThat(value(BinaryType.FLOAT16, hexadecimal)).isEqualTo(Dyadic.of(expected));
  }

  @Test
  void floatsAreExact() {
    assertThat(value(BinaryType.BFLOAT16, "c049")).isEqualTo(Dyadic.of(-3.140625));
    assertThat(value(BinaryType.FLOAT32, "3dcccccd")).isEqualTo(Dyadic.of((double) 0.1f));
    assertThat(value(BinaryType.FLOAT64, "3fb999999999999a")).isEqualTo(Dyadic.of(0.1));
  }

  @Test
  void onlySignedIntegersAreNegative() {
    assertThat(value(BinaryType.INT8, "ff")).isEqualTo(Dyadic.of(-1L));
    assertThat(value(BinaryType.UINT8, "ff")).isEqualTo(Dyadic.of(255L));
    assertThat(value(BinaryType.INT16, "8001")).isEqualTo(Dyadic.of(-32767L));
    assertThat(value(BinaryType.UINT16, "8001")).isEqualTo(Dyadic.of(32769L));
    assertThat(value(BinaryType.INT32, "ffffffff")).isEqualTo(Dyadic.of(-1L));
    assertThat(value(BinaryType.UINT32, "ffffffff")).isEqualTo(Dyadic.of(4294967295L));
    assertThat(value(BinaryType.INT64, "8000000000000000")).isEqualTo(Dyadic.of(Long.MIN_VALUE));
    assertThat(value(BinaryType.UINT64, "ffffffffffffffff").toRational().numerator())
        .isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(value(BinaryType.BOOL, "01")).isEqualTo(Dyadic.ONE);
  }

  @Test
  void theByteOrderIsThatOfTheBytes() {
    ByteBuffer bytes = bytes("0100").order(ByteOrder.LITTLE_ENDIAN);
    assertThat(BinaryType.INT16.at(bytes, 1)).isEqualTo(Dyadic.ONE);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 7c00, Inf",
    "FLOAT16, fc00, -Inf",
    "FLOAT16, 7c01, NaN",
    "BFLOAT16, ff80, -Inf",
    "BFLOAT16, 7f81, NaN",
    "FLOAT32, 7f800000, Inf",
    "FLOAT64, 7ff8000000000000, NaN",
    "BOOL, ff, the byte 255 for a truth value",
  })
  void whatIsNoNumberIsNamed(BinaryType type, String hexadecimal, String problem) {
    assertThat(type.problem(bytes(hexadecimal), 1)).isEqualTo(problem);
  }

  @Test
  void typesAreFoundByTheirNames() {
    assertThat(BinaryType.ofNumpy("f2")).contains(BinaryType.FLOAT16);
    assertThat(BinaryType.ofNumpy("")).isEmpty();
    assertThat(BinaryType.ofNumpy("f16")).isEmpty();
    assertThat(BinaryType.ofSafetensors("BF16")).contains(BinaryType.BFLOAT16);
    assertThat(BinaryType.ofSafetensors("f4")).isEmpty();
    assertThat(BinaryType.safetensorsNames()).startsWith("F16, BF16, F32, F64, I8");
    assertThat(Arrays.stream(BinaryType.values()).filter(BinaryType::isFloat)).hasSize(4);
  }
}
