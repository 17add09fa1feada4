package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Rational;

/** Tables as spreadsheets write them: what their first line and their cells show, and what not. */
final class TableDetectionTest {
  @TempDir private Path folder;

  /** The experiment of a table, where {@code /} ends a line and {@code ~} is a tab. */
  private Experiment read(String table, String more) throws IOException {
    String text = table.replace(" / ", "\n").replace('~', '\t');
    Files.write(folder.resolve("t.csv"), text.getBytes(StandardCharsets.UTF_8));
    String experiment =
        "name: t\ndata: {csv: t.csv, label: kind, positive: p, negative: n%s}\n".formatted(more)
            + "network: {widths: [2, 1]}\ninitialization: {seed: 1}\nflow: {until: {time: 1}}\n";
    return ExperimentReader.read(
        "e.yaml",
        new ByteArrayInputStream(experiment.getBytes(StandardCharsets.UTF_8)),
        Optional.of(folder));
  }

  private static List<List<Rational>> points() {
    return List.of(
        List.of(Rational.of(3, 2), Rational.of(2)), List.of(Rational.of(1, 4), Rational.of(-3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b;kind / 1.5;2;p / 0.25;-3;n",
        "a~b~kind / 1.5~2~p / 0.25~-3~n",
        "a|b|kind / 1.5|2|p / 0.25|-3|n",
        "a;b;kind / 1,5;2;p / 0,25;-3;n",
        "a~b~kind / 1,5~2~p / 0,25~-3~n",
        "\"a\";\"b\";\"kind\" / \"1,5\";\"2\";\"p\" / \"0,25\";\"-3\";\"n\"",
        "\uFEFF\"a\";\"b\";\"kind\"\r / 1,5;2;p\r / 0,25;-3;n\r / ",
        "length, in cm;b;kind / 1.5;2;p / 0.25;-3;n",
        "\uFEFFa,b,kind\r / 1.5,2,p\r / 0.25,-3,n\r / ",
        "\"a;x\",b,kind / 1.5,2,p / 0.25,-3,n",
        "a,b;c,kind / 1.5,2,p / 0.25,-3,n",
      })
  void tablesShowTheirForm(String table) throws IOException {
    assertThat(read(table, "").data().points()).isEqualTo(points());
  }

  @Test
  void whatWasSeenIsSaid() throws IOException {
    assertThat(read("a;b;kind / 1,5;2;p / 0,25;-3;n", "").provenance().notes())
        .containsExactly(
            "t.csv: cells are separated by ';', as its first line shows.",
            "t.csv: decimals are written with commas, as its cells show.");
    assertThat(read("a,b,kind / 1.5,2,p / 0.25,-3,n", "").provenance().notes()).isEmpty();
    assertThat(
            read("a;b;kind / 1,5;2;p / 0,25;-3;n", ", separator: ';', decimal: ','")
                .provenance()
                .notes())
        .isEmpty();
  }

  @Test
  void aDecimalCommaLeavesOtherSeparators() throws IOException {
    assertThat(read("a;b;kind / 1,500;2;p / 0,25;-3;n", ", decimal: ','").data().points())
        .isEqualTo(points());
  }

  @Test
  void tablesWithoutNamesShowTheirForm() throws IOException {
    String more = ", header: false, label: 2";
    assertThatThrownBy(() -> read("1,5;2;p / 0,25;-3;n", more)).hasMessageContaining("label");
    String text = "1,5;2;p / 0,25;-3;n".replace(" / ", "\n");
    Files.write(folder.resolve("h.csv"), text.getBytes(StandardCharsets.UTF_8));
    String experiment =
        "name: t\ndata: {csv: h.csv, header: false, label: 2, positive: p, negative: n}\n"
            + "network: {widths: [2, 1]}\ninitialization: {seed: 1}\nflow: {until: {time: 1}}\n";
    assertThat(
            ExperimentReader.read(
                    "e.yaml",
                    new ByteArrayInputStream(experiment.getBytes(StandardCharsets.UTF_8)),
                    Optional.of(folder))
                .data()
                .points())
        .isEqualTo(points());
  }

  /** Nothing is guessed: thousands, points beside commas, a first line that reads in two ways. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a;b;kind / 1,500;2;p / 2,250;-3;n # '1,500' is not a number that can be read; expected an"
            + " integer, a decimal or p/q of moderate size, or decimal: ','",
        "a;b;kind / 1,5;2;p / 0.25;-3;n # '1,5' is not a number that can be read",
        "kind;x,kind,kind;y # read with different separators; expected separator: ',' or ';'",
        "a b kind / 1 2 p # cells separated by ',', or separator: ' '",
        "a;b;kid / 1;2;p # cells separated by ',', or separator: ';'",
      })
  void whatIsNotClearIsRefused(String table, String message) {
    assertThatThrownBy(() -> read(table, ""))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:2: data.csv: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {", separator: ',', decimal: ','", ", decimal: ','"})
  void oneCharacterCannotPartBoth(String more) {
    assertThatThrownBy(() -> read("a,b,kind / 1,5,p / 2,3,n", more))
        .hasMessage(
            "e.yaml:2: data.decimal: the comma also separates cells; expected separator: ';', or"
                + " another one, beside it");
  }

  /** Names come first; a number that is no name counts columns from 0, the label's included. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "features: [x, y]",
        "features: [2, 3]",
        "features: [x, 3]",
        "features: {except: [id]}",
        "features: {except: [0]}",
      })
  void columnsHaveNamesAndNumbers(String features) throws IOException {
    String table = "id,kind,x,y / 7,p,1.5,2 / 8,n,0.25,-3";
    assertThat(read(table, ", " + features).data().points()).isEqualTo(points());
  }

  @Test
  void namesComeBeforeNumbers() throws IOException {
    assertThat(
            read("1,0,2,kind / 1.5,9,2,p / 0.25,9,-3,n", ", header: true, features: {except: [0]}")
                .data()
                .points())
        .isEqualTo(points());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        ", features: [x, 2] # feature 'x' occurs twice",
        ", features: [1, x] # column 'kind' is both the label and a feature",
        ", features: [x, 4] # no column '4'; expected one of",
        ", features: {except: [9]} # no column '9'; expected one of",
      })
  void otherNumbersAreRefused(String more, String message) {
    assertThatThrownBy(() -> read("id,kind,x,y / 7,p,1.5,2 / 8,n,0.25,-3", more))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message);
  }
}
