package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParagraphTest {
  @Test
  void linesAreAsLongAsTheWidthAllows() {
    String word = "x".repeat(54);
    assertThat(Paragraph.hanging("", word + " " + word + "y more"))
        .containsExactly(word + " " + word + "y", "more");
    assertThat(Paragraph.hanging("", word + "y " + word + "y more"))
        .containsExactly(word + "y", word + "y more");
  }

  @Test
  void furtherLinesAreIndented() {
    String word = "x".repeat(100);
    assertThat(Paragraph.hanging("note: ", word + " " + word))
        .containsExactly("note: " + word, "      " + word);
    assertThat(Paragraph.indented("note: ", " ", word + " " + word))
        .containsExactly("note: " + word, " " + word);
  }

  @Test
  void longWordsAndBlanksStayWhole() {
    String word = "x".repeat(200);
    assertThat(Paragraph.hanging("- ", word + " y " + word))
        .containsExactly("- " + word, "  y", "  " + word);
    assertThat(Paragraph.hanging("- ", "a  b")).containsExactly("- a  b");
    assertThat(Paragraph.hanging("- ", "")).containsExactly("- ");
  }

  @Test
  void columnsAreTwoBlanksApartAtLeast() {
    assertThat(Paragraph.column("abc", 6)).isEqualTo("abc   ");
    assertThat(Paragraph.column("abcd", 6)).isEqualTo("abcd  ");
    assertThat(Paragraph.column("abcdefgh", 6)).isEqualTo("abcdefgh  ");
  }
}
