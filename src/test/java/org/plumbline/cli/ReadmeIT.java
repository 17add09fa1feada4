package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is what happens: its commands run, and the output it shows is real. */
final class ReadmeIT {
  private static final String EXECUTABLE = System.getProperty("plumbline.executable");
  private static final int PATIENCE_SECONDS = 240;

  @TempDir private Path folder;

  @Test
  void theCommandsRun() throws Exception {
    List<String> commands =
        blocks("sh").stream()
            .flatMap(List::stream)
            .filter(line -> line.startsWith("target/plumbline "))
            .toList();
    assertThat(commands).hasSizeGreaterThan(3);
    for (String command : commands) {
      assertThat(run(command.replaceFirst("target/plumbline", "\"\\$PLUMBLINE\"")))
          .as(command)
          .isIn(0, 1, 3);
    }
  }

  @Test
  void theOutputShownIsReal() throws Exception {
    List<String> shown = blocks("text").get(0).stream().filter(line -> !line.equals("…")).toList();
    assertThat(run("\"$PLUMBLINE\" check")).isZero();
    List<String> real = text("stdout").lines().toList();
    assertThat(shown).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(real).contains(line));
  }

  /** The fenced blocks of the README in the given language, as lines. */
  private static List<List<String>> blocks(String language) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    boolean isInside = false;
    for (String line : Files.readAllLines(Path.of("README.md"), StandardCharsets.UTF_8)) {
      if (line.equals("```" + language)) {
        blocks.add(new ArrayList<>());
        isInside = true;
      } else if (line.equals("```")) {
        isInside = false;
      } else if (isInside) {
        blocks.get(blocks.size() - 1).add(line);
      }
    }
    return blocks;
  }

  private int run(String line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().put("PLUMBLINE", EXECUTABLE);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not finished in time: " + line);
    }
    return process.exitValue();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }
}
