package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.plumbline.experiment.Copies;

/**
 * The folder of a checkpoint: the journal, copies of what the experiment was read from, and the
 * identity of the run. The identity comes last and at once: without it there is no checkpoint.
 *
 * @param path the folder
 */
record CheckpointFolder(Path path) {
  private static final String IDENTITY = "run.properties";
  private static final String FRESH = IDENTITY + ".new";
  private static final String COPIES = "inputs";

  /** The journal in it. */
  Path journal() {
    return path.resolve("journal");
  }

  /** Whether there is a checkpoint. */
  boolean isThere() {
    return Files.isRegularFile(path.resolve(IDENTITY));
  }

  /** Begins a checkpoint in place of what is there; its journal. */
  Journal begin(RunIdentity identity, Copies copies) throws IOException {
    Files.createDirectories(path.resolve(COPIES));
    // The lock comes first: a run that is going on here keeps its checkpoint.
    Journal journal = Journal.create(journal());
    try {
      Files.deleteIfExists(path.resolve(IDENTITY));
      copies.write(path.resolve(COPIES));
      Path fresh = path.resolve(FRESH);
      try (OutputStream stream = Files.newOutputStream(fresh)) {
        identity.properties().store(stream, "A run of plumbline that can be resumed");
      }
      Files.move(fresh, path.resolve(IDENTITY), StandardCopyOption.ATOMIC_MOVE);
      return journal;
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  /** The identity of its run. */
  RunIdentity identity() throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = Files.newInputStream(path.resolve(IDENTITY))) {
      properties.load(stream);
      return RunIdentity.of(properties);
    } catch (IllegalArgumentException e) {
      throw new IOException(IDENTITY + " is damaged", e);
    }
  }

  /** The copies of what its experiment was read from. */
  Copies copies() throws IOException {
    return Copies.read(path.resolve(COPIES));
  }

  /** Removes it, the identity first; what else lies in the folder stays. */
  void remove() throws IOException {
    Files.deleteIfExists(path.resolve(IDENTITY));
    Files.deleteIfExists(path.resolve(FRESH));
    Files.deleteIfExists(journal());
    if (Files.isDirectory(path.resolve(COPIES))) {
      for (Path copy : files(path.resolve(COPIES))) {
        Files.delete(copy);
      }
      Files.delete(path.resolve(COPIES));
    }
    if (Files.isDirectory(path) && files(path).isEmpty()) {
      Files.delete(path);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
