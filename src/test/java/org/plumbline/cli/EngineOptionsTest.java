package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.engine.process.EngineException;

/** Engines as they are named on the command line. */
final class EngineOptionsTest {
  private static final String SOUND =
      "sh -c 'read line; echo \"{\\\"jsonrpc\\\":\\\"2.0\\\",\\\"id\\\":1,\\\"result\\\":"
          + "{\\\"name\\\":\\\"n\\\",\\\"dtype\\\":\\\"exact\\\",\\\"methods\\\":[]}}\"'";

  @Test
  void anEngineThatIntroducesItselfIsStarted() {
    try (LiveEngine engine = new EngineOptions().start(SOUND)) {
      assertThat(engine.description().dtype()).isEqualTo("exact");
    }
  }

  @Test
  void whatCannotBeStartedIsRefusedWithItsCommand() {
    assertThatThrownBy(() -> new EngineOptions().start("/no/such engine"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--engine '/no/such engine': cannot be started: ");
  }

  /** A patience of no time at all is one of a second. */
  @Test
  void anEngineThatSaysNothingIsNotWaitedForLonger() {
    EngineOptions options = new EngineOptions();
    options.timeout = 0;
    assertThatThrownBy(() -> options.start("sleep 60"))
        .isInstanceOf(InputException.class)
        .hasMessage("--engine 'sleep 60': no answer to initialize within 1 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "'' x"})
  void anEmptyCommandIsRefused(String command) {
    assertThatThrownBy(() -> new EngineOptions().start(command))
        .isInstanceOf(InputException.class)
        .hasMessage("--engine: the command is empty; expected a program to run");
  }

  @Test
  void quotesMustBeClosed() {
    assertThatThrownBy(() -> new EngineOptions().start("python3 'a\nb"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--engine 'python3 'a\uFFFDb': ")
        .hasMessageEndingWith("; expected a program and its arguments");
  }

  @Test
  void complaintsAreOneLine() {
    assertThat(
            EngineOptions.complaint(
                "a\nb", new EngineException(EngineException.Kind.ENDED, "c\nd")))
        .isEqualTo("--engine 'a\uFFFDb': c\uFFFDd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a b", "it's", "''", "$HOME \"x\" \\"})
  void quotedWordsAreReadBackAsTheyWere(String word) {
    assertThat(ShellWords.of("run " + EngineOptions.quoted(word))).containsExactly("run", word);
  }
}
