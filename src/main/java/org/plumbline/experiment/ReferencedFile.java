package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that an experiment names; a relative path starts from the experiment's folder.
 *
 * @param source where the experiment names it
 * @param path the file
 */
record ReferencedFile(Cursor source, Path path) {
  /** The largest file read, and the most that is inflated from one. */
  static final int MOST_BYTES = SourceText.MOST_BYTES;

  /** The file named at {@code source}, such as {@code a csv file}; nothing says that it exists. */
  static ReferencedFile of(Cursor source, String kind) {
    Path folder =
        source
            .origin()
            .folder()
            .orElseThrow(
                () -> source.error("no folder is known to find files in; expected values in here"));
    try {
      return new ReferencedFile(source, folder.resolve(source.text("the path of " + kind)));
    } catch (InvalidPathException e) {
      throw source.expected("the path of " + kind);
    }
  }

  /** A complaint about the file. */
  ExperimentException error(String problem) {
    return source.error(path + ": " + problem);
  }

  /** Refuses a file that is not there. */
  void requireThere() {
    if (!Files.isRegularFile(path)) {
      throw error("no such file; expected an existing file");
    }
  }

  /** All bytes of the file. */
  byte[] bytes() {
    requireThere();
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw error("the file is too large; expected at most " + (MOST_BYTES >> 20) + " MiB");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw error("no such file; expected an existing file");
    } catch (AccessDeniedException e) {
      throw error("no permission to read; expected a readable file");
    } catch (IOException e) {
      throw error("cannot be read (" + e.getMessage() + "); expected a readable file");
    }
  }
}
