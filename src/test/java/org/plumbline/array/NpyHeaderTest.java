package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyHeaderTest {
  private static final ArrayLimits LIMITS = ArrayLimits.ofBytes(1_000);

  private static byte[] bytes(int version, String dictionary) {
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.ISO_8859_1))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    return bytes.put(text).array();
  }

  private static NpyHeader read(String dictionary) throws ArrayException {
    return NpyHeader.read("t", bytes(1, dictionary), LIMITS);
  }

  private static NpyHeader ofType(String code, ArrayLimits limits) throws ArrayException {
    String dictionary = "{'descr': " + code + ", 'fortran_order': False, 'shape': (1,), }";
    return NpyHeader.read("t", bytes(1, dictionary), limits);
  }

  @Test
  void readsWhatNumpyWrites() throws ArrayException {
    NpyHeader header = read("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }   \n");
    assertThat(header.type()).isEqualTo(BinaryType.FLOAT64);
    assertThat(header.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.columnMajor()).isFalse();
    assertThat(header.shape()).containsExactly(2, 3);
    assertThat(header.end()).isEqualTo(10 + 63);
  }

  @Test
  void entriesMayStandInAnyOrder() throws ArrayException {
    NpyHeader header = read("{'shape':(4L,),'descr':'>i2','fortran_order':True}");
    assertThat(header.type()).isEqualTo(BinaryType.INT16);
    assertThat(header.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(header.columnMajor()).isTrue();
    assertThat(header.shape()).containsExactly(4);
    assertThat(read("{'descr': '|b1', 'fortran_order': False, 'shape': ()}").shape()).isEmpty();
  }

  @Test
  void laterVersionsHaveALongerLength() throws ArrayException {
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), }";
    for (int version : new int[] {2, 3}) {
      NpyHeader header = NpyHeader.read("t", bytes(version, dictionary), LIMITS);
      assertThat(header.shape()).containsExactly(5);
      assertThat(header.end()).isEqualTo(12 + dictionary.length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} and more",
        "{'descr': '<f8', 'descr': '<f8', 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'shape': (3,)}",
        "{'descr': '<f8', 'fortran_order': 'True', 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': '2'}",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (2,)}",
      })
  void otherDictionariesAreRefused(String dictionary) {
    assertThatThrownBy(() -> read(dictionary))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessageStartingWith("t: the header '{'descr'")
        .hasMessageEndingWith("expected a dictionary with descr, fortran_order and shape");
  }

  @Test
  void onlyNumbersAreRead() throws ArrayException {
    assertThatThrownBy(() -> ofType("'|O'", LIMITS))
        .hasMessage("t: pickled objects; expected an array of numbers");
    assertThatThrownBy(() -> ofType("'<c16'", LIMITS))
        .hasMessageStartingWith("t: numbers of type ''<c16''; expected floats f2, f4, f8");
    assertThatThrownBy(() -> ofType("[('a', '<f8')]", LIMITS))
        .hasMessageStartingWith("t: numbers of type '[('a', '<f8')]'");
    assertThatThrownBy(() -> ofType("'|V2'", new ArrayLimits(9, false, "; or a hint")))
        .hasMessageEndingWith("truth values; or a hint");
    assertThat(ofType("'|V2'", new ArrayLimits(9, true, "")).type()).isEqualTo(BinaryType.BFLOAT16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | 0 | version 0.0 of the format",
        "6 | 4 | version 4.0 of the format",
        "7 | 1 | version 1.1 of the format",
        "9 | 127 | a header of 32",
        "0 | 0 | the file is not a NumPy array",
        "5 | 0 | the file is not a NumPy array",
      })
  void namesTheByteThatIsWrong(int place, byte value, String problem) {
    byte[] bytes = bytes(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), }");
    bytes[place] = value;
    assertThatThrownBy(() -> NpyHeader.read("t", bytes, LIMITS))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessageStartingWith("t: " + problem);
  }

  @Test
  void extentsAreWholeNumbersOfModestSize() {
    assertThatThrownBy(() -> read("{'descr': '<f4', 'fortran_order': False, 'shape': (5 5,)}"))
        .hasMessage("t: the extent '5 5'; expected a whole number");
    assertThatThrownBy(
            () -> read("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999)}"))
        .hasMessageStartingWith("t: the shape [99999, 99999] is too large");
  }
}
