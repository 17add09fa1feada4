package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

/** LIBSVM files are read exactly, and what is malformed is refused with its line. */
final class LibsvmReaderTest {
  private static Dataset read(String text, OptionalInt dimension, NumericClasses classes)
      throws DataException {
    return read(text, dimension, false, classes).data();
  }

  private static TableReading read(
      String text, OptionalInt dimension, boolean zeroBased, NumericClasses classes)
      throws DataException {
    return LibsvmReader.read(
        "f",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        dimension,
        zeroBased,
        classes);
  }

  private static Dataset read(String text) throws DataException {
    return read(text, OptionalInt.empty(), NumericClasses.usual());
  }

  private static List<Rational> point(String... numbers) {
    return java.util.Arrays.stream(numbers).map(Rational::parse).toList();
  }

  @Test
  void coordinatesThatAreNotNamedAreZero() throws DataException {
    Dataset data =
        read("\uFEFF# a comment\n+1 1:0.1 3:-2.5e-3 # more\r\n\n-1\t2:1e2\n1\n-1.0 1:7 \n");
    assertThat(data.points())
        .containsExactly(
            point("0.1", "0", "-0.0025"),
            point("0", "100", "0"),
            point("0", "0", "0"),
            point("7", "0", "0"));
    assertThat(data.labels()).containsExactly(1, -1, 1, -1);
    assertThat(data.features()).containsExactly("x[0]", "x[1]", "x[2]");
  }

  /** Not the double next to it, which ends in …55511151231257827. */
  @Test
  void decimalsStayDecimals() throws DataException {
    String digits = "0.1000000000000000055511151231257828";
    assertThat(read("1 1:" + digits).point(0)).isEqualTo(point(digits));
  }

  @Test
  void dimensionMayBeStated() throws DataException {
    assertThat(read("1 2:1", OptionalInt.of(4), NumericClasses.usual()).dimension()).isEqualTo(4);
    assertThat(read("1\n-1", OptionalInt.of(1), NumericClasses.usual()).size()).isEqualTo(2);
  }

  @Test
  void zeroIsNegativeWhereThereIsNoMinusOne() throws DataException {
    assertThat(read("0 1:1\n1 1:2").labels()).containsExactly(-1, 1);
  }

  @Test
  void classesMayBeChosen() throws DataException {
    NumericClasses classes = NumericClasses.of(point("3"), point("1", "2"));
    Dataset data = read("3 1:1\n2 1:2\n5 4:9\n1 1:3", OptionalInt.empty(), classes);
    assertThat(data.labels()).containsExactly(1, -1, -1);
    assertThat(data.dimension()).isEqualTo(4);
    assertThatThrownBy(() -> read("3 1:1\n1 1:1", OptionalInt.empty(), classes))
        .hasMessage("f: no sample has the label 2; expected a label that occurs");
  }

  @Test
  void indicesMayCountFromZero() throws DataException {
    Dataset data =
        read("1 0:1 2:3\n-1 1:2\n", OptionalInt.empty(), true, NumericClasses.usual()).data();
    assertThat(data.points()).containsExactly(point("1", "0", "3"), point("0", "2", "0"));
    assertThatThrownBy(() -> read("1 0:1 2:3", OptionalInt.of(2), true, NumericClasses.usual()))
        .hasMessage("f:1: the index '2'; expected an integer from 0 to 1, by the dimension");
    assertThatThrownBy(() -> read("1 0:1 0:3", OptionalInt.empty(), true, NumericClasses.usual()))
        .hasMessage("f:1: the index 0 behind 0; expected indices that ascend");
  }

