package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.CsvRows.Row;

final class CsvRowsTest {
  private static CsvRows rows(String text, char separator, long mostBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return CsvRows.of("t.csv", new ByteArrayInputStream(bytes), "CSV file", mostBytes, separator);
  }

  private static List<Row> read(String text, char separator) throws DataException {
    CsvRows rows = rows(text, separator, 1_000);
    List<Row> all = new ArrayList<>();
    for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }
    return all;
  }

  private static void assertRefused(String text, char separator, String message) {
    assertThatThrownBy(() -> read(text, separator))
        .isExactlyInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void everySeparatorEndsACellAndOneFollowsTheLast() throws DataException {
    assertThat(read("a, b ,\n,,\n;", ','))
        .containsExactly(
            new Row(1, List.of("a", "b", "")),
            new Row(2, List.of("", "", "")),
            new Row(3, List.of(";")));
    assertThat(read("a;b,c", ';')).containsExactly(new Row(1, List.of("a", "b,c")));
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLineEnds() throws DataException {
    assertThat(read("\"a,b\",\"say \"\"x\"\"\",\"\"\n\"p\nq\",r\ns,t", ','))
        .containsExactly(
            new Row(1, List.of("a,b", "say \"x\"", "")),
            new Row(2, List.of("p\nq", "r")),
            new Row(4, List.of("s", "t")));
  }

  @Test
  void emptyLinesAreSkippedAndCounted() throws DataException {
    CsvRows rows = rows("\n\r\na\n\nb\n\n", ',', 1_000);
    assertThat(rows.next().map(rows::place)).contains("t.csv: line 3");
    assertThat(rows.next().map(rows::place)).contains("t.csv: line 5");
    assertThat(rows.next()).isEmpty();
  }

  @Test
  void quotesThatDoNotEncloseACellAreRefusedWhereTheyStand() {
    assertRefused(
        "a\n\"b\nc",
        ',',
        "t.csv: line 2: a quoted cell is never closed; expected a closing double quote");
    assertRefused(
        "a\n\"b\nc\" ;d",
        ';',
        "t.csv: line 3: there is text after the closing quote of a cell; expected ';' or the end of the line");
    assertRefused(
        "a,b\"c",
        ',',
        "t.csv: line 1: there is a double quote inside the cell 'b\"c'; expected quotes around the whole cell, with quotes inside it doubled");
  }

  @Test
  void readsAsManyBytesAsAllowed() throws DataException {
    assertThat(rows("abc\n", ',', 4).next()).contains(new Row(1, List.of("abc")));
    assertThatThrownBy(() -> rows("abcd\n", ',', 4).next())
        .isExactlyInstanceOf(DataException.class)
        .hasMessageContaining("the file is too large");
  }
}
