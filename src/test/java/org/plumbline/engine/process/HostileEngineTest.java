package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.engine.process.EngineException.Kind;
import org.plumbline.number.Rational;

/** Whatever an engine writes is of one of the kinds there are, and no process of it is left. */
final class HostileEngineTest {
  private static final String SCRIPT = "src/test/resources/engines/hostile.py";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @BeforeEach
  void needsPython() {
    assumeTrue(Programs.succeeds("python3", "-c", "import json"), "no python3");
  }

  private static List<Rational> gradient(String mode) {
    return gradient(mode, "");
  }

  private static List<Rational> gradient(String mode, String mark) {
    List<String> command = List.of("python3", SCRIPT, mode, mark);
    try (EngineSession session = EngineSession.open(command, PATIENCE)) {
      return session.gradient("{}", List.of(Rational.ONE, Rational.of(1, 3)), Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exponent, GARBLED",
    "exponent-small, GARBLED",
    "exponent-sign, GARBLED",
    "leading-zeros, GARBLED",
    "plus, GARBLED",
    "objects, GARBLED",
    "duplicate-key, GARBLED",
    "two-on-a-line, GARBLED",
    "float-id, GARBLED",
    "text-id, GARBLED",
    "no-result, GARBLED",
    "both, GARBLED",
    "invalid-utf8, GARBLED",
    "half-a-line, ENDED",
    "nested, MEANINGLESS",
    "surrogate, MEANINGLESS",
    "nul-in-text, MEANINGLESS",
    "gradient-object, MEANINGLESS",
    "ragged, MEANINGLESS",
    "error-null, REFUSED",
    "error-text, REFUSED",
    "init-number, GARBLED",
    "init-null, GARBLED",
    "init-slope, GARBLED",
    "init-dtype, GARBLED",
    "bom, GARBLED",
  })
  void nonsenseHasItsKind(String mode, Kind kind) {
    EngineException problem = catchThrowableOfType(EngineException.class, () -> gradient(mode));
    assertThat(problem).as(mode).isNotNull();
    assertThat(problem.kind()).as(problem.text()).isEqualTo(kind);
    assertThat(problem.text()).hasSizeLessThan(700).doesNotContain("\n");
  }

  /** Numbers of any size are numbers; whether they are right is not known here. */
  @ParameterizedTest
  @ValueSource(
      strings = {"exact-huge", "exact-tiny", "exact-fraction", "carriage-returns", "init-methods"})
  void numbersAreRead(String mode) {
    assertThat(gradient(mode)).hasSize(2);
  }

  /**
   * A process that has left parents and session, one that starts others, one that hears nothing.
   */
  @ParameterizedTest
  @ValueSource(strings = {"orphan", "spawning", "stubborn"})
  void nothingIsLeft(String mode) {
    String mark = "only-" + UUID.randomUUID();
    assertThat(gradient(mode, mark)).hasSize(2);
    assertThat(running(mark)).isEmpty();
  }

  /** The processes whose words contain one. */
  private static Set<String> running(String word) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> words(process).contains(word))
          .map(process -> process.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      return new TreeSet<>();
    }
  }

  private static String words(Path process) {
    try {
      return new String(
          Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
