package org.plumbline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.experiment.Copies;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.RunMemory;
import org.plumbline.run.checkpoint.RunKeeper;

/**
 * Where a long check keeps what it has come to, so that another process can go on with it to the
 * same report after this one was killed. Of one check at a time.
 *
 * <p>Nothing is written before the first interval is over. A check that has ended leaves its
 * checkpoint until {@link #remove()}, which is for when its report is written.
 */
public final class Checkpoints {
  private final Optional<RunKeeper> keeper;

  private Checkpoints(Optional<RunKeeper> keeper) {
    this.keeper = keeper;
  }

  /** No checkpoints. */
  public static Checkpoints none() {
    return new Checkpoints(Optional.empty());
  }

  /**
   * Checkpoints of a check that begins, in place of those in the folder.
   *
   * @param folder their folder
   * @param interval the least time between two
   */
  public static Checkpoints in(Path folder, Duration interval) {
    return of(folder, interval, false, new Copies(), complaint -> {});
  }

  /**
   * Checkpoints of a check that goes on from the last one in the folder; running it throws an
   * {@link IllegalStateException} if that is of another experiment, version or settings.
   *
   * @param folder their folder
   * @param interval the least time between two
   */
  public static Checkpoints resuming(Path folder, Duration interval) {
    return of(folder, interval, true, new Copies(), complaint -> {});
  }

  /**
   * Checkpoints.
   *
   * @param folder their folder
   * @param interval the least time between two
   * @param isResuming whether to go on from the last one
   * @param copies what the experiment was read from, of which copies are kept
   * @param complaints hears why no checkpoint can be written, once
   */
  public static Checkpoints of(
      Path folder,
      Duration interval,
      boolean isResuming,
      Copies copies,
      Consumer<String> complaints) {
    return new Checkpoints(
        Optional.of(new RunKeeper(folder, interval, isResuming, copies, complaints)));
  }

  /** What the check remembers. */
  RunMemory memory(String engine, Experiment experiment) {
    return keeper.map(known -> known.memory(build(), engine, experiment)).orElse(RunMemory.NONE);
  }

  /** The build, as exactly as it is known: what another one verified is not taken over. */
  private static String build() {
    return Version.number() + Version.commit().map(commit -> " " + commit).orElse("");
  }

  /** How often the check was gone on with. */
  public int resumes() {
    return keeper.map(RunKeeper::resumes).orElse(0);
  }

  /** Where the check was gone on from, as a clause, if it was. */
  public Optional<String> origin() {
    return keeper.flatMap(RunKeeper::origin);
  }

  /** Writes no more; the last checkpoint stays. */
  public void close() {
    keeper.ifPresent(RunKeeper::close);
  }

  /** Removes them. */
  public void remove() {
    keeper.ifPresent(RunKeeper::remove);
  }
}
