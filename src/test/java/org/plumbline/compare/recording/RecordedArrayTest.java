package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.compare.recording.RecordedArrays.counting;
import static org.plumbline.compare.recording.RecordedArrays.numbers;
import static org.plumbline.compare.recording.RecordedArrays.values;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Dyadic;

/** Arrays of 0, 1, 2, … in row-major order. */
final class RecordedArrayTest {
  @Test
  void sizeIsTheProductOfTheExtents() {
    assertThat(counting("w", 2, 3, 4).size()).isEqualTo(24);
    assertThat(counting("w").size()).isEqualTo(1);
    assertThat(counting("w", 3, 0).size()).isZero();
  }

  @Test
  void oneOfItsKindHasAFirstIndexOfZero() {
    RecordedArray first = counting("w", 2, 3).asFirst();
    assertThat(first.shape()).containsExactly(1, 2, 3);
    assertThat(values(first)).isEqualTo(numbers(0, 1, 2, 3, 4, 5));
  }

  @Test
  void rowsAndColumnsOfEachPointAreExchanged() {
    RecordedArray transposed = counting("w", 2, 2, 3).transposed();
    assertThat(transposed.shape()).containsExactly(2, 3, 2);
    assertThat(values(transposed)).isEqualTo(numbers(0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11));
    RecordedArray vectors = counting("b", 2, 3);
    assertThat(vectors.transposed()).isSameAs(vectors);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, FLOAT16",
    "BFLOAT16, BFLOAT16",
    "FLOAT32, FLOAT32",
    "FLOAT64, FLOAT64",
    "INT32,"
  })
  void binaryTypesAreFormatsUnlessIntegers(BinaryType type, String format) {
    RecordedArray array =
        RecordedArray.of(new ExactArray("w", type, List.of(1), k -> Dyadic.of(0.5)));
    assertThat(array.format().map(Enum::name).orElse(null)).isEqualTo(format);
    assertThat(array.name()).isEqualTo("w");
    assertThat(values(array)).isEqualTo(numbers(0.5));
  }

  @Test
  void shapesGoByNameInTheirOrder() {
    Map<String, RecordedArray> arrays = new LinkedHashMap<>();
    arrays.put("z", counting("z", 3));
    arrays.put("a", counting("a", 1, 2));
    assertThat(RecordedArray.shapes(arrays))
        .containsExactly(Map.entry("z", List.of(3)), Map.entry("a", List.of(1, 2)));
  }
}
