package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of text, and what is no text. */
final class TextLinesTest {
  private static TextLines lines(byte[] bytes, long most) {
    return new TextLines("file", new ByteArrayInputStream(bytes), "table", most);
  }

  private static List<String> all(byte[] bytes) throws DataException {
    TextLines lines = lines(bytes, 100);
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
      assertThat(lines.number()).isEqualTo(all.size());
    }
    return all;
  }

  private static List<String> all(String text) throws DataException {
    return all(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesEndInEitherWay() throws DataException {
    assertThat(all("a\nb\r\nc")).containsExactly("a", "b", "c");
    assertThat(all("a\n\n")).containsExactly("a", "");
    assertThat(all("")).isEmpty();
    assertThat(all("a\rb")).containsExactly("a\rb");
  }

  /** A mark of the byte order belongs to the file, and elsewhere to the text. */
  @Test
  void marksOfByteOrderAreLeftOut() throws DataException {
    assertThat(all("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    assertThat(all("ä\n\ud83d\ude00")).containsExactly("ä", "\ud83d\ude00");
  }

  private static void assertRefused(String keyword, byte[] bytes, long most) {
    TextLines lines = lines(bytes, most);
    assertThatThrownBy(
            () -> {
              while (lines.next().isPresent()) {
                assertThat(lines.number()).isPositive();
              }
            })
        .isInstanceOf(DataException.class)
        .hasMessageContaining(keyword);
  }

  @Test
  void whatIsNoTextIsRefusedWithItsLine() {
    assertRefused("line 2", new byte[] {'a', '\n', 'b', 0}, 100);
    assertRefused("line 3", new byte[] {'a', '\n', '\n', (byte) 0xFF}, 100);
    assertRefused("UTF-8", new byte[] {(byte) 0xC3}, 100);
  }

  @Test
  void longFilesAreRefused() throws DataException {
    assertRefused("large", new byte[] {'a', 'a', 'a', 'a'}, 3);
    assertThat(lines(new byte[] {'a', 'a', 'a'}, 3).next()).contains("aaa");
  }

  @Test
  void streamsThatFailAreNamed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> new TextLines("file", broken, "table").next())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("gone")
        .hasMessageContaining("file");
  }
}
