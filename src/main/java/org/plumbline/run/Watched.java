package org.plumbline.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.number.Rational;

/**
 * Passes an integration's progress on, keeps what gives the trajectory so far, and has the places
 * where it rests remembered.
 */
final class Watched implements Progress {
  private final Progress progress;
  private final RunMemory.Attempt memory;
  private final Supplier<Optional<RunMemory.Sought>> sought;
  private final AtomicReference<Optional<Supplier<Trajectory>>> source =
      new AtomicReference<>(Optional.empty());

  /** Progress passed on; {@code sought} says how far the pursuit of a goal is, if there is one. */
  Watched(
      Progress progress, RunMemory.Attempt memory, Supplier<Optional<RunMemory.Sought>> sought) {
    this.progress = progress;
    this.memory = memory;
    this.sought = sought;
  }

  @Override
  public boolean advanced(int steps, int events, Rational time, double logRisk) {
    return progress.advanced(steps, events, time, logRisk);
  }

  @Override
  public void watchable(Supplier<Trajectory> soFar) {
    source.set(Optional.of(soFar));
    progress.watchable(soFar);
  }

  @Override
  public void resting(Supplier<Standing> standing) {
    memory.resting(() -> new RunMemory.Place(standing.get(), sought.get()));
  }

  /** The trajectory so far, if the engine shows it. */
  Optional<Trajectory> soFar() {
    return source.get().map(Supplier::get);
  }
}
