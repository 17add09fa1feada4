package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that is released: whole, the same as its archive, and of use without its sources. */
final class ReleaseIT {
  private static final Path TARGET =
      Path.of(System.getProperty("plumbline.executable", "target/plumbline"))
          .toAbsolutePath()
          .getParent();

  private static final String NAME = "plumbline-" + Version.number();
  private static final Path RELEASE = TARGET.resolve("release").resolve(NAME);
  private static final Path ARCHIVE = TARGET.resolve("release").resolve(NAME + ".tar.gz");
  private static final Path LICENCES = RELEASE.resolve("licenses");
  private static final Path MANUAL = RELEASE.resolve("share/man/man1");
  private static final String SUMS = "SHA256SUMS";

  /** Not put into the executable: see the shading. */
  private static final String LEFT_OUT = "byte-buddy";

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final int PATIENCE_SECONDS = 120;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w-]+) \\| (.+) \\| (`.+`) \\|$");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([\\w./-]+\\.md)(?:#[^)]*)?\\)");

  @TempDir private Path folder;

  /**
   * Runs a line of shell in the test's folder, where it must succeed, and returns what it prints.
   */
  private String shell(String line) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Process process =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    String complaint = Files.readString(folder.resolve("stderr"));
    assertThat(process.exitValue()).as("%s%n%s", line, complaint).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static Map<String, String> digests(Path root) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files(root)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      digests.put(
          root.relativize(file).toString(),
          HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file))));
    }
    return digests;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void checksumsAreThoseOfAllFiles() throws Exception {
    Map<String, String> expected = digests(RELEASE);
    expected.remove(SUMS);
    Map<String, String> listed =
        Files.readAllLines(RELEASE.resolve(SUMS)).stream()
            .map(line -> line.split("  ", 2))
            .collect(Collectors.toMap(words -> words[1], words -> words[0]));
    assertThat(new TreeMap<>(listed)).isEqualTo(expected);
    assertThat(expected).hasSizeGreaterThan(80);
  }

  @Test
  void archiveHoldsTheFolder() throws Exception {
    shell("tar xzf '" + ARCHIVE + "'");
    assertThat(digests(folder.resolve(NAME))).isEqualTo(digests(RELEASE));
    assertThat(Files.isExecutable(folder.resolve(NAME).resolve("bin/plumbline"))).isTrue();
    String sum = Files.readString(Path.of(ARCHIVE + ".sha256")).strip();
    assertThat(sum)
        .isEqualTo(digests(ARCHIVE.getParent()).get(NAME + ".tar.gz") + "  " + NAME + ".tar.gz");
  }

  /** Neither who built it nor when is part of it, so equal commits give equal bytes. */
  @Test
  void archiveTellsNothingOfItsBuild() throws Exception {
    List<String> entries = shell("TZ=UTC tar tvzf '" + ARCHIVE + "'").lines().toList();
    assertThat(entries).hasSizeGreaterThan(80);
    assertThat(entries)
        .allMatch(
            entry -> entry.matches("[-d]rw[-x]r-[-x]r-[-x] root/root +\\d+ 2025-01-01 00:00 .*"));
    List<String> names = entries.stream().map(e -> e.replaceFirst(".* 00:00 ", "")).toList();
    List<String> rest = names.stream().filter(n -> !n.contains("/bin/plumbline")).toList();
    List<String> files = rest.stream().filter(name -> !name.endsWith("/")).toList();
    assertThat(files).isSorted();
  }

  @Test
  void runsFromAnotherFolder() throws Exception {
    shell("mkdir 'a b' && cp -r '" + RELEASE + "' 'a b/p' && mkdir work");
    Inputs.file(folder.resolve("work"), Inputs.FINE);
    assertThat(shell("cd work && '../a b/p/bin/plumbline' check tiny.yaml --output out"))
        .contains(" PROVED, ", "report: out/report.json");
    assertThat(shell("'a b/p/bin/plumbline' doctor"))
        .contains("good   self-test", "note   start            There is no class-data archive");
    assertThat(shell("'" + JAVA + "' -jar 'a b/p/lib/plumbline.jar' --version"))
        .isEqualTo(shell("'a b/p/bin/plumbline' --version"));
  }

  /** It fits from whatever folder, and by whatever name, the program is called. */
  @Test
  void anArchiveOfClassesCanBeMade() throws Exception {
    shell("cp -r '" + RELEASE + "' p && cd p && sh lib/archive.sh '" + JAVA + "' bin");
    assumeTrue(Files.exists(folder.resolve("p/bin/plumbline.jsa")), "this Java makes no archive");
    assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "it cannot be told what is read");
    String java = "export JAVA_HOME='" + System.getProperty("java.home") + "'; ";
    for (String call :
        List.of("p/bin/plumbline", "cd p/bin; ./plumbline", "\"$PWD\"/p/bin/plumbline")) {
      assertThat(shell(java + call + " doctor"))
          .as(call)
          .contains("good   start            Classes come");
    }
  }

  /** As git itself says it, if this is a checkout. */
  @Test
  void namesItsCommit() throws Exception {
    assumeTrue(Files.exists(Path.of(".git")), "this is no checkout");
    String commit = shell("git -C '" + Path.of("").toAbsolutePath() + "' rev-parse HEAD").strip();
    assertThat(shell("'" + RELEASE + "/bin/plumbline' --version"))
        .matches("(?s).*\ncommit " + commit + "\\+?\n.*");
    assertThat(Files.readString(MANUAL.resolve("plumbline.1")))
        .containsPattern("^\\.TH PLUMBLINE 1 \"\\d{4}-\\d{2}-\\d{2}\" ");
  }

  @Test
  void shellsTakeTheirScripts() throws Exception {
    for (Map.Entry<String, String> script :
        Map.of(
                "bash", "bash-completion/completions/plumbline",
                "zsh", "zsh/site-functions/_plumbline",
                "fish", "fish/vendor_completions.d/plumbline.fish")
            .entrySet()) {
      Path file = RELEASE.resolve("share").resolve(script.getValue());
      assertThat(file).hasContent(Invocation.of("completion", script.getKey()).out());
      shell("! command -v " + script.getKey() + " || " + script.getKey() + " -n '" + file + "'");
    }
  }

  @Test
  void manualPagesAreFreeOfFaults() throws Exception {
    assertThat(Inputs.names(MANUAL)).contains("plumbline.1", "plumbline-generate-data.1");
    shell(
        "for page in '"
            + MANUAL
            + "'/*; do"
            + " { ! command -v mandoc >/dev/null || mandoc -T lint \"$page\"; } &&"
            + " { ! command -v groff >/dev/null || groff -man -ww -T utf8 -z \"$page\" 2>&1; } ||"
            + " exit 1; done");
    assertThat(folder.resolve("stdout")).hasContent("");
  }

  @Test
  void licencesAreThoseOfWhatItContains() throws IOException {
    TreeSet<String> contained = new TreeSet<>();
    for (String jar : Files.readAllLines(TARGET.resolve("runtime-jars.txt"))) {
      if (jar.endsWith(".jar") && !jar.startsWith(LEFT_OUT)) {
        contained.add(jar.replaceFirst("-\\d[\\w.]*\\.jar$", ""));
      }
    }
    Matcher rows = ROW.matcher(Files.readString(LICENCES.resolve("README.md")));
    List<String> listed = new ArrayList<>();
    while (rows.find()) {
      listed.add(rows.group(1));
      QUOTED
          .matcher(rows.group(3))
          .results()
          .forEach(text -> assertThat(LICENCES.resolve(text.group(1))).isNotEmptyFile());
    }
    assertThat(listed).containsExactlyElementsOf(contained);
    assertThat(contained).hasSizeGreaterThan(15).contains("apfloat", "junit-jupiter-api");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    int links = 0;
    for (Path page : files(RELEASE)) {
      if (page.toString().endsWith(".md") && !page.startsWith(LICENCES)) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          links++;
          assertThat(page.resolveSibling(link.group(1))).as("%s", page).exists();
        }
      }
    }
    assertThat(links).isGreaterThan(60);
  }
}
