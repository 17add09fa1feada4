package org.plumbline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.experiment.Campaign;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.report.Continuation;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.SweepTable;
import org.plumbline.sweep.Journal;
import org.plumbline.sweep.SweepRow;
import org.plumbline.sweep.SweepSummary;

/**
 * All runs of a campaign, each the check of one experiment on one thread; several side by side.
 *
 * <p>What is kept of a run is appended to a journal in a folder as the run ends. Another sweep of
 * the same campaign into the same folder goes on from there, however the one before it ended: no
 * run is made twice once its row is there. A run that fails or takes too long is a row. Once all
 * rows are there the table {@value SweepTable#FILE} has them in the order of their numbers; apart
 * from seconds it is the same for any number of threads and interruptions.
 */
public final class Sweep {
  private final Campaign campaign;
  private final int threads;
  private final Progress progress;
  private final Cancellation cancellation;

  private Sweep(Campaign campaign, int threads, Progress progress, Cancellation cancellation) {
    this.campaign = campaign;
    this.threads = threads;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Hears how far a sweep has come; called by one thread at a time. */
  @FunctionalInterface
  public interface Progress {
    /** So many rows are there, of so many. */
    void done(int rows, int all);
  }

  /** The sweep of a campaign, with a run for each processor at a time. */
  public static Sweep of(Campaign campaign) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Sweep(campaign, processors, (rows, all) -> {}, new Cancellation());
  }

  /** The ids of the claims whose findings may be kept, in the order of reports. */
  public static List<String> claims() {
    return Stream.concat(Stream.of(Continuation.ID), Claims.all().stream().map(Claim::id)).toList();
  }

  /**
   * The same with so many runs at a time.
   *
   * @throws IllegalArgumentException if they are fewer than 1 or more than {@value
   *     Check#MOST_THREADS}
   */
  public Sweep withThreads(int count) {
    if (count < 1 || count > Check.MOST_THREADS) {
      throw new IllegalArgumentException("threads: " + count);
    }
    return new Sweep(campaign, count, progress, cancellation);
  }

  /** The same that tells how far it has come. */
  public Sweep withProgress(Progress listener) {
    return new Sweep(campaign, threads, listener, cancellation);
  }

  /** The same that ends when it is asked to; runs that have not ended then leave no row. */
  public Sweep withCancellation(Cancellation other) {
    return new Sweep(campaign, threads, progress, other);
  }

  /**
   * Makes all runs whose rows are not in the folder yet, then writes the table.
   *
   * @return the summary of the rows that are there: of all unless the sweep was cancelled
   * @throws Journal.Refused if the folder has the runs of another campaign, or is in use
   * @throws IOException if the folder cannot be read or written
   */
  public SweepSummary run(Path folder) throws IOException {
    OutputFolder.prepare(folder);
    try (Journal journal = open(folder)) {
      complete(journal);
      if (journal.size() == campaign.size()) {
        SweepTable.write(folder, campaign.keys(), journal);
      }
      return SweepSummary.of(journal, campaign.size());
    }
  }

  /**
   * The summary of the rows that are in a folder; no run is made.
   *
   * @throws Journal.Refused if the folder has the runs of another campaign, or is in use
   * @throws IOException if the folder cannot be read
   */
  public SweepSummary summary(Path folder) throws IOException {
    try (Journal journal = open(folder)) {
      return SweepSummary.of(journal, campaign.size());
    }
  }

  private Journal open(Path folder) throws IOException {
    String head =
        "{\"campaign\":\"" + campaign.sha256() + "\",\"version\":\"" + Version.number() + "\"}";
    return Journal.open(folder, head, Math.toIntExact(campaign.size()));
  }

  private void complete(Journal journal) throws IOException {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Optional<IOException>> failure = new AtomicReference<>(Optional.empty());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    try {
      Runnable worker = () -> work(journal, next, clock, failure);
      Future<?>[] all = new Future<?>[threads];
      for (int k = 0; k < threads; k++) {
        all[k] = workers.submit(worker);
      }
      for (Future<?> one : all) {
        finished(one);
      }
    } finally {
      workers.shutdownNow();
      clock.shutdownNow();
    }
    Optional<IOException> failed = failure.get();
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  private static void finished(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while runs were going on", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void work(
      Journal journal,
      AtomicInteger next,
      ScheduledExecutorService clock,
      AtomicReference<Optional<IOException>> failure) {
    int all = Math.toIntExact(campaign.size());
    for (int run = next.getAndIncrement(); run < all; run = next.getAndIncrement()) {
      if (cancellation.isRequested() || failure.get().isPresent()) {
        return;
      }
      if (!journal.has(run)) {
        Optional<SweepRow> row = row(run, clock);
        try {
          if (row.isPresent()) {
            journal.append(row.get());
            tell(journal.size(), all);
          }
        } catch (IOException e) {
          failure.set(Optional.of(e));
        }
      }
    }
  }

  private void tell(int rows, int all) {
    synchronized (progress) {
      progress.done(rows, all);
    }
  }

  /** The row of a run; none if the sweep was cancelled before it ended. */
  private Optional<SweepRow> row(int run, ScheduledExecutorService clock) {
    Cancellation own = new Cancellation();
    Runnable pass = () -> pass(own);
    Future<?> watch = clock.scheduleWithFixedDelay(pass, 100, 100, TimeUnit.MILLISECONDS);
    Optional<Future<?>> end = Optional.empty();
    if (campaign.keeping().seconds().isPresent()) {
      long seconds = campaign.keeping().seconds().getAsLong();
      end = Optional.of(clock.schedule(own::cancel, seconds, TimeUnit.SECONDS));
    }
    try {
      SweepRow row = checked(run, own);
      return cancellation.isRequested() ? Optional.empty() : Optional.of(row);
    } finally {
      watch.cancel(false);
      end.ifPresent(task -> task.cancel(false));
    }
  }

  /** Ends a run where the whole sweep is to end. */
  private void pass(Cancellation own) {
    if (cancellation.isRequested()) {
      own.cancel();
    }
  }

  // A run that runs out of memory or of stack is a row like others, as are defects of this program.
  private SweepRow checked(int run, Cancellation own) {
    try {
      CheckReport report =
          Check.of(campaign.experiment(run)).withThreads(1).withCancellation(own).run();
      SweepRow.Status status =
          own.isRequested() ? SweepRow.Status.OVER_BUDGET : SweepRow.Status.FINISHED;
      return SweepRow.of(
          run,
          campaign.parameters(run),
          status,
          report.json(),
          Set.copyOf(campaign.keeping().claims()),
          campaign.keeping().weights());
    } catch (ExperimentException e) {
      return SweepRow.failed(run, campaign.parameters(run), String.valueOf(e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return SweepRow.failed(run, campaign.parameters(run), e.toString());
    }
  }
}
