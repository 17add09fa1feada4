package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.engine.process.EngineException.Kind;
import org.plumbline.number.Rational;

/** Engines that misbehave in every way: one line says how, and no process is left. */
final class EngineSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration IMPATIENCE = Duration.ofMillis(300);
  private static final int LONGEST_LINE = 1 << 16;
  private static final String INTRODUCTION =
      "read line; echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"n\",\"version\":\"1\","
          + "\"dtype\":\"float64\",\"methods\":[\"gradient\"]}}'; ";

  @TempDir private Path folder;

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  private static String reply(String rest) {
    return INTRODUCTION + "read line; printf '%s\\n' '{\"jsonrpc\":\"2.0\",\"id\":2," + rest + "}'";
  }

  private static List<Rational> gradient(String script, Duration patience) {
    try (EngineSession session = EngineSession.open(shell(script), patience, LONGEST_LINE)) {
      return session.gradient(
          "{}", List.of(Rational.ONE, Rational.of(1, 3)), Optional.of(List.of(0)));
    }
  }

  @Test
  void readsNumbersExactly() {
    String answer = reply("\"result\":{\"gradient\":[0.1,\"-0x1.8p-3\"]}");
    assertThat(gradient(answer, PATIENCE)).containsExactly(Rational.of(1, 10), Rational.of(-3, 16));
  }

  @Test
  void skipsNotifications() {
    String note = "echo '{\"jsonrpc\":\"2.0\",\"method\":\"log\",\"params\":[]}'; ";
    assertThat(gradient(note + reply("\"result\":{\"gradient\":[1,\"1/3\"]}"), PATIENCE))
        .containsExactly(Rational.ONE, Rational.of(1, 3));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatIsWrong(String script, Kind kind, String message) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> gradient(script, PATIENCE));
    assertThat(failure).isNotNull();
    assertThat(failure.text()).contains(message).doesNotContain("\n");
    assertThat(failure.kind()).isEqualTo(kind);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("exit 3", Kind.ENDED, "ended with exit code 3 before it answered initialize"),
        Arguments.of(
            "echo one >&2; echo two words >&2; exit 1",
            Kind.ENDED,
            "exit code 1 before it answered initialize; its last words: one / two words"),
        Arguments.of(
            "kill -9 $$", Kind.ENDED, "ended with exit code 137 before it answered initialize"),
        Arguments.of("exec >&-; sleep 60", Kind.ENDED, "closed its standard output before"),
        Arguments.of(INTRODUCTION + "exit 4", Kind.ENDED, "before it answered gradient"),
        Arguments.of("printf abc", Kind.ENDED, "ended within a line"),
        Arguments.of("echo hello; sleep 60", Kind.GARBLED, "not a JSON object"),
        Arguments.of("echo '[]'; sleep 60", Kind.GARBLED, "a line that is not a JSON object came"),
        Arguments.of("echo; sleep 60", Kind.GARBLED, "not a JSON object"),
        Arguments.of("printf '\\377\\376\\n'; sleep 60", Kind.GARBLED, "not valid UTF-8"),
        Arguments.of(
            "head -c 200000 /dev/zero | tr '\\0' x; sleep 60",
            Kind.GARBLED,
            "a line of more than 65536 bytes"),
        Arguments.of(reply("\"result\":1,\"result\":2"), Kind.GARBLED, "Duplicate"),
        Arguments.of(reply("\"result\":1} {"), Kind.GARBLED, "not a JSON object"),
        Arguments.of(reply("\"result\":1,\"error\":{}"), Kind.GARBLED, "exactly one"),
        Arguments.of(reply("\"x\":1"), Kind.GARBLED, "exactly one of result and error"),
        Arguments.of(
            reply("\"result\":1").replace("\"id\":2", "\"id\":7"),
            Kind.GARBLED,
            "an answer to id 7 where 2 was asked"),
        Arguments.of(
            reply("\"result\":1").replace("2.0\",\"id\":2", "1.0\",\"id\":2"),
            Kind.GARBLED,
            "\"jsonrpc\": \"2.0\""),
        Arguments.of(reply("\"method\":\"ask\""), Kind.GARBLED, "it asked for 'ask'"),
        Arguments.of(
            reply("\"error\":{\"code\":-32601,\"message\":\"what?\\nhow?\"}"),
            Kind.REFUSED,
            "answered gradient with error -32601: what?\uFFFDhow?"),
        Arguments.of(
            reply("\"result\":{}"),
            Kind.MEANINGLESS,
            "gradient is missing; expected a list of numbers"),
        Arguments.of(
            reply("\"result\":{\"gradient\":[1]}"), Kind.MEANINGLESS, "1 entries; expected 2"),
        Arguments.of(
            reply("\"result\":{\"gradient\":[1,NaN]}"),
            Kind.MEANINGLESS,
            "gradient[1]: 'NaN' is not a number"),
        Arguments.of(
            reply("\"result\":{\"gradient\":[1,-Infinity]}"), Kind.MEANINGLESS, "gradient[1]"),
        Arguments.of(
            reply("\"result\":{\"gradient\":[1,1e999999999]}"), Kind.MEANINGLESS, "exponent"),
        Arguments.of(
            reply("\"result\":{\"gradient\":[1,null]}"),
            Kind.MEANINGLESS,
            "gradient[1] is null; expected a number"),
        Arguments.of(
            INTRODUCTION.replace("float64", "float80") + "sleep 60",
            Kind.GARBLED,
            "dtype is 'float80'; expected one of float16"),
        Arguments.of(
            INTRODUCTION.replace("\"name\":\"n\",", "") + "sleep 60",
            Kind.GARBLED,
            "name is missing"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void waitsNoLonger(String script) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> gradient(script, IMPATIENCE));
    assertThat(failure.text()).contains("within 300 ms");
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
  }

  static Stream<String> silences() {
    String note = "{\"jsonrpc\":\"2.0\",\"method\":\"log\"}";
    return Stream.of(
        "sleep 60", "printf '{\"jsonrpc\":'; sleep 60", "while :; do echo '" + note + "'; done");
  }

  /** It first introduces itself, for which a busy machine may need a second. */
  @Test
  void isNotBlockedByAChildThatDoesNotRead() {
    Duration patience = Duration.ofSeconds(5);
    try (EngineSession session =
        EngineSession.open(shell(INTRODUCTION + "sleep 60"), patience, LONGEST_LINE)) {
      String huge = "\"" + "x".repeat(1 << 22) + "\"";
      EngineException failure =
          catchThrowableOfType(
              EngineException.class, () -> session.gradient(huge, List.of(), Optional.empty()));
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(session.isOver()).isTrue();
    }
  }

  @Test
  void goesOnAfterAnErrorObject() {
    String script =
        reply("\"error\":{\"code\":1,\"message\":\"no\"}")
            + "; read line; echo '{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{\"gradient\":[5]}}'";
    try (EngineSession session = EngineSession.open(shell(script), PATIENCE)) {
      List<Rational> weights = List.of(Rational.ONE);
      EngineException failure =
          catchThrowableOfType(
              EngineException.class, () -> session.gradient("{}", weights, Optional.empty()));
      assertThat(failure.isRecoverable()).isTrue();
      assertThat(session.gradient("{}", weights, Optional.empty())).containsExactly(Rational.of(5));
    }
  }

  @Test
  void saysWhatCannotBeStarted() {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class, () -> EngineSession.open(List.of("/no/such/engine"), PATIENCE));
    assertThat(failure.text()).startsWith("cannot be started: ").contains("No such file");
  }

  /** Grandchildren too: the shell of the second script waits for a process of its own. */
  @ParameterizedTest
  @MethodSource("families")
  void leavesNoProcess(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("pid");
    String whole = script.replace("FILE", file.toString());
    catchThrowableOfType(EngineException.class, () -> gradient(whole, Duration.ofSeconds(1)));
    long pid = Long.parseLong(Files.readString(file).strip());
    Optional<ProcessHandle> left = ProcessHandle.of(pid);
    if (left.isPresent()) {
      left.get().onExit().join();
    }
    assertThat(left.filter(ProcessHandle::isAlive)).isEmpty();
  }

  static Stream<String> families() {
    return Stream.of(
        "echo $$ > FILE; exec sleep 60",
        INTRODUCTION + "(echo $(exec sh -c 'echo $PPID') > FILE; sleep 60) & wait",
        "trap '' TERM INT; echo $$ > FILE; while :; do sleep 1; done");
  }

  @Test
  void tellsTheEngineToEnd() throws IOException {
    Path file = folder.resolve("last");
    String script = INTRODUCTION + "read line; echo \"$line\" > " + file + "; exit 0";
    EngineSession.open(shell(script), PATIENCE).close();
    assertThat(Files.readString(file)).contains("\"method\":\"shutdown\"");
  }
}
