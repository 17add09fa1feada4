package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.experiment.BundledExamples;

/**
 * The executable is killed, as by {@code kill -9}, at random moments and resumed each time: all
 * files are those of a run that nobody killed.
 */
final class ResumeIT {
  private static final String EXECUTABLE = System.getProperty("plumbline.executable");

  /** For each number of threads. */
  private static final int KILLS = Integer.getInteger("plumbline.kills", 1);

  private static final long SEED = 20221130;
  private static final int PATIENCE_SECONDS = 300;

  /** A second's start of Java, and what a run does after it. */
  private static final int MOST_MILLISECONDS = 4000;

  private static final Pattern TIMING =
      Pattern.compile(
          "\"timing\": \\{[^}]*}|<details class=\"timing\">.*?</details>", Pattern.DOTALL);

  @TempDir private Path folder;

  private Process started(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(EXECUTABLE, "check", "--quiet"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private int finished(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not finished in time");
    }
    return process.exitValue();
  }

  /** Kills the process after some time, and every process that it started. */
  private static void kill(Process process, int milliseconds) throws InterruptedException {
    boolean hasEnded = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    if (!hasEnded) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  /** The texts of all files below a folder, without what may differ. */
  private static List<String> texts(Path output) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        // Each byte a character: not all files are texts.
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String text = TIMING.matcher(bytes).replaceAll("");
        texts.add(output.relativize(file) + "\n" + text);
      }
    }
    return texts;
  }

  private boolean hasCheckpoint() {
    return Files.exists(folder.resolve("out/checkpoint/run.properties"));
  }

  /** Runs it to its end, killed and resumed; how often it was resumed. */
  private int resumed(String threads) throws Exception {
    Random random = new Random(SEED + threads.hashCode());
    Process process = begun(threads);
    int resumed = 0;
    for (int k = 0; k < KILLS; k++) {
      kill(process, random.nextInt(MOST_MILLISECONDS));
      if (process.exitValue() == 0) {
        break;
      }
      if (hasCheckpoint()) {
        Files.writeString(folder.resolve("flow.yaml"), "it is not read again");
        process = started("--resume", "out", "--checkpoint", "100ms", "--threads", threads);
        resumed++;
      } else {
        process = begun(threads);
      }
    }
    assertThat(finished(process)).as(Files.readString(folder.resolve("stderr"))).isZero();
    assertThat(folder.resolve("out/checkpoint")).doesNotExist();
    return resumed;
  }

  private Process begun(String threads) throws IOException {
    Files.writeString(folder.resolve("flow.yaml"), BundledExamples.text("iris"));
    return started(
        "flow.yaml",
        "--digits",
        "15",
        "--output",
        "out",
        "--checkpoint",
        "100ms",
        "--threads",
        threads);
  }

  @Test
  void theReportIsThatOfARunThatNobodyKilled() throws Exception {
    Files.writeString(folder.resolve("flow.yaml"), BundledExamples.text("iris"));
    assertThat(finished(started("flow.yaml", "--digits", "15", "--output", "whole"))).isZero();
    List<String> whole = texts(folder.resolve("whole"));
    assertThat(whole).hasSizeGreaterThan(5);
    int resumed = 0;
    for (String threads : List.of("2", "1", "3")) {
      resumed += resumed(threads);
      assertThat(texts(folder.resolve("out"))).as(threads + " threads").isEqualTo(whole);
    }
    assertThat(resumed).isPositive();
  }
}
