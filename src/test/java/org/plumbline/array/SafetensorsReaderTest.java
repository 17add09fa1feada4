package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;

final class SafetensorsReaderTest {
  private static final String A =
      "\"a\": {\"dtype\": \"I16\", \"shape\": [2], \"data_offsets\": [0, 4]}";

  /** A file with this header, double quotes written as single ones, and some numbers. */
  private static byte[] file(String header, int... numbers) {
    byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + numbers.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (int number : numbers) {
      bytes.put((byte) number);
    }
    return bytes.array();
  }

  private static Map<String, ExactArray> read(byte[] bytes) throws ArrayException {
    return SafetensorsReader.read("t", bytes, name -> !name.equals("unwanted"));
  }

  @Test
  void readsArraysInLittleEndianOrder() throws ArrayException {
    String b = "'b': {'dtype': 'U8', 'shape': [1, 1], 'data_offsets': [4, 5]}";
    Map<String, ExactArray> found =
        read(file("{'__metadata__': {'x': 'y'}, " + b + ", " + A + "}", 1, 2, 255, 255, 200));
    assertThat(found).containsOnlyKeys("a", "b");
    assertThat(found.get("a").value(0)).isEqualTo(Dyadic.of(0x0201));
    assertThat(found.get("a").value(1)).isEqualTo(Dyadic.of(-1));
    assertThat(found.get("b").shape()).containsExactly(1, 1);
    assertThat(found.get("b").value(0)).isEqualTo(Dyadic.of(200));
  }

  /** Its type is not looked at, but its range is. */
  @Test
  void arraysThatAreNotWantedAreLeftAlone() throws ArrayException {
    String other = "'unwanted': {'dtype': 'F8_E4M3', 'shape': [1], 'data_offsets': [4, 5]}";
    assertThat(read(file("{" + A + ", " + other + "}", 1, 2, 3, 4, 5))).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'I16' | [2] | [0, 5] | a: data_offsets [0, 5]; expected a range of its own within 4 bytes",
        "'I16' | [2] | [3, 0] | a: data_offsets [3, 0]",
        "'I16' | [2] | [4] | a: data_offsets [4]",
        "'I16' | [3] | [0, 4] | a: 4 bytes of numbers; expected 6 for the shape [3] it claims",
        "'I16' | [1] | [0, 2] | 4 bytes of numbers; expected 2 as the header says",
        "'I16' | [1] | [2, 4] | there is a gap or an overlap at byte 0 of the numbers",
        "'I17' | [2] | [0, 4] | a: dtype 'I17'; expected one of F16, BF16",
        "'I16' | [-2] | [0, 4] | a: '-2' in shape or data_offsets; expected whole numbers",
        "'I16' | [2.0] | [0, 4] | a: '2.0' in shape or data_offsets; expected whole numbers",
        "'I16' | 2 | [0, 4] | a: shape or data_offsets is missing",
      })
  void namesTheArrayThatIsWrong(String type, String shape, String offsets, String message) {
    String entry = "{'dtype': " + type + ", 'shape': " + shape + ", 'data_offsets': " + offsets;
    assertThatThrownBy(() -> read(file("{'a': " + entry + "}}", 1, 2, 3, 4)))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessageStartingWith("t: " + message);
  }

  @Test
  void arraysThatOverlapAreRefused() {
    String b = "'b': {'dtype': 'I16', 'shape': [2], 'data_offsets': [2, 6]}";
    assertThatThrownBy(() -> read(file("{" + A + ", " + b + "}", 1, 2, 3, 4, 5, 6)))
        .hasMessageContaining("there is a gap or an overlap at byte 4");
    String twice = "'b': {'dtype': 'I16', 'shape': [2], 'data_offsets': [0, 4]}";
    assertThatThrownBy(() -> read(file("{" + A + ", " + twice + "}", 1, 2, 3, 4)))
        .hasMessageContaining("b: data_offsets [0, 4]; expected a range of its own");
  }

  @Test
  void headersAreJsonObjectsWithinTheFile() {
    assertThatThrownBy(() -> read(new byte[7])).hasMessageStartingWith("t: too short; expected");
    assertThatThrownBy(() -> read(new byte[8])).hasMessageStartingWith("t: a header of 0 bytes");
    byte[] long64 = file("{}");
    long64[0] = 3;
    assertThatThrownBy(() -> read(long64)).hasMessageStartingWith("t: a header of 3 bytes");
    assertThatThrownBy(() -> read(file("[]")))
        .hasMessage("t: the header is not a JSON object; expected a safetensors file");
    for (String text : new String[] {"{'a'}", "{} {}", "{'a': {}, 'a': {}}"}) {
      assertThatThrownBy(() -> read(file(text)))
          .hasMessageStartingWith("t: the header is not valid JSON (");
    }
  }
}
