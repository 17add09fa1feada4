package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

/**
 * The engines to start from run, where their interpreter or compiler is installed, and give
 * gradients that are known exactly.
 */
final class AdaptersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SOURCES = Path.of("src/main/resources/adapters");

  /** On a kink of its single unit and with margin 0, so that all numbers are exact. */
  private static final String EXPERIMENT =
      """
      {"name": "a", "data": {"points": [["1", "1/2"], ["-1", "-1/2"]], "labels": [1, -1]},
       "network": {"widths": [2, 2, 1], "activations": ["ACTIVATION"], "skips": [SKIP]},
       "loss": "LOSS", "reduction": "REDUCTION"}\
      """
          .replace("\n", "");

  @TempDir private Path folder;

  private List<String> command(String adapter) throws IOException, InterruptedException {
    switch (adapter) {
      case "python_engine.py", "numpy_engine.py", "scipy_engine.py", "torch_engine.py" -> {
        String module = adapter.replace("_engine.py", "").replace("python", "json");
        return List.of(Programs.pythonWith(module), SOURCES.resolve(adapter).toString());
      }
      default -> {
        assumeTrue(Programs.succeeds("g++", "--version"), "no g++");
        String program = folder.resolve("engine").toString();
        assertThat(
                Programs.succeeds("g++", "-O1", "-o", program, SOURCES.resolve(adapter).toString()))
            .isTrue();
        return List.of(program);
      }
    }
  }

  private static String experiment(String activation, String skip, String loss, String reduction) {
    return EXPERIMENT
        .replace("ACTIVATION", activation)
        .replace("SKIP", skip)
        .replace("LOSS", loss)
        .replace("REDUCTION", reduction);
  }

  private static List<Rational> numbers(String texts) {
    return List.of(texts.split(" ")).stream().map(Rational::parse).toList();
  }

  /**
   * Weights W1 = [[1, 0], [1, -2]], W2 = [0, 0] give margins 0 and, with unit 1 at its kink on both
   * samples, gradients that are sums of z_a over 1, 2 or 4.
   */
  @ParameterizedTest
  @CsvSource({
    "python_engine.py",
    "numpy_engine.py",
    "scipy_engine.py",
    "torch_engine.py",
    "engine.cpp",
  })
  void giveExactGradients(String adapter) throws IOException, InterruptedException {
    List<Rational> weights = numbers("1 0 1 -2 0 0");
    try (EngineSession session = EngineSession.open(command(adapter), PATIENCE)) {
      assertThat(session.description().dtype()).isEqualTo("float64");
      assertThat(session.description().methods())
          .containsExactly("gradient", adapter.startsWith("scipy") ? "flow" : "descent");
      assertThat(session.description().reluSlopeAtZero()).isEqualTo(Rational.ZERO);
      String sum = experiment("relu", "", "exponential", "sum");
      assertThat(session.gradient(sum, weights, Optional.empty()))
          .isEqualTo(numbers("0 0 0 0 -1 0"));
      String mean = experiment("leaky:1/4", "", "logistic", "mean");
      assertThat(session.gradient(mean, weights, Optional.empty()))
          .isEqualTo(numbers("0 0 0 0 -5/16 0"));
      assertThat(session.gradient(mean, weights, Optional.of(List.of(1))))
          .isEqualTo(numbers("0 0 0 0 -1/8 0"));
      String skipping =
          experiment("linear", "{\"from\":0,\"to\":2,\"kind\":\"free\"}", "exponential", "mean");
      assertThat(session.gradient(skipping, numbers("1 0 1 -2 0 0 0 0"), Optional.empty()))
          .isEqualTo(numbers("0 0 0 0 -1 0 -1 -1/2"));
    }
  }

  /**
   * Weights W1 = [[1, 0], [1, -2]], b1 = [1, 0], W2 = [0, 0] and, where the output has one, b2 = 0
   * give margins 0 and activations (2, 0) and (0, 0), all exact.
   */
  @ParameterizedTest
  @CsvSource({
    "python_engine.py",
    "numpy_engine.py",
    "scipy_engine.py",
    "torch_engine.py",
    "engine.cpp",
  })
  void haveBiases(String adapter) throws IOException, InterruptedException {
    String plain = experiment("relu", "", "exponential", "sum");
    String first = plain.replace("\"widths\"", "\"biases\": [true, false], \"widths\"");
    String both = plain.replace("\"widths\"", "\"biases\": [true, true], \"widths\"");
    try (EngineSession session = EngineSession.open(command(adapter), PATIENCE)) {
      assertThat(session.gradient(first, numbers("1 0 1 -2 1 0 0 0"), Optional.empty()))
          .isEqualTo(numbers("0 0 0 0 0 0 -2 0"));
      Optional<List<Integer>> one = Optional.of(List.of(1));
      assertThat(session.gradient(both, numbers("1 0 1 -2 1 0 0 0 0"), one))
          .isEqualTo(numbers("0 0 0 0 0 0 0 0 1"));
      assertThat(session.gradient(both, numbers("0 0 0 0 1 0 1 0 -1"), Optional.of(List.of(0))))
          .isEqualTo(numbers("-1 -1/2 0 0 -1 0 -1 0 -1"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "python_engine.py",
    "numpy_engine.py",
    "torch_engine.py",
    "engine.cpp",
  })
  void takeStepsOfDescent(String adapter) throws IOException, InterruptedException {
    try (EngineSession session = EngineSession.open(command(adapter), PATIENCE)) {
      String experiment = experiment("relu", "", "exponential", "sum");
      List<List<Rational>> path =
          session.descent(
              experiment,
              numbers("1 0 1 -2 0 0"),
              Rational.of(1, 4),
              2,
              Optional.of(List.of(List.of(1), List.of(0))));
      assertThat(path)
          .containsExactly(
              numbers("1 0 1 -2 0 0"), numbers("1 0 1 -2 0 0"), numbers("1 0 1 -2 1/4 0"));
    }
  }

  @Test
  void areShort() throws IOException {
    for (String line : Files.readAllLines(SOURCES.resolve("index.txt"))) {
      Path source = SOURCES.resolve(line.split(": ", -1)[1]);
      if (line.startsWith("python: ")) {
        continue; // a module to call, not a program to start from
      }
      int most = line.startsWith("adapter-") ? 110 : 130;
      assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(most);
    }
  }
}
