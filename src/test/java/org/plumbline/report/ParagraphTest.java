package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParagraphTest {
  private static final Paragraph WIDE = new Paragraph(110);

  @Test
  void linesAreAsLongAsTheWidthAllows() {
    String word = "x".repeat(54);
    assertThat(WIDE.hanging("", word + " " + word + "y more"))
        .containsExactly(word + " " + word + "y", "more");
    assertThat(WIDE.hanging("", word + "y " + word + "y more"))
        .containsExactly(word + "y", word + "y more");
  }

  @Test
  void furtherLinesAreIndented() {
    String word = "x".repeat(100);
    assertThat(WIDE.hanging("note: ", word + " " + word))
        .containsExactly("note: " + word, "      " + word);
    assertThat(WIDE.indented("note: ", " ", word + " " + word))
        .containsExactly("note: " + word, " " + word);
  }

  @Test
  void longWordsAreBrokenAndBlanksStayWhole() {
    String word = "x".repeat(200);
    assertThat(WIDE.hanging("- ", word + " y"))
        .containsExactly("- " + "x".repeat(108), "  " + "x".repeat(92) + " y");
    assertThat(WIDE.hanging("- ", "a  b")).containsExactly("- a  b");
    assertThat(WIDE.hanging("- ", "")).containsExactly("- ");
  }

  @Test
  void relationsRangesAndOptionsStayTogether() {
    Paragraph narrow = new Paragraph(20);
    assertThat(narrow.hanging("", "the largest one t = 1e10"))
        .containsExactly("the largest one", "t = 1e10");
    assertThat(narrow.hanging("", "from here it is 0.25 … 0.5 throughout"))
        .containsExactly("from here it is", "0.25 … 0.5", "throughout");
    assertThat(narrow.hanging("", "go on: --until-risk 1e-2"))
        .containsExactly("go on:", "--until-risk 1e-2");
    assertThat(narrow.hanging("", "it is at T already; <= 1"))
        .containsExactly("it is at T already;", "<= 1");
    assertThat(narrow.hanging("", "x".repeat(12) + " = " + "y".repeat(12)))
        .containsExactly("x".repeat(12) + " =", "y".repeat(12));
  }

  @Test
  void columnsAreThoseOfTheTerminal() {
    Paragraph narrow = new Paragraph(10);
    assertThat(narrow.hanging("", "虹膜虹膜虹膜 ok")).containsExactly("虹膜虹膜虹", "膜 ok");
    assertThat(narrow.hanging("虹 ", "a b c d e")).containsExactly("虹 a b c d", "   e");
  }

  @Test
  void columnsAreTwoBlanksApartAtLeast() {
    assertThat(Paragraph.column("abc", 6)).isEqualTo("abc   ");
    assertThat(Paragraph.column("abcd", 6)).isEqualTo("abcd  ");
    assertThat(Paragraph.column("abcdefgh", 6)).isEqualTo("abcdefgh  ");
    assertThat(List.of(Paragraph.column("虹", 6))).containsExactly("虹    ");
  }
}
