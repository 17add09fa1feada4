package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for contributors names, for each kind of change, at most six files, and they exist. */
final class ContributingTest {
  private static final Path PAGE = Path.of("src/site/markdown/contributing.md");
  private static final Path SOURCES = Path.of("src/main/java/org/plumbline");
  private static final Pattern ROW = Pattern.compile("\\| ((?:add|change) [^|]+) \\| ([^|]+) \\|");
  private static final Pattern PLACE = Pattern.compile("`([^`]*(?:/|\\.md|\\.java|\\.txt))`");
  private static final int MOST = 6;

  @Test
  void filesToTouchExist() throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
    assertThat(rows).hasSize(10);
    for (MatchResult row : rows) {
      List<String> places = PLACE.matcher(row.group(2)).results().map(m -> m.group(1)).toList();
      assertThat(places).as(row.group(1)).hasSizeBetween(3, MOST).allMatch(place -> exists(place));
    }
  }

  @Test
  void whatIsMissingIsNoticed() {
    assertThat(exists("network/Activation.java")).isTrue();
    assertThat(exists("network/")).isTrue();
    assertThat(exists("network/Nothing.java")).isFalse();
  }

  private static boolean exists(String place) {
    return Files.exists(Path.of(place)) || Files.exists(SOURCES.resolve(place));
  }
}
