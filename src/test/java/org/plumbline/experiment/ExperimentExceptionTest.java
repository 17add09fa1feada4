package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExperimentExceptionTest {
  private static String message(String problem) {
    return new ExperimentException("f", 0, "", problem).getMessage();
  }

  @Test
  void lineAndPathAreLeftOutWhereThereAreNone() {
    ExperimentException whole = new ExperimentException("f.yaml", 3, "a.b[2]", "wrong");
    assertThat(whole).hasMessage("f.yaml:3: a.b[2]: wrong");
    assertThat(whole.file()).isEqualTo("f.yaml");
    assertThat(whole.line()).isEqualTo(3);
    assertThat(whole.path()).isEqualTo("a.b[2]");
    assertThat(new ExperimentException("f.yaml", 0, "a", "wrong")).hasMessage("f.yaml: a: wrong");
    assertThat(new ExperimentException("f.yaml", 1, "", "wrong")).hasMessage("f.yaml:1: wrong");
  }

  @Test
  void noPartBreaksTheLineOrHidesText() {
    ExperimentException forged = new ExperimentException("f\n", 1, "k\u2028", "a\tb\u202e\ud800c");
    assertThat(forged).hasMessage("f\uFFFD:1: k\uFFFD: a\uFFFDb\uFFFD\uFFFDc");
    assertThat(forged.file()).isEqualTo("f\uFFFD");
    assertThat(forged.path()).isEqualTo("k\uFFFD");
  }

  @Test
  void longPartsAreCutAtFourHundredCharacters() {
    assertThat(message("x".repeat(400))).isEqualTo("f: " + "x".repeat(400));
    assertThat(message("x".repeat(401))).isEqualTo("f: " + "x".repeat(400) + "...");
    String wide = "\ud835\udd38";
    assertThat(message(wide.repeat(400))).isEqualTo("f: " + wide.repeat(400));
    assertThat(message(wide.repeat(401))).isEqualTo("f: " + wide.repeat(400) + "...");
  }

  /** A character that takes two places in a text and is replaced by one shortens it, uncut. */
  @Test
  void onlyWhatWasCutEndsInDots() {
    assertThat(message("a\udb40\udc01b")).isEqualTo("f: a\uFFFDb");
  }
}
