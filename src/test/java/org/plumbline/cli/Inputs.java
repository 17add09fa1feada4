package org.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small experiments for the tests of the command line. */
final class Inputs {
  /** A linear network that takes a few steps; every finding is fine. */
  static final String FINE =
      """
      name: tiny
      data:
        points: [[2, 1], [-1, -2]]
        labels: [1, -1]
      network:
        widths: [2, 1, 1]
        activations: [linear]
      initialization:
        weights: [[[2, 1]], [[2]]]
      flow:
        digits: 10
        until: {time: 1}
      """;

  /** The same, stopped so early that something stays undecided. */
  static final String SHORT = FINE.replace("[[[2, 1]], [[2]]]", "[[[1/8, 1/8]], [[1/4]]]");

  /** The same points with labels that no hyperplane separates. */
  static final String INSEPARABLE = FINE.replace("[-1, -2]]", "[4, 2]]");

  /** A run of very many short steps. */
  static final String ENDLESS =
      SHORT.replace("{time: 1}", "{time: 1e40}").replace("digits: 10", "digits: 30");

  private Inputs() {}

  /** A file with the text. */
  static Path file(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("tiny.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of what lies in a folder, sorted. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
