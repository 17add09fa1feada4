package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Rational;

/** {@link ProgressLine}: what it draws on a terminal. */
final class ProgressLineTest {
  private static final Rational LATE = Rational.parse("1e400");

  @Test
  void rewritesOneLineOfATerminalAndClearsIt() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Horizon horizon = new Horizon(Optional.empty(), Optional.of(Rational.parse("1e-8")));
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine line = new ProgressLine(out, true, horizon, interruption);
      assertThat(line.advanced(1, 0, Rational.ONE, 0)).isTrue();
      Thread.sleep(150);
      assertThat(line.advanced(123456789, 123456789, LATE, -4)).isTrue();
      line.finish();
    }
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertThat(drawn)
        .startsWith("\r[########........] integrating 50%  t = 1e400, risk 1.0e-4, ")
        .endsWith("\u001b[K\r\u001b[K")
        .doesNotContain("\n");
    assertThat(drawn.indexOf('\u001b')).isLessThanOrEqualTo(80);
  }

  /** A line that reached a second one could not be rewritten. */
  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 60, 80})
  void noLineIsWiderThanTheTerminal(int width) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Horizon horizon = new Horizon(Optional.empty(), Optional.of(Rational.parse("1e-8")));
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine line = new ProgressLine(out, true, width, Optional.of(horizon), interruption);
      line.advanced(1, 0, Rational.ONE, 0);
      Thread.sleep(150);
      line.advanced(123456789, 123456789, LATE, -4);
      line.finish();
    }
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    String shown = drawn.substring(1, drawn.indexOf('\u001b'));
    assertThat(shown).hasSizeLessThan(width).hasSizeGreaterThanOrEqualTo(Math.min(width, 60) - 1);
    assertThat(shown.startsWith("[")).isEqualTo(width >= 60);
  }
}
