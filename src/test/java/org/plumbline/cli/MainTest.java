package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.BundledCampaigns;

/** Words on the command line: help, and refusals in one line with exit code 2. */
final class MainTest {
  private static final String EXAMPLES =
      "iris, small-relu, deep-linear, pinned, identity-skip, leaky-logistic, iris-inseparable, wdbc, wine, digits, sonar, orthogonal, orthogonal-deep, max-margin, own-labels, bypass, full-matrix, conv-linear-head, linear-tail, diagonal-skip, three-classes, nearly-orthogonal, whitened, diagonal-rich, diagonal-kernel, small-start, few-kinks";

  /** Outside of a whole build the commit is not known. */
  private static final String VERSION =
      "plumbline \\d+\\.\\d+\\.\\d+\\ncommit ([0-9a-f]{40}\\+?|unknown)\\nJava \\d\\S* \\(.+\\)\\n";

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesInOneLine(List<String> arguments, String message) {
    Invocation refused = Invocation.of(arguments.toArray(String[]::new));
    assertThat(refused).isEqualTo(new Invocation(2, "", "plumbline: " + message + "\n"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            "no command is given; expected check, assumptions, laws, sweep, compare, properties, generate, benchmark, examples, doctor, completion, man, help; see 'plumbline --help'"),
        refusal(
            "'frob' is not a command; expected check, assumptions, laws, sweep, compare, properties, generate, benchmark, examples, doctor, completion, man, help; see 'plumbline --help'",
            "frob"),
        refusal(
            "'chek' is not a command (perhaps check); expected check, assumptions, laws, sweep, compare, properties, generate, benchmark, examples, doctor, completion, man, help; see 'plumbline --help'",
            "chek"),
        refusal("'--frob' is not an option; see 'plumbline check --help'", "check", "--frob"),
        refusal(
            "'--digts' is not an option (perhaps --digits); see 'plumbline check --help'",
            "check",
            "--digts",
            "4"),
        refusal("'b' is one argument too many; see 'plumbline check --help'", "check", "a", "b"),
        refusal(
            "'b\uFFFDc' is one argument too many; see 'plumbline check --help'",
            "check",
            "a",
            "b\nc"),
        refusal(
            "Missing required parameter: 'EXPERIMENT'; see 'plumbline assumptions --help'",
            "assumptions"),
        refusal(number("digits", "0", "1 to 1000"), "check", "--digits", "0"),
        refusal(number("digits", "-5", "1 to 1000"), "check", "--digits", "-5"),
        refusal(number("digits", "abc", "1 to 1000"), "check", "--digits", "abc"),
        refusal(number("digits", "1e2", "1 to 1000"), "check", "--digits=1e2"),
        refusal(number("digits", "", "1 to 1000"), "check", "--digits="),
        refusal(number("digits", "99999999999", "1 to 1000"), "check", "--digits", "99999999999"),
        refusal(number("threads", "0", "1 to 256"), "check", "--threads", "0"),
        refusal(number("threads", "257", "1 to 256"), "check", "--threads", "257"),
        refusal(
            number("seed", "9223372036854775808", "-2^63 to 2^63 - 1"),
            "check",
            "--seed",
            "9223372036854775808"),
        refusal(
            "Missing required parameter for option '--digits' (N); see 'plumbline check --help'",
            "check",
            "--digits"),
        refusal(
            "Invalid value for option '--engine': 'fast'; expected one of taylor, reference, double; see 'plumbline check --help'",
            "check",
            "--engine",
            "fast"),
        refusal(
            "nope.yaml: there is no such file; expected an experiment file or one of " + EXAMPLES,
            "check",
            "nope.yaml"),
        refusal(
            "'': there is no such file; expected an experiment file or one of " + EXAMPLES,
            "check",
            ""),
        refusal(
            "nope: there is no such bundled example; expected one of " + EXAMPLES,
            "examples",
            "nope"),
        refusal(
            "--output: the path is empty; expected a folder",
            "assumptions",
            "pinned",
            "--output",
            ""),
        refusal(
            "pinned: initialization: the weights are listed, so there is no seed to replace; expected seed and scale",
            "check",
            "pinned",
            "--seed",
            "7"));
  }

  private static String number(String option, String value, String bounds) {
    return "Invalid value for option '--"
        + option
        + "': '"
        + value
        + "'; expected a whole number from "
        + bounds
        + "; see 'plumbline check --help'";
  }

  private static Arguments refusal(String message, String... arguments) {
    return Arguments.of(List.of(arguments), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "assumptions",
        "compare",
        "properties",
        "generate",
        "benchmark",
        "examples",
        "doctor",
        "completion",
        "man"
      })
  void helpsWithAnExample(String command) {
    Invocation help = Invocation.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("\nExample: plumbline " + command);
    assertThat(Invocation.of("help", command)).isEqualTo(help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "assumptions", "benchmark"})
  void everyOptionShowsAnExample(String command) {
    String flat = Invocation.of(command, "--help").out().replaceAll("\\s+", " ");
    for (String option : List.of("digits", "output", "json", "quiet", "threads", "seed")) {
      assertThat(flat).containsPattern("as in --" + option + "\\b");
    }
  }

  @Test
  void namesItsVersionAndItsExitCodes() {
    assertThat(Invocation.of("--version").out()).matches(VERSION);
    assertThat(Invocation.of("--help").out()).contains("\n   3    something is UNDECIDED");
  }

  @Test
  void listsAndWritesExamples() {
    assertThat(Invocation.of("examples").out().lines())
        .hasSize(
            EXAMPLES.split(", ", -1).length + BundledCampaigns.all().size() + Adapters.all().size())
        .allMatch(line -> line.length() <= 120);
    assertThat(Invocation.of("examples", "pinned").out()).contains("\nname: pinned\n");
    assertThat(Invocation.of("examples", "adapter-python").out()).startsWith("#!/usr/bin/env");
  }

  @Test
  void showsStackTracesOnDemandOnly() {
    assertThat(Invocation.of("check", "nope.yaml", "--debug").err()).contains("\tat org.plumbline");
    assertThat(Invocation.of("check", "nope.yaml").err().lines()).hasSize(1);
  }
}
