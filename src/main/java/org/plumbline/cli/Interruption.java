package org.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.plumbline.run.Patience;

/**
 * Ctrl-C while a run lasts: asks the run to stop where it is, and holds the process until it has
 * written what it has. The process then ends as the signal demands, with 130.
 *
 * <p>A step under way may take minutes, with thousands of digits or weights, and nothing in it asks
 * whether to go on. So what may take long is done in threads that the process does not wait for:
 * when its time is over ({@link Patience.Phase}) it is left alone, and the report is made of what
 * was finished before.
 */
final class Interruption implements AutoCloseable, Patience {
  /** What is written takes less; a disk that hangs must not hold the process for ever. */
  private static final long HOLD_SECONDS = 20;

  private static final double NOTICE_SECONDS = 0.5;
  private static final long POLL_MILLISECONDS = 50;
  private static final double NANOSECONDS = 1e9;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final boolean hasReport;
  private Optional<Thread> hook = Optional.empty();
  private volatile long instant = Long.MAX_VALUE;

  private Interruption(boolean hasReport) {
    this.hasReport = hasReport;
  }

  /** Listens from here on, until closed. */
  static Interruption listen() {
    return listening(true);
  }

  /** Reads input, and says that there is nothing to report if that is interrupted. */
  static <T> T reading(Supplier<T> input) {
    Interruption interruption = listening(false);
    try {
      return input.get();
    } finally {
      interruption.close();
    }
  }

  private static Interruption listening(boolean hasReport) {
    Interruption interruption = new Interruption(hasReport);
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
    System.err.println("\nplumbline: interrupted; writing what is finished");
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
    instant = System.nanoTime();
    requested.countDown();
  }

  /** Whether somebody asked the process to end. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Whether somebody did so long enough ago that a phase must be given up. */
  @Override
  public boolean isOver(Phase phase) {
    return isRequested() && secondsSince() > phase.seconds();
  }

  /** Whether a phase should end by itself, lest it be given up and what it has be lost. */
  boolean isEnding(Phase phase) {
    return isRequested() && secondsSince() > phase.seconds() - NOTICE_SECONDS;
  }

  private double secondsSince() {
    return (System.nanoTime() - instant) / NANOSECONDS;
  }

  @Override
  public <T> T await(Phase phase, Supplier<T> work, Supplier<T> otherwise) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "run");
    thread.setDaemon(true);
    thread.start();
    while (!task.isDone() && !isOver(phase)) {
      settle(task);
    }
    return task.isDone() ? result(task) : otherwise.get();
  }

  /** Waits until the task is done, or it is time to ask again whether to go on. */
  private static void settle(FutureTask<?> task) {
    try {
      task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The caller looks at the task again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw Patience.thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
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
