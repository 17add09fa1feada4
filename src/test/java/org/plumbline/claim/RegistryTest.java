package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.claim.along.Memo;

/**
 * Every id has its class, its test, its properties and its page, and the pages name what exists.
 */
final class RegistryTest {
  private static final Path NOTES = Path.of("proofs-notes");

  private static final List<String> HEADINGS =
      List.of(
          "Statement",
          "Hypotheses",
          "Proof",
          "Constants",
          "How it is decided",
          "Where",
          "References");

  /** A class, a class with its package, or a member of a class. */
  private static final Pattern CLASS =
      Pattern.compile("`(org(?:\\.[a-z]+)+\\.)?([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\\.([a-z]\\w*))?`");

  /** A method, of at least two words. */
  private static final Pattern METHOD = Pattern.compile("`([a-z]+[A-Z]\\w*)`");

  /** The sources by class name, read once. */
  private static final Supplier<Map<String, String>> SOURCES = memo(RegistryTest::readSources);

  static List<Claim> claims() {
    return Claims.all();
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(NOTES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theIdNamesClassTestAndProperties(Claim claim) throws ClassNotFoundException {
    String name = claim.getClass().getSimpleName();
    String id = name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    assertThat(id).isEqualTo(claim.id());
    assertThat(Class.forName("org.plumbline.claim." + name)).isFinal();
    assertThat(Class.forName("org.plumbline.claim." + name + "Test")).isFinal();
    assertThat(Class.forName("org.plumbline.properties." + name + "Properties")).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void thePageHasAllHeadingsInOrder(Claim claim) throws IOException {
    String page = Files.readString(NOTES.resolve(claim.id() + ".md"));
    assertThat(page).startsWith("# " + claim.id() + "\n");
    assertThat(Pattern.compile("(?m)^## (.*)$").matcher(page).results().map(m -> m.group(1)))
        .containsExactlyElementsOf(HEADINGS);
    String name = claim.getClass().getSimpleName();
    assertThat(where(page))
        .contains("`org.plumbline.claim." + name + "`")
        .contains("`" + name + "Test`")
        .contains(name + "Properties`");
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theClassCitesItsPage(Claim claim) {
    String source = SOURCES.get().getOrDefault(claim.getClass().getSimpleName(), "");
    assertThat(source.replaceAll("\\s+\\*\\s+", "")).contains("proofs-notes/" + claim.id() + ".md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageNamesExists(Path page) throws IOException {
    String where = where(Files.readString(page));
    Map<String, String> sources = SOURCES.get();
    for (MatchResult match : CLASS.matcher(where).results().toList()) {
      assertThat(sources).as(match.group()).containsKey(match.group(2));
      String source = sources.getOrDefault(match.group(2), "");
      if (match.group(1) != null) {
        assertThat(source).contains("package " + match.group(1).replaceAll("\\.$", ";"));
      }
      if (match.group(3) != null) {
        assertThat(source).as(match.group()).contains(match.group(3) + "(");
      }
    }
    for (MatchResult match : METHOD.matcher(where).results().toList()) {
      assertThat(sources.values().stream().anyMatch(s -> s.contains(match.group(1) + "(")))
          .as(match.group())
          .isTrue();
    }
  }

  @Test
  void everyCitedPageExists() {
    Pattern cited = Pattern.compile("proofs-notes/\\s*\\*?\\s*([a-z][a-z-]*\\.md)");
    SOURCES
        .get()
        .forEach(
            (name, source) ->
                cited
                    .matcher(source)
                    .results()
                    .forEach(m -> assertThat(NOTES.resolve(m.group(1))).as(name).exists()));
  }

  private static String where(String page) {
    int start = page.indexOf("\n## Where\n");
    int end = page.indexOf("\n## ", start + 1);
    return start < 0 ? "" : page.substring(start, end < 0 ? page.length() : end);
  }

  private static Map<String, String> readSources() {
    Map<String, String> sources = new HashMap<>();
    for (String root : List.of("src/main/java", "src/test/java", "properties")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = String.valueOf(file.getFileName()).replace(".java", "");
          sources.merge(name, Files.readString(file), (a, b) -> a + b);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  private static <T> Supplier<T> memo(Supplier<T> supplier) {
    Memo<T> memo = new Memo<>();
    return () -> memo.get(supplier);
  }
}
