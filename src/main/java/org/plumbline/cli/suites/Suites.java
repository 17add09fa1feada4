package org.plumbline.cli.suites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The suites there are, those of the checks first, in the order in which reports list them. */
public final class Suites {
  private static final String INDEX = "index.txt";

  private Suites() {}

  /** Every suite once. */
  public static List<Suite> all() {
    try (InputStream stream = Suites.class.getResourceAsStream(INDEX)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + INDEX);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Suites::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The suite with that id, or with a class of that name. */
  public static Optional<Suite> named(String name) {
    return all().stream().filter(suite -> suite.isNamed(name)).findFirst();
  }

  private static Suite entry(String line) {
    int colon = line.indexOf(": ");
    return new Suite(line.substring(0, colon), List.of(line.substring(colon + 2).split(" ", -1)));
  }
}
