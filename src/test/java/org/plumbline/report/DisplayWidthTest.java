package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DisplayWidthTest {
  @Test
  void widthsAreThoseOfTerminals() {
    assertThat(DisplayWidth.of("abc")).isEqualTo(3);
    assertThat(DisplayWidth.of("‖W‖² … λ ≥ γ")).isEqualTo(12);
    assertThat(DisplayWidth.of("虹膜한ア")).isEqualTo(8);
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\uD83D\uDE00")).isEqualTo(2);
  }

  @Test
  void aCutTextFits() {
    assertThat(DisplayWidth.cut("abcdef", 4)).isEqualTo("abcd");
    assertThat(DisplayWidth.cut("a虹膜", 4)).isEqualTo("a虹");
    assertThat(DisplayWidth.cut("e\u0301f", 1)).isEqualTo("e\u0301");
    assertThat(DisplayWidth.cut("\uD83D\uDE00b", 2)).isEqualTo("\uD83D\uDE00");
    assertThat(DisplayWidth.cut("ab", 9)).isEqualTo("ab");
  }
}
