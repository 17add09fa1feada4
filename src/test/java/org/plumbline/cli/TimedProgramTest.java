package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes that are timed. */
final class TimedProgramTest {
  private static final Contestant.Finish DONE =
      new Contestant.Finish(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path folder;

  private static TimedProgram program(String... words) {
    return new TimedProgram("tiny", new ExternalProgram("peer", List.of(words)), 10);
  }

  private static void requestOnceThere(Path file, Interruption interruption) {
    while (!isWritten(file)) {
      Thread.onSpinWait();
    }
    interruption.request();
  }

  private static boolean isWritten(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** It has no input, and what it writes is thrown away. */
  @Test
  void aProgramRunsToItsEnd() {
    Path file = folder.resolve("ran");
    TimedProgram program = program("sh", "-c", "read x; echo noise; echo more >&2; : > " + file);
    try (Interruption interruption = Interruption.listen()) {
      assertThat(program.run(interruption)).isEqualTo(DONE);
    }
    assertThat(file).exists();
    assertThat(program.engine()).isEqualTo("peer");
    assertThat(program.threads()).isEmpty();
    assertThat(program.isColdEachTime()).isTrue();
  }

  @Test
  void aProgramThatFailsIsRefused() {
    try (Interruption interruption = Interruption.listen()) {
      assertThatThrownBy(() -> program("sh", "-c", "exit 3").run(interruption))
          .isInstanceOf(InputException.class)
          .hasMessage("--against: peer: ended with exit code 3; expected 0");
      assertThatThrownBy(() -> program("./no-such-program").run(interruption))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("--against: peer: cannot be started (")
          .hasMessageEndingWith("); expected a program and its arguments");
    }
  }

  @Test
  void aProgramIsEndedWhenSomebodyInterrupts() throws Exception {
    Path file = folder.resolve("process");
    TimedProgram endless = program("sh", "-c", "echo $$ > " + file + "; exec sleep 600");
    try (Interruption interruption = Interruption.listen()) {
      Thread asking = new Thread(() -> requestOnceThere(file, interruption));
      asking.start();
      assertThat(endless.run(interruption).shortfall()).contains("interrupted");
      asking.join();
    }
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
    if (process.isPresent()) {
      process.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }
}
