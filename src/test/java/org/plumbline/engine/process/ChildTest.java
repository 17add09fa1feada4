package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.engine.process.EngineException.Kind;

/** Children that are shells with a script. */
final class ChildTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Child shell(String script) {
    return Child.start(List.of("sh", "-c", script), 1000);
  }

  private static String receive(Child child) {
    return receive(child, PATIENCE);
  }

  private static String receive(Child child, Duration patience) {
    return child.receive(System.nanoTime() + patience.toNanos(), patience, "a riddle");
  }

  private static EngineException failure(Child child, Duration patience) {
    return catchThrowableOfType(EngineException.class, () -> receive(child, patience));
  }

  @Test
  void linesComeBackInTheirOrder() {
    try (Child child = shell("while read line; do echo \"<$line>\"; done")) {
      child.send("one");
      child.send("two \u00e4");
      assertThat(receive(child)).isEqualTo("<one>");
      assertThat(receive(child)).isEqualTo("<two \u00e4>");
    }
  }

  @Test
  void anEndIsToldWithItsCodeAndTheLastWords() {
    try (Child child = shell("echo last; echo woe >&2; exit 7")) {
      assertThat(receive(child)).isEqualTo("last");
      EngineException failure = failure(child, PATIENCE);
      assertThat(failure.kind()).isEqualTo(Kind.ENDED);
      assertThat(failure.text())
          .isEqualTo("ended with exit code 7 before it answered a riddle; its last words: woe");
    }
  }

  @Test
  void silenceIsTimedOut() {
    try (Child child = shell("read line")) {
      EngineException failure = failure(child, Duration.ofMillis(20));
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(failure.text()).isEqualTo("no answer to a riddle within 20 ms");
      EngineException past =
          catchThrowableOfType(
              EngineException.class,
              () -> child.receive(System.nanoTime() - 1, Duration.ofSeconds(3), "a riddle"));
      assertThat(past.text()).contains("within 3 s");
    }
  }

  @Test
  void whatIsNoProgramCannotBeStarted() {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class, () -> Child.start(List.of("./no-such-program"), 1000));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(failure.text()).startsWith("cannot be started: ").contains("no-such-program");
  }

  @Test
  void hangingUpEndsAChildThatReads() {
    try (Child child = shell("while read line; do :; done; echo done")) {
      child.hangUp();
      assertThat(failure(child, Duration.ofMillis(1)).kind()).isIn(Kind.ENDED, Kind.TIMED_OUT);
    }
  }

  @Test
  void linesThatAreNoneAreTold() {
    try (Child child = shell("echo fine; printf '%01001d\\n' 0")) {
      assertThat(receive(child)).isEqualTo("fine");
      EngineException failure = failure(child, PATIENCE);
      assertThat(failure.kind()).isEqualTo(Kind.GARBLED);
      assertThat(failure.text()).startsWith("a line of more than 1000 bytes");
    }
  }

  /** One that has cleared its environment is found among the descendants. */
  @ParameterizedTest
  @ValueSource(strings = {"sleep 600", "env -i sleep 600"})
  void closingEndsTheChildAndWhatItStarted(String command) throws Exception {
    ProcessHandle grandchild;
    try (Child child = shell(command + " & echo $!; wait")) {
      grandchild = ProcessHandle.of(Long.parseLong(receive(child))).orElseThrow();
      assertThat(grandchild.isAlive()).isTrue();
    }
    grandchild.onExit().get(20, TimeUnit.SECONDS);
    assertThat(grandchild.isAlive()).isFalse();
  }
}
