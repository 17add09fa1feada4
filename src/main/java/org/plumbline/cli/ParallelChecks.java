package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;

/** Checks claims on several threads; findings come in the order of the claims, whatever the threads. */
final class ParallelChecks {
  private ParallelChecks() {}

  static List<Finding> run(List<Claim> claims, Evidence evidence, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Finding>>> pending = new ArrayList<>();
      for (Claim claim : claims) {
        pending.add(pool.submit(() -> claim.check(evidence)));
      }
      List<Finding> findings = new ArrayList<>();
      for (Future<List<Finding>> future : pending) {
        findings.addAll(future.get());
      }
      return findings;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checking", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
