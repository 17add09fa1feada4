package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTextTest {
  private static final String EXPECTED = "; expected an experiment file (YAML or JSON)";

  @TempDir private Path folder;

  private static SourceText of(byte[] bytes) {
    return SourceText.of("f", SourceText.bytes("f", new ByteArrayInputStream(bytes)));
  }

  private static SourceText of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message + EXPECTED);
  }

  @Test
  void theDigestIsOfAllBytesAndTheTextWithoutItsMark() throws IOException {
    assertThat(of("abc"))
        .isEqualTo(
            new SourceText(
                "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    SourceText marked = of("\uFEFFabc");
    assertThat(marked.text()).isEqualTo("abc");
    assertThat(marked.sha256()).isNotEqualTo(of("abc").sha256());
    Path file = Files.writeString(folder.resolve("a"), "abc");
    assertThat(SourceText.of("f", SourceText.bytes(file))).isEqualTo(of("abc"));
  }

  @Test
  void controlCharactersAreRefusedButWhiteSpace() {
    assertThat(of("a\t\r\nb").text()).isEqualTo("a\t\r\nb");
    assertRefused("a\nb\n\u0007", "f:3: control character U+0007");
    assertRefused("\u0007a", "f:1: control character U+0007");
    assertRefused("a\u0085", "f:1: control character U+0085");
    assertRefused("a\uFEFF", "f:1: control character U+FEFF");
  }

  @Test
  void nothingButWhiteSpaceIsEmpty() {
    assertRefused("", "f: the file is empty");
    assertRefused("\uFEFF \n", "f: the file is empty");
  }

  @Test
  void invalidBytesAreRefusedOnTheirLine() {
    assertThatThrownBy(() -> of(new byte[] {'a', '\n', '\n', (byte) 0xc3, '('}))
        .hasMessage("f:3: invalid UTF-8" + EXPECTED + " in UTF-8");
  }

  @Test
  void whatCannotBeReadIsAComplaint() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> SourceText.bytes("f", broken))
        .hasMessage("f: the file cannot be read (gone)" + EXPECTED);
    assertThatThrownBy(() -> SourceText.bytes(folder))
        .hasMessage(folder + ": this is a directory" + EXPECTED);
    assertThatThrownBy(() -> SourceText.bytes(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + ": there is no such file" + EXPECTED);
  }
}
