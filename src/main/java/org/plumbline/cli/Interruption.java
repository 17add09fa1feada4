package org.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.plumbline.run.Patience;
import org.plumbline.run.StopRequest;

/**
 * Ctrl-C while a run lasts: asks the run to stop where it is, and holds the process until it has
 * written what it has. The process then ends as the signal demands, with 130.
 */
final class Interruption implements AutoCloseable, Patience {
  /** What is written takes less; a disk that hangs must not hold the process for ever. */
  private static final long HOLD_SECONDS = 20;

  private final StopRequest request = new StopRequest();
  private final Runnable alsoAsked;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final boolean hasReport;
  private Optional<Thread> hook = Optional.empty();

  private Interruption(boolean hasReport, Runnable alsoAsked) {
    this.hasReport = hasReport;
    this.alsoAsked = alsoAsked;
  }

  /** Listens from here on, until closed. */
  static Interruption listen() {
    return listen(() -> {});
  }

  /** The same where somebody else is to hear of a request as well. */
  static Interruption listen(Runnable alsoAsked) {
    return listening(true, alsoAsked);
  }

  /** Reads input, and says that there is nothing to report if that is interrupted. */
  static <T> T reading(Supplier<T> input) {
    Interruption interruption = listening(false, () -> {});
    try {
      return input.get();
    } finally {
      interruption.close();
    }
  }

  private static Interruption listening(boolean hasReport, Runnable alsoAsked) {
    Interruption interruption = new Interruption(hasReport, alsoAsked);
    Thread hook = new Thread(interruption::hold, "interruption");
    interruption.hook = Optional.of(hook);
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  private void hold() {
    boolean nothingToStop = finished.getCount() == 0;
    if (nothingToStop) {
      return;
    }
    if (!hasReport) {
      System.err.println("\nplumbline: interrupted while reading; there is nothing to report");
      return;
    }
    request();
    System.err.println("\nplumbline: interrupted; writing what is finished so far");
    try {
      boolean inTime = finished.await(HOLD_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("plumbline: the report could not be written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for the end of the run. */
  void request() {
    request.make();
    alsoAsked.run();
  }

  /** Whether somebody asked the process to end. */
  boolean isRequested() {
    return request.isMade();
  }

  /** Whether somebody did so long enough ago that a phase must be given up. */
  @Override
  public boolean isOver(Phase phase) {
    return request.isOver(phase);
  }

  /** Whether a phase should end by itself, lest it be given up and what it has be lost. */
  boolean isEnding(Phase phase) {
    return request.isEnding(phase);
  }

  @Override
  public <T> T await(Phase phase, Supplier<T> work, Supplier<T> otherwise) {
    return request.await(phase, work, otherwise);
  }

  /** Says that everything is written, or read. */
  @Override
  public void close() {
    finished.countDown();
    try {
      hook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what waits for this.
    }
  }
}
