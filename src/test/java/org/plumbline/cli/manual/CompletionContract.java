package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every shell must offer, asked of the shell itself; the last word is the one to complete. */
abstract class CompletionContract {
  @TempDir private Path base;

  private Path folder = Path.of("");

  /** The name of the shell. */
  abstract String shell();

  /** The script for the sample. */
  abstract String script();

  /** The words that the shell offers for the last one, in a folder with the script above it. */
  abstract List<String> offered(Shell shell, List<String> words) throws Exception;

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(Shell.has(shell()), shell() + " is not installed");
    folder = Files.createDirectory(base.resolve("work"));
    Files.writeString(base.resolve("script"), script());
    Files.writeString(folder.resolve("my file.yaml"), "");
    Files.writeString(folder.resolve("other.yaml"), "");
    Files.createDirectory(folder.resolve("results"));
  }

  private List<String> offered(String... words) throws Exception {
    return offered(new Shell(folder), List.of(words)).stream()
        .map(word -> word.replaceFirst("/$", "").replace("\\ ", " "))
        .sorted()
        .toList();
  }

  @Test
  void commands() throws Exception {
    assertThat(offered("tool", "")).containsExactly("help", "make", "run");
    assertThat(offered("tool", "m")).containsExactly("make");
    assertThat(offered("tool", "make", "")).containsExactly("data");
    assertThat(offered("tool", "help", "r")).containsExactly("run");
  }

  @Test
  void options() throws Exception {
    assertThat(offered("tool", "run", "--"))
        .contains("--colour", "--until", "--output", "--log", "--count", "--help")
        .doesNotContain("--secret");
    assertThat(offered("tool", "run", "--co")).containsExactly("--colour", "--count");
    assertThat(offered("tool", "make", "data", "--k")).containsExactly("--kind");
  }

  @Test
  void knownWordsBehindOptions() throws Exception {
    assertThat(offered("tool", "run", "--colour", "g")).containsExactly("green", "grey");
    assertThat(offered("tool", "run", "alpha", "-c", "")).containsExactly("green", "grey", "red");
    assertThat(offered("tool", "make", "data", "--kind", "r")).containsExactly("red");
  }

  @Test
  void anOptionalValueMayBeLeftOut() throws Exception {
    assertThat(offered("tool", "run", "--until", "")).contains("green", "grey", "red");
  }

  @Test
  void namesAndFilesTogether() throws Exception {
    assertThat(offered("tool", "run", ""))
        .containsExactly("alpha", "beta", "my file.yaml", "other.yaml", "results");
    assertThat(offered("tool", "run", "--count", "3", "be")).containsExactly("beta");
    assertThat(offered("tool", "run", "o")).containsExactly("other.yaml");
  }

  @Test
  void pathsOfTheRightKind() throws Exception {
    assertThat(offered("tool", "run", "--output", "")).containsExactly("results");
    assertThat(offered("tool", "run", "--log", "")).contains("my file.yaml", "other.yaml");
  }

  @Test
  void nothingWhereOnlyTheUserKnows() throws Exception {
    assertThat(offered("tool", "run", "--count", "")).isEmpty();
    assertThat(offered("tool", "make", "data", "")).allMatch(word -> word.startsWith("-"));
  }
}
