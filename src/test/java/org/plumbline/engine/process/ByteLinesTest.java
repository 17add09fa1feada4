package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines out of a stream of bytes. */
final class ByteLinesTest {
  private static final int LIMIT = 10;

  private static ByteLines lines(String text) {
    return lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteLines lines(byte[] bytes) {
    return new ByteLines(new ByteArrayInputStream(bytes), LIMIT);
  }

  /** A stream of which each read gives one byte. */
  private static InputStream slow(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] bytes, int from, int length) {
        return super.read(bytes, from, Math.min(1, length));
      }
    };
  }

  private static List<String> all(ByteLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    return all;
  }

  @Test
  void aLineEndsAtALineFeedAndNowhereElse() throws IOException {
    assertThat(all(lines("a\r\n\nb c\u2028\u00e4\n")))
        .containsExactly("a\r", "", "b c\u2028\u00e4");
    assertThat(all(lines(""))).isEmpty();
  }

  @Test
  void blocksMayEndAnywhere() throws IOException {
    assertThat(all(new ByteLines(slow("\u00e4\nbc\n\nd\n"), LIMIT)))
        .containsExactly("\u00e4", "bc", "", "d");
    String longer = "x".repeat(70_000);
    InputStream stream =
        new ByteArrayInputStream((longer + "\ny\n").getBytes(StandardCharsets.UTF_8));
    assertThat(all(new ByteLines(stream, 70_000))).containsExactly(longer, "y");
  }

  /** The limit counts bytes, not characters. */
  @Test
  void aLineMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
    assertThat(all(lines("0123456789\n"))).containsExactly("0123456789");
    for (String text : List.of("0123456789a\n", "012345678\u00e4\n", "0123456789a")) {
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> lines(text).next());
      assertThat(failure.kind()).isEqualTo(EngineException.Kind.GARBLED);
      assertThat(failure.text())
          .isEqualTo("a line of more than 10 bytes came on its standard output");
    }
  }

  @Test
  void whatIsNoUtf8IsNoLine() {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class, () -> lines(new byte[] {'a', (byte) 0xc3, '\n'}).next());
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.GARBLED);
    assertThat(failure.text()).contains("not valid UTF-8");
  }

  @Test
  void aLineThatIsNeverEndedIsTold() throws IOException {
    ByteLines lines = lines("a\nb");
    assertThat(lines.next()).contains("a");
    EngineException failure = catchThrowableOfType(EngineException.class, lines::next);
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.ENDED);
    assertThat(failure.text()).isEqualTo("its standard output ended within a line");
  }
}
