package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code benchmark}: what it runs, prints and refuses; never how long anything took. */
final class BenchmarkCommandTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path folder;

  /** Runs the command without more warming up than it must do. */
  private static Invocation run(String... words) {
    Stream<String> quick = Stream.of("benchmark", "--warm-up", "0", "--repeat", "2");
    return Invocation.of(Stream.concat(quick, Stream.of(words)).toArray(String[]::new));
  }

  private String tiny(String text) {
    return Inputs.file(folder, text).toString();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jsonHasTheKeysOfTheContractAndNoMore() {
    Invocation run =
        run(tiny(Inputs.SHORT), "--digits", "6,10", "--engine", "reference,taylor", "--json");
    assertThat(run.code()).isZero();
    JsonNode tree = json(run.out());
    assertThat(tree.fieldNames()).toIterable().containsExactly("runs");
    assertThat(tree.at("/runs")).hasSize(4);
    for (JsonNode entry : tree.at("/runs")) {
      assertThat(entry.fieldNames())
          .toIterable()
          .containsExactly(
              "experiment",
              "engine",
              "digits",
              "threads",
              "steps",
              "integrateSeconds",
              "verifySeconds");
      assertThat(entry.at("/experiment").asText()).isEqualTo("tiny");
      assertThat(entry.at("/threads").intValue()).isEqualTo(1);
      assertThat(entry.at("/steps").isInt()).isTrue();
      assertThat(entry.at("/verifySeconds").fieldNames())
          .toIterable()
          .containsExactly("min", "median", "max");
      JsonNode seconds = entry.at("/integrateSeconds");
      assertThat(seconds.fieldNames()).toIterable().containsExactly("min", "median", "max");
      assertThat(seconds.at("/min").doubleValue())
          .isPositive()
          .isLessThanOrEqualTo(seconds.at("/median").doubleValue());
      assertThat(seconds.at("/median").doubleValue())
          .isLessThanOrEqualTo(seconds.at("/max").doubleValue());
    }
    assertThat(tree.at("/runs"))
        .extracting(entry -> entry.at("/engine").asText() + entry.at("/digits").asText())
        .containsExactly("reference6", "taylor6", "reference10", "taylor10");
  }

  @Test
  void printsOneRowForEachEngine() {
    Invocation run = run(tiny(Inputs.SHORT), "--engine", "taylor", "--engine", "reference");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out().lines().toList().get(0))
        .matches(
            "experiment +engine +digits +threads +steps +min s +median s +max s +verify s +ratio");
    assertThat(run.out().lines().toList().get(1)).startsWith("tiny ").endsWith(" 1.00");
    assertThat(run.out().lines().toList().get(2)).contains(" reference  ");
  }

  @Test
  void bundledExamplesAndSeedsWork() {
    Invocation bundled = run("deep-linear", "--digits", "4", "--engine", "taylor", "--json");
    assertThat(json(bundled.out()).at("/runs/0/experiment").asText()).isEqualTo("deep-linear");
    String seeded = Inputs.SHORT.replace("weights: [[[1/8, 1/8]], [[1/4]]]", "{seed: 3}");
    assertThat(run(tiny(seeded), "--engine", "taylor", "--seed", "4").code()).isZero();
    Invocation refused = run("pinned", "--seed", "3");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("plumbline: pinned: initialization: ").hasLineCount(1);
  }

  @Test
  void writesWhatItPrints() throws IOException {
    Path out = folder.resolve("out");
    String file = tiny(Inputs.SHORT);
    Invocation run =
        run(file, "--engine", "taylor", "--json", "--quiet", "--output", out.toString());
    assertThat(Inputs.names(out)).containsExactly("benchmark.json");
    assertThat(Files.readString(out.resolve("benchmark.json"))).isEqualTo(run.out());
    assertThat(run(file, "--engine", "taylor", "--quiet")).isEqualTo(new Invocation(0, "", ""));
  }

  @Test
  void otherProgramsAreTimedAsRowsOfTheirOwn() {
    Invocation run =
        run(
            tiny(Inputs.SHORT),
            "--engine",
            "taylor",
            "--against",
            "peer='" + JAVA + "' -version",
            "--json");
    assertThat(run.err().lines()).allMatch(line -> line.startsWith("plumbline: timing"));
    JsonNode peer = json(run.out()).at("/runs/1");
    assertThat(peer.at("/engine").asText()).isEqualTo("peer");
    assertThat(peer.at("/experiment").asText()).isEqualTo("tiny");
    assertThat(peer.at("/threads").isNull()).isTrue();
    assertThat(peer.at("/steps").isNull()).isTrue();
    assertThat(peer.at("/integrateSeconds/median").doubleValue()).isPositive();
  }

  @Test
  void otherProgramsAreToldExperimentAndDigits() {
    ExternalProgram program =
        new ExternalProgram.Converter().convert("peer=run --in={experiment} {digits}");
    assertThat(program.on("a b.json", 50).words()).containsExactly("run", "--in=a b.json", "50");
  }

  @Test
  void aProgramThatFailsEndsTheBenchmark() {
    String file = tiny(Inputs.SHORT);
    Invocation failed =
        run(file, "--engine", "taylor", "--against", "peer='" + JAVA + "' -no-such-option");
    assertThat(failed)
        .isEqualTo(
            new Invocation(
                2, "", "plumbline: --against: peer: ended with exit code 1; expected 0\n"));
    Invocation missing =
        run(file, "--engine", "taylor", "--against", "peer=" + folder.resolve("no program"));
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err())
        .startsWith("plumbline: --against: peer: cannot be started (")
        .endsWith("); expected a program and its arguments\n")
        .hasLineCount(1);
  }

  @Test
  void aRunThatCannotReachItsHorizonIsUndecided() {
    String still =
        Inputs.BASE
            .replace("[[[2, 1]], [[2]]]", "[[[0, 0]], [[0]]]")
            .replace("{time: 1}", "{risk: 1/100}");
    Invocation run = run(tiny(still), "--engine", "taylor");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("plumbline: tiny, 10 digits, taylor: ended before its horizon: nothing moves");
  }

  @Test
  void seriesShowTheTimeOfAStep() {
    Invocation run = run("--scaling", "digits", "--digits", "4,8");
    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).endsWith("max s  ms a step  ratio");
    assertThat(lines.get(1)).startsWith("digits ").endsWith("-");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesInOneLine(List<String> arguments, String message) {
    Stream<String> words = Stream.concat(Stream.of("benchmark"), arguments.stream());
    Invocation refused = Invocation.of(words.toArray(String[]::new));
    assertThat(refused).isEqualTo(new Invocation(2, "", "plumbline: " + message + "\n"));
  }

  static Stream<Arguments> refusals() {
    String help = "; see 'plumbline benchmark --help'";
    return Stream.of(
        refusal("Missing required parameter: 'EXPERIMENT' (or --scaling)" + help),
        refusal(
            "Invalid value for option '--scaling': 'width'; expected samples, edges, digits, horizon"
                + help,
            "--scaling",
            "width"),
        refusal(
            "Invalid value for option '--repeat': '0'; expected a whole number from 1 to 10000"
                + help,
            "pinned",
            "--repeat",
            "0"),
        refusal(
            "Invalid value for option '--digits' (N): '1001'; expected a whole number from 1 to 1000"
                + help,
            "pinned",
            "--digits",
            "50,1001"),
        refusal(
            "Invalid value for option '--engine' (NAME): 'fast'; expected one of taylor, reference, double"
                + help,
            "pinned",
            "--engine",
            "fast"),
        refusal(
            "Invalid value for option '--against' (NAME=COMMAND): 'peer': expected NAME=COMMAND"
                + help,
            "pinned",
            "--against",
            "peer"),
        refusal(
            "Invalid value for option '--against' (NAME=COMMAND): 'peer=': expected a command after the equals sign"
                + help,
            "pinned",
            "--against",
            "peer="),
        refusal(
            "Invalid value for option '--against' (NAME=COMMAND): 'peer='a': a single quote is not closed; expected a program and its arguments"
                + help,
            "pinned",
            "--against",
            "peer='a"),
        refusal(
            "--against: taylor: there is already an engine of that name; expected another name",
            "pinned",
            "--against",
            "taylor=true"),
        refusal(
            "--against: peer: other programs cannot be given the problems of --scaling; expected one of the two options",
            "--scaling",
            "samples",
            "--against",
            "peer=true"),
        refusal(
            "--against: peer: the command does not say which experiment to run; expected {experiment} in it, or a single experiment",
            "pinned",
            "small-relu",
            "--against",
            "peer=true"),
        refusal(
            "--against: peer: the command does not say how many digits to compute; expected {digits} in it, or a single number of digits",
            "pinned",
            "--digits",
            "4,8",
            "--against",
            "peer=true"),
        refusal("--output: the path is empty; expected a folder", "pinned", "--output", ""));
  }

  private static Arguments refusal(String message, String... arguments) {
    return Arguments.of(List.of(arguments), message);
  }
}
