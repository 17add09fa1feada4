package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts in the language of manual pages. */
final class RoffTest {
  @Test
  void charactersStandForThemselves() {
    assertThat(Roff.text("a-b \\ 'c' `d` ^ ~ ‖w‖ 𝕎"))
        .isEqualTo(
            "a\\-b \\(rs \\(aqc\\(aq \\(gad\\(ga \\(ha \\(ti \\[u2016]w\\[u2016] \\[u1D54E]");
  }

  @Test
  void noLineIsTakenForACommand() {
    assertThat(Roff.text(".npz")).isEqualTo("\\&.npz");
    assertThat(Roff.text("'x")).startsWith("\\(aq");
    assertThat(Roff.paragraphs("x".repeat(77) + " .SH")).isEqualTo("x".repeat(77) + "\n\\&.SH");
  }

  @Test
  void linesAreParagraphs() {
    assertThat(Roff.paragraphs("one\n\n two\n")).isEqualTo("one\n.PP\ntwo");
    assertThat(Roff.paragraphs("word ".repeat(40)).lines()).allMatch(line -> line.length() <= 78);
  }
}
