package org.plumbline.run.checkpoint;

import java.time.Duration;

/**
 * When a checkpoint is due: an interval after the start or the last one, and so long after it that
 * writing takes a small part of the time. The clock decides nothing else.
 */
final class Pace {
  /** Writing takes at most one part in so many. */
  private static final long SHARE = 100;

  private final long interval;
  private long last = System.nanoTime();
  private long wait;

  /** Checkpoints so long apart; none at all if that is no time. */
  Pace(Duration interval) {
    this.interval = interval.toNanos();
    this.wait = this.interval;
  }

  /** Whether none is ever due. */
  boolean isOff() {
    return interval == 0;
  }

  /** Whether one is due. */
  boolean isDue() {
    return !isOff() && System.nanoTime() - last >= wait;
  }

  /** Says that one was written that was begun at an instant of {@link System#nanoTime()}. */
  void written(long begun) {
    last = System.nanoTime();
    wait = Math.max(interval, SHARE * (last - begun));
  }
}
