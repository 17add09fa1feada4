package org.plumbline.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The request, made from any thread, that a run should end, and how long ago it was made.
 *
 * <p>A step under way may take minutes, with thousands of digits or weights, and nothing in it asks
 * whether to go on. So what may take long is done in threads that nobody has to wait for: when its
 * time is over ({@link Patience.Phase}) it is left alone, and what was finished before stands.
 */
public final class StopRequest implements Patience {
  private static final double NOTICE_SECONDS = 0.5;
  private static final long POLL_MILLISECONDS = 50;
  private static final double NANOSECONDS = 1e9;

  private final CountDownLatch made = new CountDownLatch(1);
  private volatile long instant = Long.MAX_VALUE;

  /** Asks for the end of the run; only the first time counts. */
  public synchronized void make() {
    if (!isMade()) {
      instant = System.nanoTime();
      made.countDown();
    }
  }

  /** Whether somebody asked for the end of the run. */
  public boolean isMade() {
    return made.getCount() == 0;
  }

  @Override
  public boolean isOver(Phase phase) {
    return isMade() && secondsSince() > phase.seconds();
  }

  /** Whether a phase should end by itself, lest it be given up and what it has be lost. */
  public boolean isEnding(Phase phase) {
    return isMade() && secondsSince() > phase.seconds() - NOTICE_SECONDS;
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
}
