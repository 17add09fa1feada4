package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep by the executable is killed, as by {@code kill -9}, at random moments and started again:
 * its table is that of a sweep that nobody killed.
 */
final class SweepIT {
  private static final String EXECUTABLE = System.getProperty("plumbline.executable");
  private static final int KILLS = 2 * Integer.getInteger("plumbline.kills", 1);
  private static final long SEED = 20221130;
  private static final int PATIENCE_SECONDS = 300;

  /** A second's start of Java, and the runs after it. */
  private static final int MOST_MILLISECONDS = 4000;

  private static final String CAMPAIGN =
      """
      name: killed
      experiment:
        data: {generate: {kind: separable, samples: 4, dimension: 2, seed: {each: 1..20}}}
        network: {widths: [2, 2, 1], activations: [relu]}
        initialization: {seed: 1, scale: {each: [1/2, 1]}}
        flow: {digits: 12, until: {time: 2}}
      keep: {weights: true}
      """;

  @TempDir private Path folder;

  private Process sweep(String output, String threads) throws IOException {
    return new ProcessBuilder(
            EXECUTABLE, "sweep", "killed.yaml", "--quiet", "--output", output, "--threads", threads)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private List<String> finished(String output, String threads)
      throws IOException, InterruptedException {
    Process process = sweep(output, threads);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isIn(0, 3);
    return Files.readAllLines(folder.resolve(output).resolve("runs.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @Test
  void killedAndStartedAgainItEndsWithTheSameTable() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("killed.yaml"), CAMPAIGN);
    Random random = new Random(SEED);
    for (int k = 0; k < KILLS; k++) {
      Process process = sweep("broken", "2");
      if (!process.waitFor(random.nextInt(MOST_MILLISECONDS), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
    List<String> table = finished("broken", "2");
    assertThat(table).hasSize(41);
    assertThat(table).isEqualTo(finished("straight", "1"));
  }
}
