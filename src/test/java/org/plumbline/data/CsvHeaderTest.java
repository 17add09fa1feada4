package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.CsvFormat.MissingValues;

final class CsvHeaderTest {
  private static CsvFormat headed(Optional<Boolean> header, char separator, char decimal) {
    return new CsvFormat(header, separator, decimal, MissingValues.REFUSE);
  }

  private static List<String> names(String label, String... first) throws DataException {
    return CsvHeader.names(CsvFormat.USUAL, "t.csv: line 1", List.of(first), label);
  }

  private static void assertTakenForNames(String label, String... first) throws DataException {
    assertThat(names(label, first)).containsExactly(first);
  }

  private static void assertTakenForASample(String label, String... first) {
    assertThatThrownBy(() -> names(label, first))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "t.csv: line 1: the header is made of numbers, '"
                + String.join(", ", first)
                + "'; expected names of columns; or header: false");
  }

  @Test
  void withoutHeaderColumnsAreNamedByPosition() throws DataException {
    CsvFormat without = headed(Optional.of(false), ',', '.');
    assertThat(CsvHeader.names(without, "t", List.of("5", "x", "7"), "1"))
        .containsExactly("0", "1", "2");
  }

  @Test
  void numbersBesideAnUnknownOrNumericLabelAreASample() {
    assertTakenForASample("y", "1.5", "2", "3");
    assertTakenForASample("2", "1.5", "2", "3");
    assertTakenForASample("y", "5.1", "3.5", "setosa");
    assertTakenForASample("y", "5.1", "2", "y");
  }

  @Test
  void numbersThatCountBesideTheLabelAreNames() throws DataException {
    assertTakenForNames("y", "0", "1", "y");
    assertTakenForNames("y", "y", "1", "2");
    assertTakenForNames("y", "7", "b", "y");
    assertTakenForNames("y", "a", "y");
    assertTakenForNames("5", "a", "5", "7");
    assertTakenForASample("y", "2", "3", "y");
    assertTakenForASample("y", "1", "3", "y");
  }

  @Test
  void aHeaderThatIsAskedForMayBeOfNumbers() throws DataException {
    CsvFormat with = headed(Optional.of(true), ',', '.');
    assertThat(CsvHeader.names(with, "t", List.of("1.5", "2"), "2")).containsExactly("1.5", "2");
  }

  /** With decimal commas {@code 1.5} is a name and {@code 1,5} a number. */
  @Test
  void numbersAreThoseOfTheFormat() throws DataException {
    CsvFormat german = headed(Optional.empty(), ';', ',');
    assertThat(CsvHeader.names(german, "t", List.of("1.5", "2.5"), "2.5"))
        .containsExactly("1.5", "2.5");
    assertThatThrownBy(() -> CsvHeader.names(german, "t", List.of("1,5", "2,5"), "2,5"))
        .hasMessageContaining("the header is made of numbers");
  }

  @Test
  void aSingleCellThatAnotherCharacterWouldPartIsRefused() throws DataException {
    assertThatThrownBy(() -> names("y", "a;b;y"))
        .isExactlyInstanceOf(DataException.class)
        .hasMessage(
            "t.csv: line 1: the header is a single cell, 'a;b;y'; expected cells separated by ',',"
                + " or separator: ';'");
    assertThatThrownBy(() -> names("y", "a\ty")).hasMessageEndingWith("or separator: tab");
    assertTakenForNames("a label", "a label");
  }
}
