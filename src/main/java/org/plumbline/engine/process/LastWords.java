package org.plumbline.engine.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The last lines of a stream that is otherwise thrown away, as an engine's standard error is. */
final class LastWords {
  private static final int LINES = 3;
  private static final int LONGEST_LINE = 200;
  private static final long PATIENCE_MILLISECONDS = 200;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private LastWords() {}

  /** Reads a stream to its end in a thread of its own. */
  static LastWords of(InputStream stream) {
    LastWords words = new LastWords();
    Thread thread = new Thread(() -> words.read(stream), "engine's standard error");
    thread.setDaemon(true);
    thread.start();
    return words;
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          keep(line);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
      keep(line);
    } catch (IOException e) {
      // The stream of a process that is gone; what was read stays.
    } finally {
      end.countDown();
    }
  }

  private synchronized void keep(StringBuilder line) {
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
      if (lines.size() > LINES) {
        lines.remove();
      }
    }
    line.setLength(0);
  }

  /** The last lines joined by slashes, with a colon in front; empty if there are none. */
  String text() {
    try {
      boolean isWhole = end.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
      return joined(isWhole ? "; its last words: " : "; its last words so far: ");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return joined("; its last words so far: ");
    }
  }

  private synchronized String joined(String lead) {
    return lines.isEmpty() ? "" : lead + String.join(" / ", lines);
  }
}
