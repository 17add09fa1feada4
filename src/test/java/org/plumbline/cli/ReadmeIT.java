package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README and the manual do what they say: their commands run, their files are accepted, and
 * their outputs are real.
 *
 * <p>A block of code is a file if the sentence before it ends with the file's name, commands if it
 * is marked {@code sh}, and output of the commands before it if it is marked {@code text}. The
 * pages share one folder, the README comes first, and a command that several pages show runs once.
 */
final class ReadmeIT {
  private static final Path README = Path.of("README.md");
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final int PATIENCE_SECONDS = 600;
  private static final String LEFT_OUT = "…";
  private static final Pattern BLOCK =
      Pattern.compile("(?:`([a-z.]+)`:\n\n)?```([a-z]+)\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path folder;

  /** The output of each command that ran. */
  private final Map<String, List<String>> outputs = new HashMap<>();

  /** The last lines of output. */
  private final List<String> output = new ArrayList<>();

  private int shown;

  @Test
  void keepsItsPromises() throws Exception {
    Inputs.install(folder);
    for (Path page : pages()) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        take(blocks.group(1), blocks.group(2), blocks.group(3));
      }
    }
    assertThat(outputs).hasSizeGreaterThan(12);
    assertThat(shown).isGreaterThan(40);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> manual = Files.list(MANUAL)) {
      // The page about Python is one session, which another test runs.
      List<Path> pages =
          Stream.concat(Stream.of(README), manual.sorted())
              .filter(page -> !page.endsWith("python.md"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(8);
      return pages;
    }
  }

  private void take(@Nullable String name, String kind, String text) throws Exception {
    if (name != null) {
      write(folder.resolve(name), text);
    } else if (kind.equals("sh")) {
      run(text.lines().toList());
    } else if (kind.equals("text")) {
      compare(text.lines().toList());
    } else {
      // A diagram, or what a reader puts into files of a project of his own; the contract's own
      // tests show that it works.
      assertThat(kind).isIn("xml", "java", "mermaid");
    }
  }

  /** Pages that show the same file show the same text. */
  private static void write(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      assertThat(text).as(file.getFileName().toString()).isEqualTo(Files.readString(file));
    } else {
      Files.writeString(file, text);
    }
  }

  /** Runs the commands that do not build. */
  private void run(List<String> lines) throws IOException, InterruptedException {
    output.clear();
    for (String line : lines) {
      String command = line.replaceFirst("^mvn [^&]*(&& )?", "").replaceFirst(" +# .*", "");
      if (!command.isEmpty()) {
        if (!outputs.containsKey(command)) {
          outputs.put(command, shell(command));
        }
        output.addAll(outputs.get(command));
      }
    }
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

  /** Compares the lines shown with the whole output; what is left out must be marked. */
  private void compare(List<String> lines) {
    List<String> rest =
        output.stream().map(ReadmeIT::comparable).filter(l -> !l.isEmpty()).toList();
    boolean gap = false;
    for (String line :
        lines.stream().map(ReadmeIT::comparable).filter(l -> !l.isEmpty()).toList()) {
      if (line.equals(LEFT_OUT)) {
        gap = true;
      } else {
        int found = gap ? rest.indexOf(line) : 0;
        assertThat(rest).as("after what was shown there follows: %s", line).contains(line);
        assertThat(rest.get(found)).as("next line, with nothing left out").isEqualTo(line);
        rest = rest.subList(found + 1, rest.size());
        gap = false;
        shown++;
      }
    }
    assertThat(gap ? List.of() : rest).as("the rest of the output").isEmpty();
  }

  private static String comparable(String line) {
    return line.replaceAll(" +", " ").strip();
  }

  @Test
  void givesTheTwoCommands() throws IOException {
    assertThat(Files.readAllLines(README))
        .contains("mvn -q -DskipTests package && target/plumbline check", "mvn verify");
  }
}
