package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextLineTest {
  @Test
  void coloursOnlyWhereTheyAreWanted() {
    TextLine line = new TextLine("  PROVED  h1[0]  ", 2, 6, TextLine.Colour.GREEN);
    assertThat(line.printed(false)).isEqualTo("  PROVED  h1[0]");
    assertThat(line.printed(true)).isEqualTo("  \u001b[32mPROVED\u001b[0m  h1[0]");
    assertThat(TextLine.plain("a").printed(true)).isEqualTo("a");
    assertThat(TextLine.of("", TextLine.Colour.BOLD).printed(true)).isEmpty();
  }

  /** A name with the codes of a colour in it has none. */
  @Test
  void namesSteerNothing() {
    assertThat(TextLine.of("a\u001b[31mb\u202e", TextLine.Colour.BOLD).printed(true))
        .isEqualTo("\u001b[1ma\uFFFD[31mb\uFFFD\u001b[0m");
  }
}
