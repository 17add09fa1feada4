package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that runs a script in a folder.
 *
 * @param folder the folder
 */
record Shell(Path folder) {
  private static final int PATIENCE_SECONDS = 120;

  /** Whether a program is installed here. */
  static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /** The lines that a program prints; it must succeed and complain of nothing. */
  List<String> lines(String... words) throws IOException, InterruptedException {
    Path out = folder.resolveSibling(folder.getFileName() + ".out");
    Path err = folder.resolveSibling(folder.getFileName() + ".err");
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(words)))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not finished in time: " + List.of(words));
    }
    assertThat(err).hasContent("");
    assertThat(process.exitValue()).as("%s", List.of(words)).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
