package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.LaterClaims;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The scripts for shells know the words of this command line. */
final class CompletionCommandTest {
  /** What only the user knows: numbers, commands of other programs, names of his own. */
  private static final Set<String> UNKNOWABLE =
      Set.of(
          "N",
          "S",
          "M",
          "D",
          "Q",
          "T",
          "R",
          "ETA",
          "TOL",
          "W,…",
          "A,…",
          "BOUND",
          "CMD",
          "SECONDS",
          "INTERVAL",
          "KEY",
          "RUN",
          "NAME=COMMAND");

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void everyNameIsOffered(String shell) {
    Invocation printed = Invocation.of("completion", shell);
    assertThat(printed.code()).isZero();
    assertThat(printed.err()).isEmpty();
    for (BundledExamples.Example example : BundledExamples.all()) {
      assertThat(printed.out()).containsPattern("[ '(]" + example.name() + "[ ')]");
    }
    assertThat(printed.out())
        .contains(LaterClaims.ids())
        .contains("adapter-torch", "taylor reference double", "gradient descent flow", "bfloat16");
  }

  @Test
  void otherShellsAreRefused() {
    assertThat(Invocation.of("completion", "tcsh"))
        .isEqualTo(
            new Invocation(
                2,
                "",
                "plumbline: completion: there is no script for 'tcsh'; expected bash, zsh or fish\n"));
  }

  /** Whoever adds an option says what a shell may offer for it, or that it can offer nothing. */
  @Test
  void noOptionIsForgotten() {
    List<String> forgotten =
        arguments(Main.described())
            .filter(argument -> argument.arity().max() > 0)
            .filter(argument -> argument.completionCandidates() == null)
            .filter(argument -> !argument.typeInfo().getClassSimpleName().equals("Path"))
            .filter(argument -> !argument.paramLabel().equals("COMMAND"))
            .filter(argument -> !UNKNOWABLE.contains(argument.paramLabel()))
            .map(CompletionCommandTest::name)
            .toList();
    // The arrays of a recording, whatever they are called.
    assertThat(forgotten).containsExactly("--names", "--ignore");
  }

  /** What is offered is what the option reads: for an enum, not the names of its constants. */
  @Test
  void whatIsOfferedIsAccepted() throws Exception {
    int words = 0;
    for (ArgSpec argument : arguments(Main.described()).toList()) {
      if (argument.completionCandidates() != null && argument.converters().length > 0) {
        for (String word : argument.completionCandidates()) {
          words++;
          assertThat(argument.converters()[0].convert(word)).as(word).isNotNull();
        }
      }
    }
    assertThat(words).isGreaterThan(20);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static Stream<ArgSpec> arguments(CommandSpec command) {
    return Stream.concat(
        command.args().stream(),
        command.subcommands().values().stream().flatMap(c -> arguments(c.getCommandSpec())));
  }
}
