package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ShellWords}: what a shell would make of a simple command. */
final class ShellWordsTest {
  @ParameterizedTest
  @MethodSource("commands")
  void splitsLikeAShell(String command, List<String> words) {
    assertThat(ShellWords.of(command)).isEqualTo(words);
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of(" \t\n", List.of()),
        Arguments.of("  ./peer  p1.json 50 ", List.of("./peer", "p1.json", "50")),
        Arguments.of("a 'b c' \"d e\"f", List.of("a", "b c", "d ef")),
        Arguments.of("a '' \"\"", List.of("a", "", "")),
        Arguments.of("a\\ b \\'", List.of("a b", "'")),
        Arguments.of("'a\\b' \"a\\b\\\"\\\\\"", List.of("a\\b", "a\\b\"\\")),
        Arguments.of("a $HOME * > b | c", List.of("a", "$HOME", "*", ">", "b", "|", "c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 'b", "a \"b", "a \"b\\", "a \\"})
  void refusesWhatIsNotClosed(String command) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShellWords.of(command));
  }
}
