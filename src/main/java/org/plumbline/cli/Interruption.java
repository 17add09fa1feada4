package org.plumbline.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: asks the run to stop where it is, and holds the process until it has written what it has.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 30;
  private static final CountDownLatch REQUESTED = new CountDownLatch(1);
  private static final CountDownLatch FINISHED = new CountDownLatch(1);

  private Interruption() {}

  /** Listens from here on. */
  static void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(Interruption::hold, "interruption"));
  }

  private static void hold() {
    REQUESTED.countDown();
    try {
      boolean inTime = FINISHED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("plumbline: gave up waiting for the run to stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody asked the process to end. */
  static boolean isRequested() {
    return REQUESTED.getCount() == 0;
  }

  /** Says that everything is written. */
  static void finished() {
    FINISHED.countDown();
  }
}
