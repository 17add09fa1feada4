package org.plumbline.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

final class BinaryArrayTest {
  /** The bytes 0, 1, 2, … */
  private static ByteBuffer counting(int count) {
    byte[] bytes = new byte[count];
    for (int k = 0; k < count; k++) {
      bytes[k] = (byte) k;
    }
    return ByteBuffer.wrap(bytes);
  }

  private static Stream<Dyadic> values(ExactArray array) {
    return IntStream.range(0, array.size()).mapToObj(array::value);
  }

  private static Dyadic[] numbers(long... numbers) {
    return IntStream.range(0, numbers.length)
        .mapToObj(k -> Dyadic.of(numbers[k]))
        .toArray(Dyadic[]::new);
  }

  @Test
  void rowsLieOneAfterTheOther() throws ArrayException {
    ExactArray array = BinaryArray.of("t", "w", BinaryType.INT8, List.of(2, 3), counting(6));
    assertThat(array.name()).isEqualTo("w");
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(values(array)).containsExactly(numbers(0, 1, 2, 3, 4, 5));
  }

  @Test
  void columnsMayLieOneAfterTheOther() throws ArrayException {
    ExactArray matrix = BinaryArray.of("t", "w", BinaryType.INT8, List.of(2, 3), true, counting(6));
    assertThat(values(matrix)).containsExactly(numbers(0, 2, 4, 1, 3, 5));
    ExactArray cube =
        BinaryArray.of("t", "w", BinaryType.INT8, List.of(2, 2, 2), true, counting(8));
    assertThat(values(cube)).containsExactly(numbers(0, 4, 2, 6, 1, 5, 3, 7));
  }

  @Test
  void numbersBeginWhereTheBufferDoes() throws ArrayException {
    ByteBuffer bytes = counting(6).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(2);
    ExactArray array = BinaryArray.of("t", "w", BinaryType.INT16, List.of(2), bytes);
    assertThat(values(array)).containsExactly(numbers(0x0302, 0x0504));
  }

  /** The third of six numbers in columns of two is in the first row and the second column. */
  @Test
  void namesTheNumberThatIsNone() {
    ByteBuffer bytes = ByteBuffer.allocate(24);
    bytes.putFloat(8, Float.NaN);
    assertThatThrownBy(() -> BinaryArray.of("t.npz", "w", BinaryType.FLOAT32, List.of(2, 3), bytes))
        .isExactlyInstanceOf(ArrayException.class)
        .hasMessage("t.npz w[0, 2]: NaN; expected a finite number");
    assertThatThrownBy(
            () -> BinaryArray.of("t", "w", BinaryType.FLOAT32, List.of(2, 3), true, bytes))
        .hasMessage("t w[0, 1]: NaN; expected a finite number");
  }
}
