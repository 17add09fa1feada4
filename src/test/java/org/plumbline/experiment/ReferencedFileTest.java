package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencedFileTest {
  @TempDir private Path folder;

  private ReferencedFile named(String name) {
    return ReferencedFile.of(Cursors.top(folder, "a: " + name).required("a"), "a csv file");
  }

  @Test
  void relativePathsStartFromTheFolder() {
    assertThat(named("sub/x.csv").path()).isEqualTo(folder.resolve("sub/x.csv"));
    assertThat(named("/x.csv").path()).isEqualTo(Path.of("/x.csv"));
  }

  @Test
  void readingIsListedWithTheDigestUnderTheNameGiven() throws IOException {
    Files.writeString(folder.resolve("x.csv"), "abc");
    Origin origin = new Origin("e.yaml", Optional.of(folder));
    ReferencedFile file =
        ReferencedFile.of(Cursors.top(origin, "a: ./x.csv").required("a"), "a csv file");
    assertThat(file.bytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(file.<Long, IOException>unchanged(Files::size)).isEqualTo(3);
    assertThat(origin.provenance().inputs())
        .containsExactly(
            new InputFile(
                "./x.csv", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
    Path path = Files.writeString(folder.resolve("x.csv"), "abc");
    assertThatThrownBy(() -> named("x.csv").unchanged(file -> Files.writeString(file, "abd")))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "e.yaml:1: a: %s: it changed while it was read; expected a file that no other program writes to"
                .formatted(path));
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertThatThrownBy(() -> named("missing").bytes())
        .hasMessage(
            "e.yaml:1: a: %s: there is no such file; expected an existing file"
                .formatted(folder.resolve("missing")));
    Files.createDirectory(folder.resolve("dir"));
    assertThatThrownBy(() -> named("dir").bytes())
        .hasMessage(
            "e.yaml:1: a: %s: this is a directory; expected a file"
                .formatted(folder.resolve("dir")));
  }

  @Test
  void devicesAndLargeFilesAreRefused() throws IOException {
    assertThatThrownBy(() -> named("/dev/null").bytes())
        .hasMessage(
            "e.yaml:1: a: /dev/null: this is a pipe or a device; expected a file, which can be read"
                + " a second time");
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(ReferencedFile.MOST_BYTES + 1L);
    }
    assertThatThrownBy(() -> named("large").bytes())
        .hasMessage(
            "e.yaml:1: a: %s: the file is too large; expected at most 64 MiB".formatted(large));
  }

  @Test
  void whatIsNoPathIsRefused() {
    assertThatThrownBy(() -> named("\"x\\0\""))
        .hasMessage("e.yaml:1: a: found 'x\uFFFD'; expected the path of a csv file");
    assertThatThrownBy(() -> named("[x]"))
        .hasMessage("e.yaml:1: a: found a list; expected the path of a csv file");
    assertThatThrownBy(() -> ReferencedFile.of(Cursors.top("x.csv"), "a csv file"))
        .hasMessage(
            "e.yaml:1: there is no folder in which files could be found; expected the values"
                + " themselves here");
  }
}