  @Test
  void oneClassMayStandAgainstTheRest() throws DataException {
    NumericClasses rest = NumericClasses.againstRest(point("3"));
    TableReading read = read("3 1:1\n2 1:2\n5 1:9", OptionalInt.empty(), false, rest);
    assertThat(read.data().labels()).containsExactly(1, -1, -1);
    assertThat(read.otherLabels()).isZero();
    assertThatThrownBy(() -> read("3 1:1\n3 1:2", OptionalInt.empty(), rest))
        .hasMessage("f: every sample has a positive label; expected samples of two" + " classes");
    assertThatThrownBy(() -> NumericClasses.againstRest(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void samplesLeftOutAreCounted() throws DataException {
    NumericClasses classes = NumericClasses.of(point("3"), point("2"));
    assertThat(read("3 1:1\n2 1:2\n5 1:9", OptionalInt.empty(), false, classes).otherLabels())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 0:1 | f:2: the index '0'; expected an integer from 1 to 1048576, or zero_based: true for indices from 0",
        "1 -1:1 | f:2: the index '-1'; expected an integer from 1 to 1048576",
        "1 +1:1 | f:2: the index '+1'; expected an integer from 1 to 1048576",
        "1 1.0:1 | f:2: the index '1.0'; expected an integer from 1 to 1048576",
        "1 :1 | f:2: the index ''; expected an integer from 1 to 1048576",
        "1 1048577:1 | f:2: the index '1048577'; expected an integer from 1 to 1048576",
        "1 99999999999:1 | f:2: the index '99999999999'; expected an integer from 1 to 1048576",
        "1 2:1 2:1 | f:2: the index 2 behind 2; expected indices that ascend",
        "1 2:1 1:1 | f:2: the index 1 behind 2; expected indices that ascend",
        "1 1: | f:2: the value of index 1 is missing; expected an integer or a decimal of moderate size",
        "1 1:nan | f:2: the value of index 1 is 'nan'; expected an integer or a decimal of moderate size",
        "1 1:-inf | f:2: the value of index 1 is '-inf'; expected an integer or a decimal of moderate size",
        "1 1:1/2 | f:2: the value of index 1 is '1/2'; expected an integer or a decimal of moderate size",
        "1 1:0x1p3 | f:2: the value of index 1 is '0x1p3'; expected an integer or a decimal of moderate size",
        "1 1:1e10001 | f:2: the value of index 1 is '1e10001'; expected an integer or a decimal of moderate size",
        "1 1:1e-99999999999 | f:2: the value of index 1 is '1e-99999999999'; expected an integer or a decimal of moderate size",
        "1 1:1:1 | f:2: the value of index 1 is '1:1'; expected an integer or a decimal of moderate size",
        "1 5 | f:2: '5' has no colon; expected index:value",
        "1:1 2:1 | f:2: the label is '1:1'; expected an integer or a decimal of moderate size",
        "yes 1:1 | f:2: the label is 'yes'; expected an integer or a decimal of moderate size",
        "1,2 1:1 | f:2: the label is '1,2'; expected an integer or a decimal of moderate size",
        "1 qid:3 1:1 | f:2: qid is for rankings, which have no margins; expected samples without it",
        "2 1:1 | f:2: the label '2'; expected 1 and -1, or 1 and 0, or the label values of two classes under positive and negative",
        "0 1:1 | f:2: the label '0' beside -1 and perhaps 1; expected 1 and -1, or 1 and 0, or the label values of two classes under positive and negative",
      })
  void malformedLinesAreRefused(String line, String message) {
    assertThatThrownBy(() -> read("-1 1:1\n" + line + "\n"))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n"})
  void emptyFilesAreRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .hasMessage("f: the file has no samples; expected lines such as '+1 1:0.5 3:-2'");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> read("1\n-1"))
        .hasMessage("f: the file has no coordinates; expected index:value, or a dimension");
    assertThatThrownBy(() -> read("1 2:1", OptionalInt.of(1), NumericClasses.usual()))
        .hasMessage("f:1: the index '2'; expected an integer from 1 to 1, by the dimension");
    assertThatThrownBy(() -> read("1 1:1\n".repeat(3) + "1 1048576:1"))
        .hasMessage(
            "f: 4 samples of 1048576 coordinates; expected at most 2097152 numbers, zeros included");
    assertThatThrownBy(() -> read("1 1:1e9999\n".repeat(5000)))
        .hasMessageContaining(": too many numbers; expected at most 2097152 ordinary ones");
    assertThatThrownBy(() -> read("1 1:1\0"))
        .hasMessage(
            "f: line 1: it contains a NUL byte, so it is a binary file; expected a LIBSVM file in UTF-8");
  }
}
