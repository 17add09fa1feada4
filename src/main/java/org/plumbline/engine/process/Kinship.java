package org.plumbline.engine.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A mark in the environment of a process, which whatever it starts inherits: by it a process is
 * found that has left its parents and its session, unless it has cleared its environment.
 *
 * <p>Only where there is a {@code /proc}, as on Linux; elsewhere nothing is found.
 */
final class Kinship {
  private static final String NAME = "PLUMBLINE_ENGINE";
  private static final Path PROCESSES = Path.of("/proc");

  /** Whoever starts others while they are ended is looked for so often. */
  private static final int MOST_ROUNDS = 20;

  private static final long MOMENT_MILLISECONDS = 200;

  private final String mark;

  private Kinship(String mark) {
    this.mark = mark;
  }

  /** A mark that no other process has. */
  static Kinship ofNew() {
    return new Kinship(UUID.randomUUID().toString());
  }

  /** Marks an environment. */
  void mark(Map<String, String> environment) {
    environment.put(NAME, mark);
  }

  /** Ends every process that has the mark, until there is none. */
  void end() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ProcessHandle> found = found();
      if (found.isEmpty()) {
        return;
      }
      found.forEach(handle -> handle.destroyForcibly());
      await(found);
    }
  }

  /** Waits a moment for processes to be gone. */
  private static void await(List<ProcessHandle> ended) {
    try {
      CompletableFuture.allOf(
              ended.stream().map(handle -> handle.onExit()).toArray(CompletableFuture<?>[]::new))
          .get(MOMENT_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // They are looked for again.
    }
  }

  /** The processes that have the mark and are not about to be gone. */
  List<ProcessHandle> found() {
    List<ProcessHandle> found = new ArrayList<>();
    if (!Files.isDirectory(PROCESSES)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path entry : entries) {
        if (isMarked(entry)) {
          ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
              .filter(handle -> handle.isAlive() && handle.pid() != ProcessHandle.current().pid())
              .ifPresent(found::add);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Processes come and go while they are listed.
    }
    return found;
  }

  /** Whether the environment a process was started with has the mark; that of a zombie is empty. */
  private boolean isMarked(Path process) {
    try {
      String environment =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      return environment.contains(NAME + "=" + mark);
    } catch (IOException e) {
      return false;
    }
  }
}
