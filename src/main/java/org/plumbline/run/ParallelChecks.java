package org.plumbline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;

/**
 * Checks claims on several threads; findings come in the order of the claims, whatever the threads.
 *
 * <p>After an interruption, claims that are not finished in time are reported as undecided.
 */
public final class ParallelChecks {
  private static final long POLL_MILLISECONDS = 50;

  private final int threads;
  private final RunProgress progress;

  public ParallelChecks(int threads, RunProgress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** The findings of the claims on the evidence. */
  public List<Finding> run(List<Claim> claims, Evidence evidence) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelChecks::daemon);
    try {
      List<Future<List<Finding>>> pending = new ArrayList<>();
      for (Claim claim : claims) {
        pending.add(pool.submit(() -> Claims.check(claim, evidence)));
      }
      List<Finding> findings = new ArrayList<>();
      for (int k = 0; k < claims.size(); k++) {
        progress.checking(k, claims.size(), claims.get(k).id());
        findings.addAll(awaited(claims.get(k), pending.get(k)));
      }
      return findings;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "check");
    thread.setDaemon(true);
    return thread;
  }

  private List<Finding> awaited(Claim claim, Future<List<Finding>> future) {
    try {
      while (!future.isDone() && !progress.patience().isOver(Patience.Phase.CHECKING)) {
        poll(future);
      }
      return future.isDone() ? future.get() : List.of(unchecked(claim));
    } catch (ExecutionException e) {
      RuntimeException thrown = Patience.thrown(e);
      throw new IllegalStateException("the check of " + claim.id() + ": " + thrown, thrown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checking", e);
    }
  }

  private static void poll(Future<List<Finding>> future)
      throws ExecutionException, InterruptedException {
    try {
      future.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Looked at again by the caller, after asking whether to go on.
    }
  }

  private static Finding unchecked(Claim claim) {
    return Finding.of(
        claim.id(),
        "all",
        Verdict.UNDECIDED,
        "not checked",
        "the run was interrupted before this was checked; run it to its end to decide it");
  }
}
