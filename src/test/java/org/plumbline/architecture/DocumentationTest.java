package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README, the manual and the index of the notes say of files and lines is so. */
final class DocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java/org/plumbline");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** Lines of the trusted packages, which are named before, and of the verifier among them. */
  private static final Pattern TRUSTED =
      Pattern.compile(
          "packages ((?:`\\w+`(?:,| and)? )*`\\w+`)[:,] ([\\d,]+) lines of Java with their comments"
              + " \\(`enclosure`: ([\\d,]+) lines\\)");

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        links++;
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(60);
  }

  @Test
  void linesAreCounted() throws IOException {
    int counts = 0;
    for (Path page : pages()) {
      Matcher text = TRUSTED.matcher(Files.readString(page).replaceAll("\\s+", " "));
      while (text.find()) {
        counts++;
        long all = 0;
        for (String name : NAME.matcher(text.group(1)).results().map(m -> m.group(1)).toList()) {
          all += lines(SOURCES.resolve(name));
        }
        assertIsAbout(text.group(2), all, page + ": all");
        assertIsAbout(text.group(3), lines(SOURCES.resolve("enclosure")), page + ": enclosure");
      }
    }
    assertThat(counts).isEqualTo(2);
  }

  @Test
  void everyPageIsInTheMenu() throws IOException {
    String menu = Files.readString(Path.of("src/site/site.xml"));
    for (Path page : manual()) {
      assertThat(menu).contains("/" + page.getFileName().toString().replace(".md", ".html") + "\"");
    }
  }

  /** Texts round: within three in a hundred they are true, and stay so when a line is added. */
  private static void assertIsAbout(String stated, long lines, String place) {
    assertThat(Long.parseLong(stated.replace(",", "")))
        .as(place)
        .isCloseTo(lines, withinPercentage(3));
  }

  private static long lines(Path folder) throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    return lines;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(manual());
    pages.add(Path.of("README.md").toAbsolutePath());
    pages.add(Path.of("CONTRIBUTING.md").toAbsolutePath());
    pages.add(Path.of("CHANGELOG.md").toAbsolutePath());
    pages.add(Path.of("proofs-notes/README.md"));
    return pages;
  }

  private static List<Path> manual() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/site/markdown"))) {
      return files.sorted().toList();
    }
  }
}
