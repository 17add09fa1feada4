package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is kept of a stream. */
final class LastWordsTest {
  private static String text(String stream) {
    return LastWords.of(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8))).text();
  }

  @Test
  void theLastThreeLinesThatSaySomethingAreKept() {
    assertThat(text("one\n two \n\n  \nthree\nfour"))
        .isEqualTo("; its last words: two / three / four");
    assertThat(text("one\n")).isEqualTo("; its last words: one");
  }

  @Test
  void nothingSaidIsNothingToTell() {
    assertThat(text("")).isEmpty();
    assertThat(text("\n \n")).isEmpty();
  }

  @Test
  void longLinesAreCut() {
    assertThat(text("x".repeat(201) + "\ny\n"))
        .isEqualTo("; its last words: " + "x".repeat(200) + " / y");
  }

  @Test
  void whatWasSaidSoFarIsToldOfAStreamThatGoesOn() throws IOException {
    try (PipedOutputStream out = new PipedOutputStream();
        InputStream in = new PipedInputStream(out)) {
      LastWords words = LastWords.of(in);
      out.write("one\ntw".getBytes(StandardCharsets.UTF_8));
      out.flush();
      String text = words.text();
      for (int tries = 0; text.isEmpty() && tries < 50; tries++) {
        text = words.text();
      }
      assertThat(text).isEqualTo("; its last words so far: one");
    }
  }
}
