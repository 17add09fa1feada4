package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyPathTest {
  @Test
  void keysArePartedByDotsAndIndicesInBrackets() {
    assertThat(KeyPath.TOP).hasToString("");
    assertThat(KeyPath.TOP.key("network").key("widths").item(0)).hasToString("network.widths[0]");
    assertThat(KeyPath.TOP.item(2).item(1).key("a")).hasToString("[2][1].a");
  }

  @Test
  void keysOfMoreThanSixtyCharactersAreCut() {
    assertThat(KeyPath.TOP.key("k".repeat(60)).key("a")).hasToString("k".repeat(60) + ".a");
    assertThat(KeyPath.TOP.key("k".repeat(61)).key("a")).hasToString("k".repeat(57) + "....a");
  }
}
