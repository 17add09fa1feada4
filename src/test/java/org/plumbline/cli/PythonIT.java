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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.engine.process.Programs;

/**
 * {@code plumbline.py} passes its own tests, with PyTorch where it is installed and without, and
 * the page of the manual about it is a session that runs as it is shown.
 */
final class PythonIT {
  private static final Path MODULE = Path.of("src/main/resources/adapters/plumbline.py");
  private static final Path TESTS = Path.of("src/test/resources/python/test_plumbline.py");
  private static final Path PAGE = Path.of("src/site/markdown/python.md");
  private static final int PATIENCE_SECONDS = 600;
  private static final String LEFT_OUT = "…";
  private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)```\n", Pattern.DOTALL);

  /** Runs the tests that need no program in a Python to which PyTorch is not there. */
  private static final String WITHOUT_TORCH =
      "import runpy, sys; sys.modules['torch'] = None;"
          + " sys.argv = ['tests', 'Dependencies', 'Arrays', 'Labels', 'Program'];"
          + " runpy.run_path('test_plumbline.py', run_name='__main__')";

  @TempDir private Path folder;

  @BeforeEach
  void install() throws IOException {
    Files.copy(TESTS, folder.resolve("test_plumbline.py"));
    Inputs.install(folder);
    run("sh", "-c", "target/plumbline examples python > plumbline.py");
  }

  /** What a program prints; it must end well. */
  private String run(String... words) throws IOException {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().remove("PLUMBLINE");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  @Test
  void passesItsTests() throws IOException {
    assertThat(folder.resolve("plumbline.py")).hasSameTextualContentAs(MODULE);
    boolean hasTorch =
        Programs.succeeds("python3", "-c", "import numpy, torch")
            || Programs.succeeds("/usr/bin/python3", "-c", "import numpy, torch");
    String python = Programs.pythonWith(hasTorch ? "numpy, torch" : "numpy");
    assertThat(run(python, "test_plumbline.py"))
        .containsPattern(hasTorch ? "Ran \\d+ tests in .*\\s+OK\\n$" : "OK \\(skipped=\\d+\\)\\n$");
  }

  @Test
  void needsNoTorch() throws IOException {
    assertThat(run(Programs.pythonWith("numpy"), "-c", WITHOUT_TORCH)).endsWith("OK\n");
  }

  @Test
  void isClean() throws IOException {
    String python = Programs.pythonWith("pyflakes");
    assertThat(run(python, "-m", "pyflakes", "plumbline.py", "test_plumbline.py")).isEmpty();
  }

  @Test
  void sessionOfTheManualRuns() throws IOException {
    String python = Programs.pythonWith("numpy, torch");
    StringBuilder session = new StringBuilder();
    List<List<String>> shown = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    while (blocks.find()) {
      String text = String.valueOf(blocks.group(2));
      switch (String.valueOf(blocks.group(1))) {
        case "sh" -> run("sh", "-c", text);
        case "python" -> session.append(text).append("print('\\0', end='', flush=True)\n");
        default -> shown.add(text.lines().toList());
      }
    }
    Files.writeString(folder.resolve("session.py"), session);
    List<String> printed =
        List.of(run(python, "session.py").split("\0", -1)).stream()
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(printed).hasSameSizeAs(shown).hasSizeGreaterThan(6);
    for (int k = 0; k < shown.size(); k++) {
      assertThat(printed.get(k)).matches(Pattern.compile(pattern(shown.get(k)), Pattern.DOTALL));
    }
  }

  /** The lines as they are, but for what is left out. */
  private static String pattern(List<String> lines) {
    StringBuilder pattern = new StringBuilder();
    for (String line : lines) {
      pattern.append(Pattern.quote(line).replace(LEFT_OUT, "\\E.*\\Q")).append("\n");
    }
    return pattern.toString();
  }
}
