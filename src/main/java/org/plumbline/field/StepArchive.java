package org.plumbline.field;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the steps of a trajectory in memory as far as there is room, and the polynomials of further
 * ones in a temporary file.
 *
 * <p>A step takes one polynomial for each weight: ten thousand steps of fifty thousand weights are
 * far more than a heap. The file has no name by the time it is written to, as far as the system
 * allows that, and is gone with the process, however that ends.
 */
public final class StepArchive {
  /** The part of the largest heap that polynomials may take. */
  private static final int SHARE = 8;

  /** Opens a file that is empty, to be read and written. */
  interface Opening {
    FileChannel call() throws IOException;
  }

  private final long room;
  private final Opening opening;
  private long taken;
  private Optional<FileChannel> file = Optional.empty();
  private boolean isOutOfOrder;

  /**
   * An archive that keeps so many bytes of polynomials in memory.
   *
   * @param opening opens an empty file for the others
   */
  StepArchive(long room, Opening opening) {
    this.room = room;
    this.opening = opening;
  }

  /** An archive that keeps in memory what is an eighth of the largest heap. */
  public static StepArchive ofHeap() {
    return new StepArchive(Runtime.getRuntime().maxMemory() / SHARE, StepArchive::temporaryFile);
  }

  /**
   * The same step, perhaps with polynomials that lie in a file. Where no file can be written, as on
   * a full disk, steps stay in memory.
   */
  public TrajectoryStep keep(TrajectoryStep step) {
    List<LimbPolynomial> polynomials = new ArrayList<>();
    for (Polynomial polynomial : step.weights()) {
      if (!(polynomial instanceof LimbPolynomial limbs)) {
        return step;
      }
      polynomials.add(limbs);
    }
    long bytes = StoredPolynomials.bytes(polynomials);
    if (taken + bytes <= room || isOutOfOrder) {
      taken += bytes;
      return step;
    }
    try {
      return new TrajectoryStep(
          step.start(),
          step.end(),
          StoredPolynomials.write(open(), polynomials),
          step.slopes(),
          step.gates());
    } catch (IOException e) {
      isOutOfOrder = true;
      return step;
    }
  }

  private FileChannel open() throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(opening.call());
    }
    return file.get();
  }

  /** A file that is deleted when it is closed, or before where the system allows that. */
  static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("plumbline", ".steps");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }
}
