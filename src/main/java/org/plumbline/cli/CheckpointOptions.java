package org.plumbline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.Checkpoints;
import org.plumbline.experiment.Copies;
import org.plumbline.run.checkpoint.CheckpointException;
import org.plumbline.run.checkpoint.RunKeeper;
import picocli.CommandLine.Option;

/** The options about checkpoints of a run. */
final class CheckpointOptions {
  private static final String FOLDER = "checkpoint";

  @Option(
      names = "--checkpoint",
      paramLabel = "INTERVAL",
      converter = Interval.class,
      description =
          "How often to write a checkpoint into the output folder, from which the run can be "
              + "resumed if it is killed, as in --checkpoint 5m or --checkpoint never (default: 60s).")
  private Duration interval = Duration.ofSeconds(60);

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Go on from the last checkpoint in an output folder, to the same report as if the run "
              + "had not been interrupted; experiment and settings are taken from there, as in "
              + "--resume plumbline-out/iris.")
  private @Nullable Path resumed;

  /** The output folder of the run to be resumed, if one is. */
  Optional<Path> resumed() {
    return Optional.ofNullable(resumed);
  }

  /**
   * What the checkpoint tells of the run to be resumed, if one is.
   *
   * @throws InputException if there is no checkpoint
   */
  Optional<RunKeeper.Described> described() {
    try {
      return resumed().map(folder -> RunKeeper.describe(folder.resolve(FOLDER)));
    } catch (CheckpointException e) {
      throw refusal(e);
    }
  }

  /** The refusal to resume. */
  InputException refusal(CheckpointException e) {
    String folder = resumed().map(Path::toString).orElse("");
    return new InputException(
        "--resume: "
            + Terminal.oneLine(folder)
            + ": "
            + Terminal.oneLine(String.valueOf(e.getMessage())));
  }

  /** Whether there is a checkpoint in an output folder that nobody asked for. */
  boolean isLeft(Path folder) {
    return resumed == null && RunKeeper.isThere(folder.resolve(FOLDER));
  }

  /** Whether there is a checkpoint in an output folder. */
  static boolean isThere(Path folder) {
    return RunKeeper.isThere(folder.resolve(FOLDER));
  }

  /** The checkpoints of a run that writes to a folder. */
  Checkpoints in(Path folder, Copies copies) {
    return resumed == null && interval.isZero()
        ? Checkpoints.none()
        : Checkpoints.of(
            folder.resolve(FOLDER),
            interval,
            resumed != null,
            copies,
            complaint -> System.err.println("plumbline: " + Terminal.oneLine(complaint)));
  }
}
