package org.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The engines and scripts to start from that come in the jar, each a single source file. */
final class Adapters {
  private static final String FOLDER = "/adapters/";

  private Adapters() {}

  /**
   * A program to start from.
   *
   * @param name what {@code plumbline examples} calls it
   * @param file the name to save it under
   * @param description one line about it
   */
  record Adapter(String name, String file, String description) {
    /** The source text. */
    String text() {
      return resource(file);
    }
  }

  /** All of them, the simplest first. */
  static List<Adapter> all() {
    return resource("index.txt").lines().map(Adapters::entry).toList();
  }

  /** The one of the given name. */
  static Optional<Adapter> named(String name) {
    return all().stream().filter(adapter -> adapter.name().equals(name)).findFirst();
  }

  private static Adapter entry(String line) {
    String[] parts = line.split(": ", 3);
    return new Adapter(parts[0], parts[1], parts[2]);
  }

  private static String resource(String file) {
    try (InputStream stream = Adapters.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
