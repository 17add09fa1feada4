package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.report.OutputFolder;

/** Files that commands write beside their reports: all of each or nothing. */
final class TextFile {
  private TextFile() {}

  /**
   * Writes a file, and makes its folder if it is not there.
   *
   * @throws InputException if it cannot be written; the option that asked for it is named
   */
  static void write(String option, Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null || name.toString().isEmpty()) {
      throw new InputException(
          option
              + " '"
              + Terminal.oneLine(file.toString())
              + "': this is not a file; expected the path of one");
    }
    try {
      OutputFolder.prepare(folder).write(name.toString(), text);
    } catch (IOException e) {
      throw new InputException(
          option
              + " "
              + Terminal.oneLine(file.toString())
              + ": it cannot be written; expected a folder on a disk with free space");
    }
  }

  /** Writes the file that {@code --output} names, or prints the text if it names none. */
  static void writeOrPrint(@Nullable Path output, String text) {
    if (output == null) {
      Terminal.print(text);
    } else {
      write("--output", output, text);
    }
  }
}
