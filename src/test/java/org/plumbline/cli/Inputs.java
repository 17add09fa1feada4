package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small experiments for the tests of the command line. */
final class Inputs {
  /** A linear network with a single hidden unit. */
  static final String BASE =
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

  /** Two ReLU units, one for each sample; every finding is fine. */
  static final String FINE =
      BASE.replace("[2, 1, 1]", "[2, 2, 1]")
          .replace("[linear]", "[relu]")
          .replace("[[[2, 1]], [[2]]]", "[[[2, 1], [-1, -2]], [[1/2, -1/2]]]");

  /** Small weights, stopped so early that something stays undecided. */
  static final String SHORT =
      BASE.replace("[[[2, 1]], [[2]]]", "[[[1/8, 1/8]], [[1/4]]]")
          .replace("{time: 1}", "{time: 1/8}");

  /** The same points with labels that no hyperplane separates. */
  static final String INSEPARABLE = BASE.replace("[-1, -2]]", "[4, 2]]");

  /** A run of very many short steps. */
  static final String ENDLESS =
      BASE.replace("{time: 1}", "{time: 1e900}").replace("digits: 10", "digits: 200");

  private Inputs() {}

  /** A file with the text. */
  static Path file(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("tiny.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a program at {@code target/plumbline} in a folder that is the one under test. */
  static void install(Path folder) throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path executable = target.resolve("plumbline");
    Files.writeString(
        executable,
        "#!/bin/sh\nexec '" + System.getProperty("plumbline.executable") + "' \"$@\"\n");
    assertThat(executable.toFile().setExecutable(true)).isTrue();
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
