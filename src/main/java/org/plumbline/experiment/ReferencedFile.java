package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

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
    try {
      Path place =
          source
              .origin()
              .place(source.text("the path of " + kind))
              .orElseThrow(
                  () ->
                      source.error(
                          "there is no folder in which files could be found; expected the values "
                              + "themselves here"));
      return new ReferencedFile(source, place);
    } catch (InvalidPathException e) {
      throw source.expected("the path of " + kind);
    }
  }

  /** A complaint about the file. */
  ExperimentException error(String problem) {
    return source.error(path + ": " + problem);
  }

  /**
   * Refuses what is not there, and what is no file: reading a pipe or a device may never end, and
   * cannot be repeated.
   */
  private void requireFile() {
    if (Files.isDirectory(path)) {
      throw error("this is a directory; expected a file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw error("this is a pipe or a device; expected a file, which can be read a second time");
    }
    if (!Files.exists(path)) {
      throw error("there is no such file; expected an existing file");
    }
  }

  /** All bytes of the file, whose digest goes into the report. */
  byte[] bytes() {
    requireFile();
    try (InputStream stream = Files.newInputStream(path)) {
      BasicFileAttributes before = attributes();
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw error("the file is too large; expected at most " + (MOST_BYTES >> 20) + " MiB");
      }
      BasicFileAttributes after = attributes();
      boolean isSame =
          before.size() == after.size()
              && bytes.length == after.size()
              && before.lastModifiedTime().equals(after.lastModifiedTime());
      if (!isSame) {
        throw changed();
      }
      source.origin().read(new InputFile(source.text("a path"), Digests.sha256(bytes)), bytes);
      return bytes;
    } catch (NoSuchFileException e) {
      throw error("there is no such file; expected an existing file");
    } catch (AccessDeniedException e) {
      throw error("permission to read it was denied; expected a readable file");
    } catch (IOException e) {
      throw error("cannot be read (" + e.getMessage() + "); expected a readable file");
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  private ExperimentException changed() {
    return error("it changed while it was read; expected a file that no other program writes to");
  }

  /** What a reader that opens the file by its path makes of it, if it stays as it is meanwhile. */
  <T, E extends Exception> T unchanged(Reading<T, E> reading) throws E {
    byte[] before = bytes();
    T result = reading.read(path);
    if (!Arrays.equals(before, bytes())) {
      throw changed();
    }
    return result;
  }

  /** Reads a file. */
  interface Reading<T, E extends Exception> {
    /** What is in the file. */
    T read(Path path) throws E;
  }
}
