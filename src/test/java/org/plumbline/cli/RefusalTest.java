package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is said of words that a command and its subcommand do not take. */
final class RefusalTest {
  @Command(name = "tool", subcommands = Weigh.class)
  private static final class Tool {}

  @Command(name = "weigh")
  private static final class Weigh implements Runnable {
    @Option(names = "--grams", paramLabel = "N")
    private int grams;

    @Parameters(paramLabel = "THING")
    private String thing = "";

    @Override
    public void run() {
      throw new IllegalStateException(thing + grams);
    }
  }

  /** The refusal of words as the command line comes to it. */
  private static String refusal(String words) {
    CommandLine tool = new CommandLine(new Tool());
    String[] refused = {""};
    tool.setParameterExceptionHandler(
        (error, arguments) -> {
          refused[0] = Refusal.of(error);
          return 2;
        });
    tool.execute(words.isEmpty() ? new String[0] : words.split(" ", -1));
    return refused[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | no command is given; expected weigh; see 'tool --help'",
        "wiegh | 'wiegh' is not a command (perhaps weigh); expected weigh; see 'tool --help'",
        "count | 'count' is not a command; expected weigh; see 'tool --help'",
        "--frob | '--frob' is not an option; see 'tool --help'",
        "weigh --gram 3 x | '--gram' is not an option (perhaps --grams); see 'tool weigh --help'",
        "weigh a b c | 'b' is one argument too many; see 'tool weigh --help'",
        "weigh a - | '-' is one argument too many; see 'tool weigh --help'",
        "weigh | Missing required parameter: 'THING'; see 'tool weigh --help'",
        "weigh a\tb c\td | 'c\uFFFDd' is one argument too many; see 'tool weigh --help'",
      })
  void theWordTheRemedyAndTheHelpAreNamed(String words, String message) {
    assertThat(refusal(words)).isEqualTo(message);
  }

  @Test
  void valuesAreRefusedInTheWordsOfTheirConverter() {
    assertThat(refusal("weigh --grams x a"))
        .startsWith("Invalid value for option '--grams': 'x'")
        .endsWith("; see 'tool weigh --help'");
  }
}
