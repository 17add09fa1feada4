package org.plumbline.compare.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;

/** The recordings that NumPy wrote, and what is in them. */
final class Recordings {
  static final Path FOLDER = Path.of("src/test/resources/recordings");

  static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();

  private Recordings() {}

  static Recording read(String name) throws RecordingException {
    return read(FOLDER.resolve(name));
  }

  static Recording read(Path file) throws RecordingException {
    return RecordingReader.read(file, NETWORK, Optional.empty());
  }

  /** The weights by way of the JDK's reader of hexadecimal doubles. */
  static List<List<Dyadic>> weights() {
    return lines().stream()
        .map(
            line ->
                Arrays.stream(line.split(" ")).map(x -> Dyadic.of(Double.parseDouble(x))).toList())
        .toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FOLDER.resolve("weights.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
