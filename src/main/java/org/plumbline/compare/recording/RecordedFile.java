package org.plumbline.compare.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.experiment.InputFile;
import org.plumbline.network.Network;
import org.plumbline.number.NumberFormat;

/**
 * A recording that was read from a file, and the digest of that file by which a report names it.
 *
 * @param recording what is recorded
 * @param input the file and its digest
 */
public record RecordedFile(Recording recording, InputFile input) {
  /**
   * Reads a file that stays as it is meanwhile.
   *
   * @throws RecordingException if it cannot be read, is damaged, does not fit the network, or
   *     changes while it is read
   */
  public static RecordedFile read(
      Path file, Network network, Optional<NumberFormat> stated, Arrangement arrangement)
      throws RecordingException {
    Optional<InputFile> before = digest(file);
    Recording recording = RecordingReader.read(file, network, stated, arrangement);
    Optional<InputFile> after = digest(file);
    if (after.isEmpty() || !before.equals(after)) {
      throw new RecordingException(
          file.toString(),
          "it changed while it was read",
          "a file that no other program writes to");
    }
    return new RecordedFile(recording, after.get());
  }

  /** The digest of a file, if it is one that can be read; if not, reading it says why. */
  private static Optional<InputFile> digest(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(InputFile.of(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
