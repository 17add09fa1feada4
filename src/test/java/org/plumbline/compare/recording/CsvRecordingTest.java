package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.compare.recording.RecordedArrays.numbers;
import static org.plumbline.compare.recording.RecordedArrays.values;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Tables of times, weights, gradients and step sizes. */
final class CsvRecordingTest {
  private static Map<String, RecordedArray> read(String text, NumberFormat... stated)
      throws RecordingException {
    return CsvRecording.read(
        "run.csv",
        text.getBytes(StandardCharsets.UTF_8),
        stated.length == 0 ? Optional.empty() : Optional.of(stated[0]));
  }

  @Test
  void columnsOfOneLetterAreOneArray() throws RecordingException {
    Map<String, RecordedArray> arrays = read("w0,g0,t,w1,g1,eta\n1,2,3,4,5,6\n7,8,9,10,11,12\n");
    assertThat(arrays.keySet()).containsExactlyInAnyOrder("w", "g", "t", "eta");
    assertThat(arrays.get("w").shape()).containsExactly(2, 2);
    assertThat(values(arrays.get("w"))).isEqualTo(numbers(1, 4, 7, 10));
    assertThat(values(arrays.get("g"))).isEqualTo(numbers(2, 5, 8, 11));
    assertThat(arrays.get("t").shape()).containsExactly(2);
    assertThat(values(arrays.get("t"))).isEqualTo(numbers(3, 9));
    assertThat(values(arrays.get("eta"))).isEqualTo(numbers(6, 12));
  }

  /** Of a table that a check wrote the weights are read. */
  @Test
  void whatATrajectoryTellsBesideItsWeightsIsPassedOver() throws RecordingException {
    Map<String, RecordedArray> arrays =
        read("t,w0,risk,radius,stable_rank_W1,\"W1[0,0]\"\n0,1,2,,3,4\n5,6,7,1e-9,8,9\n");
    assertThat(arrays.keySet()).containsExactlyInAnyOrder("w", "t");
    assertThat(values(arrays.get("w"))).isEqualTo(numbers(1, 6));
    assertThat(read("w0,\"conv1.weight[0,0,1,2]\"\n1,2\n").keySet()).containsExactly("w");
    assertThatThrownBy(() -> read("w0,\"conv1.w[0]\"\n1,2\n")).hasMessageContaining("conv1.w[0]");
    assertThatThrownBy(() -> read("risk,w0\n1,2\n")).hasMessageContaining("column 'risk'");
    assertThatThrownBy(() -> read("w0,risk,risk\n1,2,3\n")).hasMessageContaining("column 'risk'");
    assertThatThrownBy(() -> read("w0,W1\n1,2\n")).hasMessageContaining("column 'W1'");
  }

  /** Times keep their digits; weights are numbers of the format. */
  @Test
  void weightsAreRoundedToTheFormatThatIsStated() throws RecordingException {
    String text = "t,w0\n0.1,0.1\n";
    assertThat(values(read(text).get("w"))).isEqualTo(numbers(0.1));
    assertThat(values(read(text, NumberFormat.FLOAT32).get("w"))).isEqualTo(numbers(0.1f));
    assertThat(read(text, NumberFormat.FLOAT32).get("w").format()).contains(NumberFormat.FLOAT32);
    Dyadic time = read(text, NumberFormat.FLOAT32).get("t").values().apply(0);
    assertThat(time).isNotEqualTo(Dyadic.of(0.1)).isNotEqualTo(Dyadic.of(0.1f));
    assertThat(time.approximateDouble()).isEqualTo(0.1);
  }

  @Test
  void blankLinesAreNoRowsAndATableMayHaveNone() throws RecordingException {
    assertThat(values(read("\nw0\n \n1\n\n2\n").get("w"))).isEqualTo(numbers(1, 2));
    assertThat(read("w0,w1\n").get("w").shape()).isEqualTo(List.of(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w1,w0;1,2 | run.csv: line 1: column 'w1'; expected t,w0,w1,... in order",
        "w0,w0;1,2 | column 'w0'",
        "t,t;1,2 | column 't'",
        "w0,W1;1,2 | column 'W1'",
        "w0,w01;1,2 | column 'w01'",
        "w0,w1;1,2;3 | run.csv: line 3: 1 cells; expected 2 as in the header",
        "w0,w1;1,2,3 | run.csv: line 2: 3 cells; expected 2 as in the header",
        "w0,w1;1,x | run.csv: line 2, column w1: 'x' is not a number",
      })
  void badTablesAreRefusedWithTheirPlace(String text, String message) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(message);
  }
}
