package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.experiment.Copies;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.run.RunMemory;

/**
 * Where and how often a run writes checkpoints, and whether it begins or goes on from one. May be
 * used for one run at a time.
 */
public final class RunKeeper {
  private final CheckpointFolder folder;
  private final Duration interval;
  private final boolean isResuming;
  private final Copies copies;
  private final Consumer<String> complaints;
  private Optional<Checkpoint> checkpoint = Optional.empty();

  /**
   * A keeper.
   *
   * @param folder where the checkpoint is
   * @param interval the least time between two
   * @param isResuming whether to go on from the one that is there
   * @param copies what the experiment was read from
   * @param complaints hears why no checkpoint can be written, once
   */
  public RunKeeper(
      Path folder,
      Duration interval,
      boolean isResuming,
      Copies copies,
      Consumer<String> complaints) {
    this.folder = new CheckpointFolder(folder);
    this.interval = interval;
    this.isResuming = isResuming;
    this.copies = copies;
    this.complaints = complaints;
  }

  /**
   * What a checkpoint tells of its run.
   *
   * @param experiment the experiment, with the settings of the run
   * @param engine the name of the engine
   * @param copies what it was read from
   */
  public record Described(Experiment experiment, String engine, Copies copies) {}

  /**
   * What the checkpoint in a folder tells of its run.
   *
   * @throws CheckpointException if there is none, or it cannot be read
   */
  public static Described describe(Path path) {
    CheckpointFolder folder = new CheckpointFolder(path);
    if (!folder.isThere()) {
      throw new CheckpointException(
          "there is no checkpoint; expected the output folder of a run that wrote one and has not"
              + " ended");
    }
    try {
      RunIdentity identity = folder.identity();
      Copies copies = folder.copies();
      Experiment read = ExperimentReader.read(copies);
      return new Described(identity.applied(read), identity.text(RunIdentity.ENGINE), copies);
    } catch (IOException | ExperimentException | IllegalArgumentException e) {
      throw new CheckpointException(
          "the checkpoint cannot be read (" + e.getMessage() + "); expected one of a run");
    }
  }

  /** Whether there is a checkpoint in a folder. */
  public static boolean isThere(Path path) {
    return new CheckpointFolder(path).isThere();
  }

  /**
   * The memory of a run.
   *
   * @throws CheckpointException if the run is to go on from a checkpoint that is another's
   */
  public RunMemory memory(String version, String engine, Experiment experiment) {
    RunIdentity identity = RunIdentity.of(version, engine, experiment);
    Checkpoint opened =
        isResuming
            ? Checkpoint.resume(folder, identity, copies, interval, complaints)
            : Checkpoint.begin(folder, identity, copies, interval, complaints);
    checkpoint = Optional.of(opened);
    return opened;
  }

  /** How often the run was gone on with. */
  public int resumes() {
    return checkpoint.map(Checkpoint::resumes).orElse(0);
  }

  /** Where the run was gone on from, as a clause, if it was. */
  public Optional<String> origin() {
    return checkpoint.filter(c -> isResuming).map(Checkpoint::origin);
  }

  /** Writes no more; the checkpoint stays. */
  public void close() {
    checkpoint.ifPresent(Checkpoint::close);
  }

  /**
   * Removes the checkpoint: the run has come to its end and its report is written. One that this
   * run has not written goes as well, unless another run writes to it.
   */
  public void remove() {
    close();
    boolean isOwn = checkpoint.filter(Checkpoint::isBegun).isPresent();
    try {
      if (isOwn || !Journal.isInUse(folder.journal())) {
        folder.remove();
      }
    } catch (IOException e) {
      complaints.accept("the checkpoint could not be removed (" + e.getMessage() + ")");
    }
  }
}
