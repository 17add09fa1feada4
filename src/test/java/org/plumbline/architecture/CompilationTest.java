package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in which approximate numbers reach proofs does not compile under the checkers that the
 * build runs, for the reasons that stand beside it; its rigorous twin does.
 */
final class CompilationTest {
  private static final Path PROGRAMS = Path.of("src/test/compilation");

  /** The first line of a message, and what was found and required. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\w+\\.java:\\d+: .*|  (?:found|required|type of expression|method return type) *: .*");

  @TempDir Path output;

  /** What a compiler said, and whether it compiled. */
  private record Compilation(int exit, List<String> messages) {}

  @Test
  void approximateNumbersAreRefused() throws IOException, InterruptedException {
    Compilation compilation = compile("ApproximateReachesProved", Checkers.ofTheBuild());
    List<String> expected =
        Files.readAllLines(PROGRAMS.resolve("ApproximateReachesProved.expected"));
    assertThat(compilation.messages).containsExactlyElementsOf(expected);
    assertThat(compilation.exit).isNotZero();
  }

  /** Every line marked as wrong has its message, and no other line. */
  @Test
  void theMarkedLinesAreExpected() throws IOException {
    List<String> lines = Files.readAllLines(PROGRAMS.resolve("ApproximateReachesProved.java"));
    List<String> marked = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      if (lines.get(k).endsWith("// wrong")) {
        marked.add("ApproximateReachesProved.java:" + (k + 1));
      }
    }
    assertThat(Files.readAllLines(PROGRAMS.resolve("ApproximateReachesProved.expected")))
        .filteredOn(line -> line.contains(".java:"))
        .map(line -> line.replaceAll("(:\\d+):.*", "$1"))
        .containsExactlyElementsOf(marked);
  }

  @Test
  void rigorousNumbersAreNot() throws IOException, InterruptedException {
    Compilation compilation = compile("RigorousReachesProved", Checkers.ofTheBuild());
    assertThat(compilation.messages).isEmpty();
    assertThat(compilation.exit).isZero();
  }

  /** So it is the checkers that refuse, not Java. */
  @Test
  void withoutTheCheckersNothingIsRefused() throws IOException, InterruptedException {
    Compilation compilation = compile("ApproximateReachesProved", List.of("-proc:none"));
    assertThat(compilation.messages).isEmpty();
    assertThat(compilation.exit).isZero();
  }

  private Compilation compile(String program, List<String> checkers)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(checkers);
    command.addAll(List.of("-J-Xmx1g", "-J-Duser.language=en", "-encoding", "UTF-8"));
    command.addAll(List.of("-classpath", Checkers.classPath(), "-d", output.toString()));
    command.add(PROGRAMS.resolve(program + ".java").toString());
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Compilation(javac.waitFor(), messages(said));
  }

  private static List<String> messages(String said) {
    return said.lines()
        .map(line -> line.replace(PROGRAMS + "/", ""))
        .filter(line -> MESSAGE.matcher(line).matches() || line.startsWith("error:"))
        .collect(Collectors.toList());
  }
}
