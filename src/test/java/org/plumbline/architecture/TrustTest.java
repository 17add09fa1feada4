package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that suppress what the checker says of rigor are those that the notes list. */
final class TrustTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PAGE = Path.of("proofs-notes/trust.md");

  /** Whatever silences the Subtyping Checker: its own prefixes, or the one of all checkers. */
  private static final Pattern SUPPRESSION =
      Pattern.compile(
          "@SuppressWarnings\\([^)]*\"(?:rigorous|approximate|polyrigorous|subtyping|allcheckers|all)[\":]");

  @Test
  void suppressionsAreListed() throws IOException {
    Set<String> suppressing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (SUPPRESSION.matcher(Files.readString(file)).find()) {
          suppressing.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    assertThat(suppressing).isNotEmpty().isEqualTo(listed());
  }

  private static Set<String> listed() throws IOException {
    String table = Files.readString(PAGE).replaceAll("(?s).*\\| class \\|", "");
    Set<String> listed = new TreeSet<>();
    table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> Pattern.compile("`(\\w+)`").matcher(line.split("\\|")[1]).results())
        .forEach(name -> listed.add(name.group(1)));
    return listed;
  }
}
