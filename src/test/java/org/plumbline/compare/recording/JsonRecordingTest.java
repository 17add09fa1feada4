package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.compare.recording.RecordedArrays.numbers;
import static org.plumbline.compare.recording.RecordedArrays.values;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.NumberFormat;

/** Arrays written as lists. */
final class JsonRecordingTest {
  private static Map<String, RecordedArray> read(String text, Optional<NumberFormat> stated)
      throws RecordingException {
    return JsonRecording.read(
        "run.json",
        text.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
        new Arrangement(List.of(), false, Set.of("left")),
        stated);
  }

  private static Map<String, RecordedArray> read(String text) throws RecordingException {
    return read(text, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | []",
        "[1, 2, 3] | [3]",
        "[[1, 2, 3], [4, 5, 6]] | [2, 3]",
        "[[[1], [2]], [[3], [4]], [[5], [6]]] | [3, 2, 1]",
        "[] | [0]",
        "[[], []] | [2, 0]",
      })
  void shapesAreThoseOfTheLists(String value, String shape) throws RecordingException {
    RecordedArray array = read("{'w': " + value + "}").get("w");
    assertThat(array.shape()).hasToString(shape);
    for (int k = 0; array.size() > 1 && k < array.size(); k++) {
      assertThat(array.values().apply(k)).isEqualTo(numbers(k + 1).get(0));
    }
  }

  /** The format that is stated comes before the one in the file, wherever it stands there. */
  @Test
  void numbersAreThoseOfTheFormat() throws RecordingException {
    assertThat(values(read("{'w': [0.1]}").get("w"))).isEqualTo(numbers(0.1));
    String text = "{'w': [0.1], 'dtype': 'float32'}";
    assertThat(values(read(text).get("w"))).isEqualTo(numbers(0.1f));
    assertThat(values(read(text, Optional.of(NumberFormat.FLOAT64)).get("w")))
        .isEqualTo(numbers(0.1));
  }

  @Test
  void whatIsNoArrayOrIsIgnoredIsLeftAlone() throws RecordingException {
    assertThat(
            read("{'note': 'x', 'meta': {'w': ['y']}, 'left': ['z'], 'W1': [[1]], 'n': 3, 'o': null}")
                .keySet())
        .containsExactly("W1", "n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'w': [[1, 2], [3]]} | run.json:1: w: lists of different lengths or depths",
        "{'w': [[1], 2]} | lists of different lengths or depths",
        "{'w': [1, [2]]} | lists of different lengths or depths",
        "{'w': [[[[1]]]]} | numbers in lists at most 3 deep",
        "{'w': [true]} | w: 'true'; expected numbers",
        "{'w': 'x'} | w: 'x'; expected numbers",
        "{'w': [1], 'w': [2]} | not valid JSON (Duplicate",
        "{'w': [1],} | not valid JSON",
        "[1] | the file is JSON, but not an object",
        "{} {} | there is more text after the object",
        "{'dtype': 'float8'} | run.json: dtype: 'float8'; expected float16, bfloat16,",
      })
  void whatIsNoRectangleOfNumbersIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(message);
  }
}
