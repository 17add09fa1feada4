package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.cli.manual.Words.Paths;
import picocli.CommandLine.Model.CommandSpec;

/** What places on the command line may hold. */
final class WordsTest {
  private static final CommandSpec ROOT = SampleCommand.spec();
  private static final CommandSpec RUN = Commands.below(ROOT).get(0);

  private static Words behind(String option) {
    return Words.behind(RUN.findOption(option));
  }

  @Test
  void valuesOfOptions() {
    assertThat(behind("-c")).isEqualTo(new Words(List.of("red", "green", "grey"), Paths.NONE));
    assertThat(behind("--output")).isEqualTo(new Words(List.of(), Paths.FOLDERS));
    assertThat(behind("--log")).isEqualTo(new Words(List.of(), Paths.FILES));
    assertThat(behind("--count").isEmpty()).isTrue();
  }

  @Test
  void aValueThatMayBeLeftOutIsFollowedByParameters() {
    assertThat(behind("--until"))
        .isEqualTo(new Words(List.of("red", "green", "grey", "alpha", "beta"), Paths.FILES));
  }

  @Test
  void parametersAndCommands() {
    assertThat(Words.parametersOf(ROOT).choices()).containsExactly("run", "make", "help");
    assertThat(Words.parametersOf(RUN).joined()).isEqualTo("alpha beta");
    CommandSpec help = Commands.below(ROOT).get(2);
    assertThat(Words.parametersOf(help).choices()).containsExactly("run", "make", "help");
  }

  @Test
  void everyCommandIsMetOnce() {
    assertThat(Commands.from(ROOT).stream().map(Commands::path))
        .containsExactly("tool", "tool run", "tool make", "tool make data", "tool help");
    assertThat(Commands.optionNames(RUN)).contains("-c", "--colour").doesNotContain("--secret");
  }
}
