package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    folder.remove("x");
    folder.remove("x");
    assertThat(count(parent)).isZero();
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
  void aFailedWriteLeavesNoTrace() throws IOException {
    OutputFolder folder = OutputFolder.prepare(parent);
    Files.createDirectories(parent.resolve("x/y"));
    assertThatThrownBy(() -> folder.write("x", "text")).isInstanceOf(IOException.class);
    assertThat(count(parent)).isEqualTo(1);
  }
}
