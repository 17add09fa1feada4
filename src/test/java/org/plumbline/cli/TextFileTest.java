package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that commands write. */
final class TextFileTest {
  @TempDir private Path folder;

  @Test
  void foldersAreMadeAndOlderFilesReplaced() {
    Path file = folder.resolve("a/b/text.txt");
    TextFile.write("--output", file, "first");
    TextFile.write("--output", file, "second \u00e4\n");
    assertThat(file).hasContent("second \u00e4\n");
    assertThat(Inputs.names(file.getParent())).containsExactly("text.txt");
  }

  @Test
  void whatIsNoFileIsRefusedWithTheOption() {
    assertThatThrownBy(() -> TextFile.write("--junit", Path.of("/"), "text"))
        .isInstanceOf(InputException.class)
        .hasMessage("--junit '/': this is not a file; expected the path of one");
    assertThatThrownBy(() -> TextFile.write("--junit", Path.of(""), "text"))
        .isInstanceOf(InputException.class)
        .hasMessage("--junit '': this is not a file; expected the path of one");
  }

  @Test
  void whereNothingCanBeWrittenTheFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept").resolve("text.txt");
    assertThatThrownBy(() -> TextFile.write("--junit", file, "text"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--junit "
                + file
                + ": it cannot be written; expected a folder on a disk with free space");
    assertThat(folder.resolve("file")).hasContent("kept");
  }

  @Test
  void withoutAFileTheTextIsPrinted() {
    Path file = folder.resolve("text.txt");
    Invocation printed =
        Invocation.ofProgram(
            "",
            () -> {
              TextFile.writeOrPrint(null, "one\n");
              TextFile.writeOrPrint(file, "two\n");
              return 0;
            });
    assertThat(printed.out()).isEqualTo("one\n");
    assertThat(file).hasContent("two\n");
  }
}
