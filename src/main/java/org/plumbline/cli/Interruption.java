package org.plumbline.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a run lasts: asks the run to stop where it is, and holds the process until it has
 * written what it has. The process then ends as the signal demands, with 130.
 */
final class Interruption implements AutoCloseable {
  /** How long what is under way may go on after the request. */
  private static final long GRACE_SECONDS = 5;

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile long deadline = Long.MAX_VALUE;

  private Interruption() {}

  /** Listens from here on, until closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::hold, "interruption"));
    return interruption;
  }

  private void hold() {
    boolean nothingToStop = finished.getCount() == 0;
    if (nothingToStop) {
      return;
    }
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    requested.countDown();
    System.err.println("\nplumbline: interrupted; writing what is finished");
    try {
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("plumbline: gave up waiting for the step under way; no report written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody asked the process to end. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Whether somebody did so long enough ago that what is under way must be given up. */
  boolean isOverdue() {
    return isRequested() && System.nanoTime() - deadline > 0;
  }

  /** Says that everything is written. */
  @Override
  public void close() {
    finished.countDown();
  }
}
