package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.CsvFormat.MissingValues;

/** Tables without names, with other separators, with decimal commas, and with gaps. */
final class CsvFormatTest {
  private static final CsvSelection SELECTION = CsvSelection.of("class", "p", "n");
  private static final CsvFormat SKIPPING =
      new CsvFormat(Optional.empty(), ',', '.', MissingValues.SKIP_ROW);

  private static CsvFormat headed(boolean header) {
    return new CsvFormat(Optional.of(header), ',', '.', MissingValues.REFUSE);
  }

  private static CsvFormat parted(char separator, char decimal) {
    return new CsvFormat(Optional.empty(), separator, decimal, MissingValues.REFUSE);
  }

  private static TableReading read(String text, CsvSelection selection, CsvFormat format)
      throws DataException {
    byte[] bytes = text.replace(" / ", "\n").getBytes(StandardCharsets.UTF_8);
    return CsvReader.read("t.csv", new ByteArrayInputStream(bytes), selection, format);
  }

  private static void assertRefused(
      String text, CsvSelection selection, CsvFormat format, String message) {
    assertThatThrownBy(() -> read(text, selection, format))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "3.5,8.6,0 / 4,8,0 / -1,2,1 # 0",
        "5.1,3.5,setosa / 4.9,3.0,setosa / 7,3.2,versicolor # setosa",
        "5.1,3.5,setosa / 4.9,3.0,setosa / 7,3.2,versicolor # species",
        "0,1,2 / 3,4,1 / 5,6,2 # 2",
        "\"3.5\",\"8.6\",0 / 4,8,1 # 0",
        "\uFEFF3.5,8.6,0 / 4,8,1 # 0",
        "2,3,4,label / 3,4,5,p # label",
      })
  void headersOfNumbersAreRefused(String text, String label) {
    assertRefused(
        text,
        CsvSelection.of(label, "p", "n"),
        CsvFormat.USUAL,
        "t.csv: line 1: the header is made of numbers, '");
    assertRefused(
        text,
        CsvSelection.of(label, "p", "n"),
        CsvFormat.USUAL,
        "header: false if this is a sample");
  }

  @Test
  void theHintsWork() throws DataException {
    String text = "3.5,8.6,0 / 4,8,0 / -1,2,1";
    TableReading without = read(text, CsvSelection.of("2", "0", "1"), headed(false));
    assertThat(without.data().points())
        .containsExactly(
            Samples.numbers("7/2 43/5"), Samples.numbers("4 8"), Samples.numbers("-1 2"));
    assertThat(without.data().features()).containsExactly("0", "1");
    assertThat(without.data().labels()).containsExactly(1, 1, -1);
    TableReading with = read(text, CsvSelection.of("0", "0", "1"), headed(true));
    assertThat(with.data().features()).containsExactly("3.5", "8.6");
    assertThat(with.data().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,class / 3,4,p / 5,6,n",
        "1,2,class / 3,4,p / 5,6,n",
        "1,a,class / 3,4,p / 5,6,n"
      })
  void namesThatCountAreNames(String text) throws DataException {
    assertThat(read(text, SELECTION, CsvFormat.USUAL).data().points())
        .containsExactly(Samples.numbers("3 4"), Samples.numbers("5 6"));
  }

  @Test
  void columnsWithoutHeaderHavePositions() {
    CsvSelection selection = CsvSelection.of("3", "p", "n");
    assertRefused(
        "1,2,p / 3,4,n",
        selection,
        headed(false),
        "t.csv: line 1: no column '3'; expected one of '0', '1', '2'");
    assertRefused(
        "1,2,p / 3,n",
        CsvSelection.of("2", "p", "n"),
        headed(false),
        "line 2: 2 cells; expected 3 as in the first row");
  }

  @Test
  void decimalCommasAreReadExactly() throws DataException {
    TableReading read =
        read("a;b;class / 0,1;-2e-3;p / \"1,5\";1/3;n", SELECTION, parted(';', ','));
    assertThat(read.data().points())
        .containsExactly(Samples.numbers("1/10 -1/500"), Samples.numbers("3/2 1/3"));
  }

  /** In 1.500 the point may part thousands; it is not read as three halves. */
  @ParameterizedTest
  @ValueSource(strings = {"1.500", "1.500,25", "1,5,2", "1;2", ",", "1 000,5"})
  void pointsBesideDecimalCommasAreRefused(String cell) {
    assertRefused(
        "a;class / \"" + cell + "\";p",
        SELECTION,
        parted(';', ','),
        "t.csv: line 2, column 'a': '" + cell + "' is not a number that can be read");
  }

  @Test
  void decimalCommasAreHintedAt() {
    assertRefused(
        "a,class / \"1,5\",p",
        SELECTION,
        CsvFormat.USUAL,
        "moderate size, or decimal: ',' for decimal commas");
  }

  @ParameterizedTest
  @CsvSource({"';', ';'", "'\t', tab", "'|', |"})
  void separatorsAreReadAndHintedAt(String separator, String name) throws DataException {
    String text = "a,b,class / 1,\"2\",p / 3,4,n".replace(",", separator);
    assertThat(read(text, SELECTION, parted(separator.charAt(0), '.')).data().points())
        .containsExactly(Samples.numbers("1 2"), Samples.numbers("3 4"));
    assertRefused(text, SELECTION, CsvFormat.USUAL, "cells separated by ',', or separator: ");
    assertRefused(text, SELECTION, CsvFormat.USUAL, name);
    assertRefused(
        "a,b,class / 1,\"2\"x,p".replace(",", separator),
        SELECTION,
        parted(separator.charAt(0), '.'),
        "expected '" + separator.replace("\t", "\\u0009") + "' or the end of the line");
  }

  @Test
  void commasAreHintedAtToo() {
    assertRefused(
        "a,b,class / 1,2,p", SELECTION, parted(';', '.'), "separated by ';', or separator: ','");
  }

  @Test
  void formatsAreUnambiguous() {
    assertThatThrownBy(() -> parted(',', ',')).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parted('.', ',')).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parted('"', '.')).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parted(';', '\'')).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsWithoutAValueAreLeftOutAndCounted() throws DataException {
    String text = "a,b,class / 1,,p / 2,?,n / NA,3,n / 4,5,n / 6,7, / 8,9,p / ,,other";
    TableReading read = read(text, SELECTION.withFeatures(List.of("b")), SKIPPING);
    assertThat(read.data().points())
        .containsExactly(Samples.numbers("3"), Samples.numbers("5"), Samples.numbers("9"));
    assertThat(read.data().labels()).containsExactly(-1, -1, 1);
    assertThat(read.skippedLines()).containsExactly(2, 3, 6);
    assertThat(read.otherLabels()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "NA", "nan", "null"})
  void valuesThatAreMissingAreRefusedWithTheirPlace(String cell) {
    assertRefused(
        "a,class / 1,n / " + cell + ",p",
        SELECTION,
        CsvFormat.USUAL,
        "t.csv: line 3, column 'a': ");
    assertRefused(
        "a,class / 1,n / " + cell + ",p",
        SELECTION,
        CsvFormat.USUAL,
        ", or missing: skip-row to leave such rows out");
  }

  /** What is no number and not missing is not skipped. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "1..2", "Inf", "0x1"})
  void onlyMissingValuesAreLeftOut(String cell) {
    assertRefused(
        "a,class / 1,n / " + cell + ",p", SELECTION, SKIPPING, "line 3, column 'a': '" + cell);
  }

  @Test
  void classesLeftEmptyBySkippingAreRefused() {
    assertRefused("a,class / 1,n / ,p", SELECTION, SKIPPING, "no row has the label 'p'");
  }

  @Test
  void oneClassMayStandAgainstTheRest() throws DataException {
    CsvSelection rest = CsvSelection.of("class", "p", "").againstRest();
    assertThat(read("a,class / 1,p / 2,q / 3,r", rest, CsvFormat.USUAL).data().labels())
        .containsExactly(1, -1, -1);
    assertRefused(
        "a,class / 1,p / 2,rest / 3,r",
        rest,
        CsvFormat.USUAL,
        "t.csv: column 'class': 'rest' is one of the labels; expected negative: [rest] for it alone");
    assertRefused("a,class / 1,p", rest, CsvFormat.USUAL, "every row has a positive label");
    assertRefused("a,class / 1,q", rest, CsvFormat.USUAL, "no row has the label 'p'");
  }

  @Test
  void columnsMayBeExcepted() throws DataException {
    String text = "id,a,b,class / 7,1,2,p / 8,3,4,n";
    assertThat(
            read(text, SELECTION.withoutFeatures(List.of("id")), CsvFormat.USUAL).data().features())
        .containsExactly("a", "b");
    assertRefused(
        text,
        SELECTION.withoutFeatures(List.of("idd")),
        CsvFormat.USUAL,
        "no column 'idd'; expected one of 'id'");
    assertRefused(
        text,
        SELECTION.withoutFeatures(List.of("id", "a", "b")),
        CsvFormat.USUAL,
        "no column besides the label");
  }

  /** The numbers of rows that programs write are no coordinate. */
  @Test
  void columnsWithoutNameAreNoCoordinates() throws DataException {
    String text = ",a,class / 0,1,p / 1,3,n";
    assertRefused(
        text,
        SELECTION,
        CsvFormat.USUAL,
        "t.csv: line 1: column 0, counted from 0, has no name, as it holds the numbers of rows; expected");
    assertThat(read(text, SELECTION.withFeatures(List.of("a")), CsvFormat.USUAL).data().features())
        .containsExactly("a");
  }
}
