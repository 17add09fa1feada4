package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link OutputFolder}: files are whole, and nothing else is left behind. */
final class OutputFolderTest {
  @TempDir private Path parent;

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void makesTheFolderAndLeavesItEmpty() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent.resolve("a/b"));
    assertThat(count(folder.path())).isZero();
  }

  @Test
  void replacesFilesWithoutTraces() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    folder.write("x", "old");
    folder.write("x", "é");
    assertThat(parent.resolve("x")).hasBinaryContent(new byte[] {(byte) 0xC3, (byte) 0xA9});
    assertThat(count(parent)).isEqualTo(1);
    folder.replace(Map.of("x", Optional.empty()));
    folder.replace(Map.of("x", Optional.empty()));
    assertThat(count(parent)).isZero();
  }

  @Test
  void theFilesOfARunAreReplacedTogetherOrNotAtAll() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    folder.write("a", "old");
    folder.write("gone", "old");
    Files.createDirectories(parent.resolve("z/not empty"));
    Map<String, Optional<String>> files = new LinkedHashMap<>();
    files.put("a", Optional.of("new"));
    files.put("b", Optional.of("new"));
    files.put("gone", Optional.empty());
    files.put("z", Optional.of("cannot take the place of a folder"));
    assertThatThrownBy(() -> folder.replace(files)).isInstanceOf(IOException.class);
    assertThat(parent.resolve("a")).hasContent("old");
    assertThat(parent.resolve("gone")).hasContent("old");
    assertThat(count(parent)).isEqualTo(3);
    files.remove("z");
    folder.replace(files);
    assertThat(parent.resolve("a")).hasContent("new");
    assertThat(parent.resolve("b")).hasContent("new");
    assertThat(count(parent)).isEqualTo(3);
  }

  @Test
  void filesMayLieInFoldersOfTheirOwn() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    for (String text : new String[] {"old", "new"}) {
      folder.replace(Map.of("figures/x.svg", Optional.of(text), "y", Optional.of(text)));
      assertThat(parent.resolve("figures/x.svg")).hasContent(text);
      assertThat(count(parent)).isEqualTo(2);
      assertThat(count(parent.resolve("figures"))).isEqualTo(1);
    }
    folder.replace(Map.of("figures/x.svg", Optional.empty()));
    assertThat(parent.resolve("figures")).doesNotExist();
  }

  @Test
  void aFolderThatWasRemovedIsMadeAgain() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent.resolve("a"));
    Files.delete(parent.resolve("a"));
    folder.write("x", "text");
    assertThat(parent.resolve("a/x")).hasContent("text");
  }

  @Test
  void readersNeverSeeAHalf() throws Exception {
    OutputFolder folder = OutputFolder.prepare(parent);
    String long1 = "1".repeat(1 << 20);
    String long2 = "2".repeat(1 << 19);
    folder.write("x", long1);
    AtomicBoolean isDone = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 20; i++) {
                  folder.write("x", i % 2 == 0 ? long2 : long1);
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              } finally {
                isDone.set(true);
              }
            });
    writer.start();
    while (!isDone.get()) {
      assertThat(Files.readString(parent.resolve("x"))).isIn(long1, long2);
    }
    writer.join();
  }

  @Test
  void aFailedWriteLeavesNoFolder() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    Files.createDirectories(parent.resolve("x/y"));
    Map<String, Optional<String>> files = new LinkedHashMap<>();
    files.put("figures/a.svg", Optional.of("new"));
    files.put("x", Optional.of("cannot take the place of a folder"));
    assertThatThrownBy(() -> folder.replace(files)).isInstanceOf(IOException.class);
    assertThat(parent.resolve("figures")).doesNotExist();
    assertThat(count(parent)).isEqualTo(1);
  }

  @Test
  void aFailedWriteLeavesNoTrace() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    Files.createDirectories(parent.resolve("x/y"));
    assertThatThrownBy(() -> folder.write("x", "text")).isInstanceOf(IOException.class);
    assertThat(count(parent)).isEqualTo(1);
  }
}
