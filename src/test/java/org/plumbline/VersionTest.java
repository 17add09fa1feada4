package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build knows of its sources, and the script that asks git for it. */
final class VersionTest {
  private static final Path SCRIPT = Path.of("src/launcher/commit.sh");
  private static final Path ARCHIVED = Path.of("src/launcher/archived.txt");
  private static final String COMMIT = "commit=[0-9a-f]{40}";
  private static final String DATE = "\ndate=2025-01-31\n";
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path folder;

  @BeforeEach
  void sources() throws Exception {
    assumeTrue(shell("git --version; true").startsWith("git"), "git is not installed");
    shell("mkdir -p sources/src/launcher sources/properties; echo 1 > sources/pom.xml");
    Files.copy(ARCHIVED, folder.resolve("sources").resolve(ARCHIVED));
    Files.copy(Path.of(".gitattributes"), folder.resolve("sources/.gitattributes"));
  }

  private String shell(String line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_COMMITTER_DATE", "2025-01-31T12:00:00Z");
    builder.environment().remove("GIT_DIR");
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", line, text("err")).isZero();
    return text("out");
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  private String said(String sources) throws Exception {
    return shell("sh '" + SCRIPT.toAbsolutePath() + "' " + sources);
  }

  private void commit(String repository) throws Exception {
    shell(
        "cd "
            + repository
            + " && git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm one");
  }

  @Test
  void aCheckoutKnowsItsCommit() throws Exception {
    commit("sources");
    assertThat(said("sources")).matches(COMMIT + DATE);
    String head = shell("git -C sources rev-parse HEAD").strip();
    assertThat(said("sources")).startsWith("commit=" + head + "\n");
  }

  @Test
  void changesShow() throws Exception {
    commit("sources");
    shell("echo 2 > sources/pom.xml");
    assertThat(said("sources")).matches(COMMIT + "\\+" + DATE);
    shell("echo 1 > sources/pom.xml; echo note > sources/note.txt");
    assertThat(said("sources")).matches(COMMIT + DATE);
    shell("touch sources/src/New.java");
    assertThat(said("sources")).matches(COMMIT + "\\+" + DATE);
  }

  /** Sources that lie within a checkout of something else have nothing to do with its commit. */
  @Test
  void anotherCheckoutIsNotAsked() throws Exception {
    shell("mkdir around && mv sources around/ && echo x > around/x");
    commit("around");
    assertThat(said("around/sources")).isEmpty();
  }

  @Test
  void anArchiveOfGitKnowsIt() throws Exception {
    commit("sources");
    shell("mkdir copy && git -C sources archive HEAD | tar x -C copy");
    assertThat(said("copy")).isEqualTo(said("sources"));
  }

  @Test
  void otherCopiesKnowNothing() throws Exception {
    assertThat(said("sources")).isEmpty();
    shell("rm sources/src/launcher/archived.txt; git -C sources init -q");
    assertThat(said("sources")).isEmpty();
  }

  /** A build without git leaves a file that is empty, or none. */
  @Test
  void theBuildSaysWhatItKnows() {
    assertThat(Version.number()).matches("\\d+\\.\\d+\\.\\d+");
    Version.commit().ifPresent(commit -> assertThat(commit).matches("[0-9a-f]{40}\\+?"));
    assertThat(Version.date().isPresent()).isEqualTo(Version.commit().isPresent());
  }
}
