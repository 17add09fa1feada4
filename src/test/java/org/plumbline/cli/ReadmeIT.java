package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README does what it says: its commands run, its files are accepted, and its outputs are real.
 *
 * <p>A block of code is a file if the sentence before it ends with the file's name, commands if it
 * is marked {@code sh}, and output of the commands before it if it is marked {@code text}. Numbers
 * measured along a trajectory may differ from those shown, in their digits only.
 */
final class ReadmeIT {
  private static final Path README = Path.of("README.md");
  private static final int PATIENCE_SECONDS = 600;
  private static final Pattern BLOCK =
      Pattern.compile("(?:`([a-z.]+)`:\n\n)?```([a-z]+)\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path folder;

  /** The last lines of output. */
  private final List<String> output = new ArrayList<>();

  @Test
  void keepsItsPromises() throws Exception {
    install();
    Matcher blocks = BLOCK.matcher(Files.readString(README));
    int commands = 0;
    int shown = 0;
    while (blocks.find()) {
      String text = blocks.group(3);
      if (blocks.group(1) != null) {
        Files.writeString(folder.resolve(blocks.group(1)), text);
      } else if (blocks.group(2).equals("sh")) {
        commands += run(text.lines().toList());
      } else if (blocks.group(2).equals("text")) {
        shown += compare(text.lines().toList());
      } else {
        // What a reader puts into files of a project of his own; tests of the contract and of the
        // program (ExampleTest) show that it works.
        assertThat(blocks.group(2)).isIn("xml", "java");
      }
    }
    assertThat(commands).isGreaterThan(4);
    assertThat(shown).isGreaterThan(20);
  }

  private void install() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path executable = target.resolve("plumbline");
    Files.writeString(
        executable,
        "#!/bin/sh\nexec '" + System.getProperty("plumbline.executable") + "' \"$@\"\n");
    assertThat(executable.toFile().setExecutable(true)).isTrue();
  }

  /** Runs the commands that do not build; how many those were. */
  private int run(List<String> lines) throws IOException, InterruptedException {
    int commands = 0;
    output.clear();
    for (String line : lines) {
      String command = line.replaceFirst("^mvn [^&]*(&& )?", "");
      if (!command.isEmpty()) {
        output.addAll(shell(command));
        commands++;
      }
    }
    return commands;
  }

  private List<String> shell(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command).isIn(0, 1, 3);
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  /** Holds lines against the output, in order; how many there were. */
  private int compare(List<String> lines) {
    List<String> shown = lines.stream().filter(line -> !line.equals("…")).toList();
    assertThat(output.stream().map(ReadmeIT::comparable))
        .containsSubsequence(shown.stream().map(ReadmeIT::comparable).toList());
    return shown.size();
  }

  private static String comparable(String line) {
    return line.replaceAll("~\\S+", "~").replaceAll(" +", " ").strip();
  }

  @Test
  void givesTheTwoCommands() throws IOException {
    assertThat(Files.readAllLines(README))
        .contains("mvn -q -DskipTests package && target/plumbline check", "mvn verify");
  }
}
