package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

class CsvReaderTest {
  private static final CsvSelection SELECTION = CsvSelection.of("class", "p", "n");

  private static Dataset read(String text, CsvSelection selection) throws DataException {
    return read(text.getBytes(StandardCharsets.UTF_8), selection);
  }

  private static Dataset read(byte[] bytes, CsvSelection selection) throws DataException {
    return CsvReader.read("t.csv", new ByteArrayInputStream(bytes), selection);
  }

  private static void assertRefused(String text, CsvSelection selection, String message) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), selection, message);
  }

  private static void assertRefused(byte[] bytes, CsvSelection selection, String message) {
    assertThatThrownBy(() -> read(bytes, selection))
        .isExactlyInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void readsDecimalsDigitByDigit() throws DataException {
    Dataset data = read("a,b,class\n0.1,-2e-3,p\n1/3,0.30000000000000000001,n\n", SELECTION);
    assertThat(data.features()).containsExactly("a", "b");
    assertThat(data.point(0)).containsExactly(Rational.of(1, 10), Rational.of(-1, 500));
    assertThat(data.point(1))
        .containsExactly(Rational.of(1, 3), Rational.parse("0.30000000000000000001"));
    assertThat(data.labels()).containsExactly(1, -1);
  }

  @Test
  void readsTheFullSyntax() throws DataException {
    String text = "\uFEFF\"the \"\"a\"\"\", b ,class\r\n\"1\",2,\"p\"\r\n\r\n 3 ,\"4\",n";
    Dataset data = read(text, SELECTION);
    assertThat(data.features()).containsExactly("the \"a\"", "b");
    assertThat(data.points()).containsExactly(Samples.numbers("1 2"), Samples.numbers("3 4"));
  }

  @Test
  void quotedCellsMaySpanLines() throws DataException {
    Dataset data = read("\"a\nb,c\",class\n1,p\n2,n\n", SELECTION);
    assertThat(data.features()).containsExactly("a\nb,c");
  }

  @Test
  void leavesOtherLabelsOutUnread() throws DataException {
    Dataset data = read("a,class\n1,p\nnothing,other\n2,n\n", SELECTION);
    assertThat(data.size()).isEqualTo(2);
  }

  @Test
  void choosesColumnsInTheWantedOrderAndAppendsTheBias() throws DataException {
    CsvSelection selection = SELECTION.withFeatures(List.of("c", "a")).withBias(true);
    Dataset data = read("a,b,class,c\n1,x,p,3\n4,y,n,6\n", selection);
    assertThat(data.features()).containsExactly("c", "a", "bias");
    assertThat(data.points()).containsExactly(Samples.numbers("3 1 1"), Samples.numbers("6 4 1"));
  }

  @Test
  void severalValuesMayMakeAClass() throws DataException {
    CsvSelection selection =
        new CsvSelection("class", List.of("p"), List.of("m", "n"), List.of(), false);
    assertThat(read("a,class\n1,n\n2,p\n3,m\n", selection).labels()).containsExactly(-1, 1, -1);
  }

  @Test
  void namesTheColumnThatIsMissing() {
    assertRefused(
        "alpha,beta,class\n",
        CsvSelection.of("clas", "p", "n"),
        "t.csv: line 1: no column 'clas'; expected one of 'class', 'alpha', 'beta'");
    assertRefused(
        "alpha,class\n",
        SELECTION.withFeatures(List.of("alpa")),
        "t.csv: line 1: no column 'alpa'; expected one of 'alpha', 'class'");
  }

  @Test
  void namesTheLabelThatIsMissing() {
    assertRefused(
        "a,class\n1,p\n2,m\n",
        SELECTION,
        "t.csv: column 'class': no row has the label 'n'; expected one of 'm', 'p'");
    assertRefused(
        "a,class\n1,\n",
        SELECTION,
        "t.csv: line 2, column 'class': the label is missing; expected a label value, or missing: skip-row to leave such rows out");
    assertRefused(
        "a,class\n",
        SELECTION,
        "t.csv: column 'class': no row has the label 'p'; expected rows below the header");
  }

  @Test
  void namesTheCellThatIsNoNumber() {
    String expected = "; expected an integer, a decimal or p/q of moderate size";
    assertRefused(
        "a,\"b\nc\",class\n1,2,p\n1,\"two\n2\",n\n",
        SELECTION,
        "t.csv: line 4, column 'b\\u000ac': 'two\\u000a2' is not a number that can be read"
            + expected);
    assertRefused(
        "a,class\n,p\n",
        SELECTION,
        "t.csv: line 2, column 'a': the cell is empty"
            + expected
            + ", or missing: skip-row to leave such rows out");
    for (String cell : List.of("0x10", "1e999999", "1/0", "--1", "١", "inf", ".")) {
      assertRefused(
          "a,class\n" + cell + ",p\n",
          SELECTION,
          "t.csv: line 2, column 'a': '" + cell + "' is not a number that can be read" + expected);
    }
  }

  @Test
  void refusesWhatIsNoTable() {
    assertRefused(
        "", SELECTION, "t.csv: the file is empty; expected a header line with column names");
    assertRefused(
        "\n\r\n", SELECTION, "t.csv: the file is empty; expected a header line with column names");
    assertRefused("a,class\n1\n", SELECTION, "t.csv: line 2: 1 cells; expected 2 as in the header");
    assertRefused(
        "a,a,class\n",
        SELECTION,
        "t.csv: line 1: column 'a' occurs twice; expected different names");
    assertRefused(
        "a,class\n1,p\n\"2,n\n",
        SELECTION,
        "t.csv: line 3: a quoted cell is never closed; expected a closing double quote");
    assertRefused(
        "a,class\n\"1\"2,n\n",
        SELECTION,
        "t.csv: line 2: there is text after the closing quote of a cell; expected a comma or the end of the line");
    assertRefused(
        "a,class\n1\"2,n\n",
        SELECTION,
        "t.csv: line 2: there is a double quote inside the cell '1\"2'; expected quotes around the whole cell, with quotes inside it doubled");
  }

  @Test
  void refusesBinaryFiles() {
    assertRefused(
        "a,class\n1\0,p\n",
        SELECTION,
        "t.csv: line 2: it contains a NUL byte, so it is a binary file; expected a CSV file in UTF-8");
    assertRefused(
        new byte[] {'a', ',', 'c', 'l', 'a', 's', 's', '\n', (byte) 0xC3, '\n'},
        SELECTION,
        "t.csv: line 2: it contains bytes that are not UTF-8; expected a CSV file in UTF-8");
  }

  @Test
  void refusesSelectionsThatMakeNoSense() {
    assertRefused(
        "a,class\n",
        CsvSelection.of("class", "p", "p"),
        "t.csv: label value 'p' is both positive and negative; expected two different values");
    assertRefused(
        "a,class\n",
        new CsvSelection("class", List.of("p"), List.of(), List.of(), false),
        "t.csv: a class has no label value; expected a positive and a negative label value");
    assertRefused(
        "a,class\n",
        SELECTION.withFeatures(List.of("class")),
        "t.csv: line 1: column 'class' is both the label and a feature; expected the label to be left out of the features");
    assertRefused(
        "class\n",
        SELECTION,
        "t.csv: line 1: no column besides the label; expected at least one feature");
    assertRefused(
        "bias,class\n",
        SELECTION.withBias(true),
        "t.csv: line 1: a column is already called 'bias'; expected another name for it, or no added bias");
  }

  @Test
  void stopsAtTheSizeLimit() {
    byte[] line = ("x".repeat(8_000) + ",other\n").getBytes(StandardCharsets.UTF_8);
    InputStream header = new ByteArrayInputStream("a,class\n".getBytes(StandardCharsets.UTF_8));
    InputStream lines =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return line[at++ % line.length];
          }
        };
    InputStream endless = new SequenceInputStream(header, lines);
    assertThatThrownBy(() -> CsvReader.read("t.csv", endless, SELECTION))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageEndingWith("the file is too large; expected at most 64 MiB");
  }

  @Test
  void countsTheSizeOfNumbers() {
    String text = "a,class\n" + "1e10000,p\n".repeat(5_000);
    assertThatThrownBy(() -> read(text, SELECTION))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageContaining("column 'a': too many numbers");
  }
}
