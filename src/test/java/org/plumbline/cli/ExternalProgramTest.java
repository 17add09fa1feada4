package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

/** Programs to be timed, as they are named on the command line. */
final class ExternalProgramTest {
  private static ExternalProgram read(String text) {
    return new ExternalProgram.Converter().convert(text);
  }

  @Test
  void theCommandIsWhatFollowsTheFirstEqualsSign() {
    assertThat(read("peer=run --in=x 'a b'"))
        .isEqualTo(new ExternalProgram("peer", List.of("run", "--in=x", "a b")));
    assertThat(read("a\tb=run").name()).isEqualTo("a\uFFFDb");
  }

  @Test
  void placeholdersAreReplacedWithinWords() {
    ExternalProgram program = read("peer=run --in={experiment} {digits}{digits}");
    assertThat(program.isToldExperiment()).isTrue();
    assertThat(program.isToldDigits()).isTrue();
    assertThat(program.on("a b.json", 50))
        .isEqualTo(new ExternalProgram("peer", List.of("run", "--in=a b.json", "5050")));
    assertThat(read("peer=run experiment").isToldExperiment()).isFalse();
    assertThat(read("peer=run digits").isToldDigits()).isFalse();
  }

  /** The name of an experiment is not looked through for placeholders. */
  @Test
  void whatIsPutInIsLeftAsItIs() {
    assertThat(read("peer=run {experiment}").on("{digits}", 7).words())
        .containsExactly("run", "{digits}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "peer | 'peer': expected NAME=COMMAND",
        "=run | '=run': expected NAME=COMMAND",
        "peer= | 'peer=': expected a command after the equals sign",
        "peer='' x | 'peer='' x': expected a command after the equals sign",
        "peer='run | expected a program and its arguments",
      })
  void whatIsNoCommandIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(message);
  }
}
