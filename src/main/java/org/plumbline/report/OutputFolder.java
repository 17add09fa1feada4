package org.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder a run writes to: each file is written under a temporary name and moved, so that none
 * is ever seen half written.
 */
public final class OutputFolder {
  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder, made if it is not there and tried by writing to it.
   *
   * @throws IOException if it cannot be made or written to
   */
  public static OutputFolder prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, ".plumbline", ".tmp"));
    return new OutputFolder(folder);
  }

  /** The folder's path. */
  public Path path() {
    return folder;
  }

  /**
   * Writes a file, all of it or nothing.
   *
   * @throws IOException if it cannot be written
   */
  public void write(String name, String text) throws IOException {
    Path temporary = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Removes a file of an earlier run that no longer belongs to the report, if it is there.
   *
   * @throws IOException if it cannot be removed
   */
  public void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }
}
