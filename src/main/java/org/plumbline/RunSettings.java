package org.plumbline;

/**
 * How a run is done, which changes nothing in what it finds: its threads, who hears how far it has
 * come, who may end it, and where it keeps what it has come to.
 *
 * @param threads the threads it may use
 * @param progress hears how far it has come
 * @param cancellation ends it early
 * @param checkpoints where it keeps what it has come to
 */
record RunSettings(
    int threads, CheckProgress progress, Cancellation cancellation, Checkpoints checkpoints) {
  /**
   * The settings.
   *
   * @throws IllegalArgumentException if there are fewer than 1 thread or more than {@value
   *     Check#MOST_THREADS}
   */
  RunSettings {
    if (threads < 1 || threads > Check.MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and " + Check.MOST_THREADS + ", not " + threads);
    }
  }

  /** A thread for each processor, and nobody who listens or ends the run. */
  static RunSettings usual() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new RunSettings(
        Math.min(Check.MOST_THREADS, processors),
        CheckProgress.SILENT,
        new Cancellation(),
        Checkpoints.none());
  }

  RunSettings withThreads(int count) {
    return new RunSettings(count, progress, cancellation, checkpoints);
  }

  RunSettings withProgress(CheckProgress listener) {
    return new RunSettings(threads, listener, cancellation, checkpoints);
  }

  RunSettings withCancellation(Cancellation other) {
    return new RunSettings(threads, progress, other, checkpoints);
  }

  RunSettings withCheckpoints(Checkpoints other) {
    return new RunSettings(threads, progress, cancellation, other);
  }

  /** What a run tells, passed on. */
  CancellableProgress runProgress() {
    return new CancellableProgress(progress, cancellation.request());
  }
}
