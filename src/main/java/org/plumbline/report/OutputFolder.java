package org.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder a run writes to. The files of a run are replaced together or not at all: all are
 * written under temporary names first, which is where a disk that is full shows, and only then
 * moved; if a move fails, those that were replaced before are put back.
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
   * @throws IOException if it cannot be written; an older file of that name is as it was
   */
  public void write(String name, String text) throws IOException {
    replace(Map.of(name, Optional.of(text)));
  }

  /**
   * Writes the files of one run, or none of them. A folder that was removed in the meantime is made
   * again.
   *
   * @param texts the text of each file by its name, which may begin with a folder of its own; none
   *     for a file of an earlier run that no longer belongs to the others and is removed
   * @throws IOException if one cannot be written or removed; all older files are as they were
   */
  public void replace(Map<String, Optional<String>> texts) throws IOException {
    Map<String, Optional<byte[]>> contents = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> contents.put(name, text.map(t -> t.getBytes(StandardCharsets.UTF_8))));
    replaceBytes(contents);
  }

  /**
   * The same of files that are no texts.
   *
   * @throws IOException if one cannot be written or removed; all older files are as they were
   */
  public void replaceBytes(Map<String, Optional<byte[]>> contents) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Optional<Path>> fresh = new LinkedHashMap<>();
    Set<Path> within = new LinkedHashSet<>();
    try {
      for (Map.Entry<String, Optional<byte[]>> entry : contents.entrySet()) {
        Path target = folder.resolve(entry.getKey());
        within.add(target.resolveSibling(""));
        fresh.put(target, entry.getValue().map(content -> hidden(target, "new")));
        if (entry.getValue().isPresent()) {
          Files.createDirectories(target.resolveSibling(""));
          Files.write(hidden(target, "new"), entry.getValue().get());
        }
      }
      exchange(fresh);
    } finally {
      for (Optional<Path> temporary : fresh.values()) {
        if (temporary.isPresent()) {
          Files.deleteIfExists(temporary.get());
        }
      }
      within.remove(folder.resolve("x").resolveSibling(""));
      for (Path directory : within) {
        removeEmpty(directory);
      }
    }
  }

  /** Removes a folder that nothing came to lie in. */
  private static void removeEmpty(Path directory) throws IOException {
    boolean isEmpty = false;
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        isEmpty = files.findAny().isEmpty();
      }
    }
    if (isEmpty) {
      Files.delete(directory);
    }
  }

  /** A temporary name beside a file that no other process takes. */
  private static Path hidden(Path target, String kind) {
    long process = ProcessHandle.current().pid();
    return target.resolveSibling("." + target.getFileName() + "." + process + "." + kind);
  }

  /** Puts each file in its target's place; undoes what was done if that fails halfway. */
  private void exchange(Map<Path, Optional<Path>> fresh) throws IOException {
    List<Exchanged> done = new ArrayList<>();
    try {
      for (Map.Entry<Path, Optional<Path>> entry : fresh.entrySet()) {
        Path target = entry.getKey();
        done.add(new Exchanged(target, kept(target)));
        if (entry.getValue().isPresent()) {
          replace(entry.getValue().get(), target);
        } else {
          Files.deleteIfExists(target);
        }
      }
    } catch (IOException e) {
      for (Exchanged exchanged : done) {
        exchanged.undo();
      }
      throw e;
    }
    for (Exchanged exchanged : done) {
      exchanged.settle();
    }
  }

  /** In one go: whoever reads the target sees the old file or the new one. */
  private static void replace(Path fresh, Path target) throws IOException {
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A second name for an older file, if there is one, from which it can be put back. */
  private static Optional<Path> kept(Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return Optional.empty();
    }
    Path second = hidden(target, "old");
    Files.deleteIfExists(second);
    try {
      Files.createLink(second, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(target, second);
    }
    return Optional.of(second);
  }

  /** A place whose older file, if there was one, is kept until all places have their new ones. */
  private record Exchanged(Path target, Optional<Path> older) {
    void undo() throws IOException {
      if (older.isPresent()) {
        replace(older.get(), target);
      } else if (Files.isRegularFile(target)) {
        Files.delete(target);
      }
    }

    void settle() throws IOException {
      if (older.isPresent()) {
        Files.deleteIfExists(older.get());
      }
    }
  }
}
