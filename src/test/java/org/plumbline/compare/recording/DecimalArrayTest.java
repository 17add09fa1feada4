package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Decimals as the numbers that they stand for. */
final class DecimalArrayTest {
  private static DecimalArray array(String name, String... numbers) throws RecordingException {
    DecimalArray array = new DecimalArray("file", name);
    for (String number : numbers) {
      array.add("line 7", number);
    }
    return array;
  }

  @Test
  void decimalsAreTheNearestNumbersOfTheFormat() throws RecordingException {
    DecimalArray array = array("w", "0.1", " -3 ", "1e-3");
    assertThat(array.size()).isEqualTo(3);
    RecordedArray found = array.tensor(List.of(3), NumberFormat.FLOAT32);
    assertThat(found.values().apply(0)).isEqualTo(Dyadic.of((double) 0.1f));
    assertThat(found.values().apply(1)).isEqualTo(Dyadic.of(-3.0));
    assertThat(found.values().apply(2)).isEqualTo(Dyadic.of((double) 1e-3f));
    assertThat(found.format()).contains(NumberFormat.FLOAT32);
  }

  /** Times are no numbers of the format: they are kept as they are written. */
  @Test
  void timesAreKeptWhateverTheFormat() throws RecordingException {
    Dyadic time = array("t", "0.1").tensor(List.of(1), NumberFormat.FLOAT16).values().apply(0);
    assertThat(time).isNotEqualTo(Dyadic.of(0.1));
    assertThat(time.approximateDouble()).isEqualTo(0.1);
  }

  @Test
  void numbersBeyondTheFormatAreRefused() throws RecordingException {
    DecimalArray large = array("w", "1", "70000");
    assertThatThrownBy(() -> large.tensor(List.of(2), NumberFormat.FLOAT16))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("file");
    assertThat(large.tensor(List.of(2), NumberFormat.FLOAT32).size()).isEqualTo(2);
    DecimalArray third = array("w", "0.1");
    assertThatThrownBy(() -> third.tensor(List.of(1), NumberFormat.EXACT))
        .isInstanceOf(RecordingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "-Infinity", "+inf", "", "one", "1e999999999", "0x1p3"})
  void whatIsNoNumberIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> array("w", text))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("line 7");
  }
}
