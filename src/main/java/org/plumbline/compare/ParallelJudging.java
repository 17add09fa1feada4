package org.plumbline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;

/**
 * Judges claims on several threads; results come in the order of the claims, whatever the threads.
 *
 * <p>Claims are judged chunk by chunk, so that a recording of which nothing is right costs little
 * more than the claims up to the last that is looked at. After an interruption those judged in time
 * are kept, from the first on.
 *
 * @param <T> what is found of a claim
 */
final class ParallelJudging<T> {
  private static final int CHUNK = 64;

  private final int threads;
  private final RunProgress progress;
  private final int mostFailures;
  private final Predicate<T> isFailure;

  /**
   * A judging that ends after so many failures.
   *
   * @param isFailure whether what was found of a claim is a failure
   */
  ParallelJudging(int threads, RunProgress progress, int mostFailures, Predicate<T> isFailure) {
    this.threads = threads;
    this.progress = progress;
    this.mostFailures = mostFailures;
    this.isFailure = isFailure;
  }

  /** What is found of claims 0 to {@code all - 1}, as far as they are looked at. */
  List<T> judged(int all, IntFunction<T> judge) {
    List<T> judged = new ArrayList<>();
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      int failures = 0;
      for (int start = 0;
          start < all && failures < mostFailures && progress.examining(start, all);
          start += CHUNK) {
        List<CompletableFuture<T>> chunk =
            IntStream.range(start, Math.min(all, start + CHUNK))
                .mapToObj(k -> CompletableFuture.supplyAsync(() -> judge.apply(k), pool))
                .toList();
        for (T one : finished(chunk)) {
          if (failures < mostFailures) {
            judged.add(one);
            failures += isFailure.test(one) ? 1 : 0;
          }
        }
      }
      return judged;
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * What is judged of a chunk, from the first claim on, when there is no more time for the rest.
   */
  private List<T> finished(List<CompletableFuture<T>> chunk) {
    progress
        .patience()
        .await(
            Patience.Phase.CHECKING,
            () -> {
              chunk.forEach(one -> one.handle((judged, failure) -> true).join());
              return true;
            },
            () -> false);
    try {
      return chunk.stream()
          .takeWhile(CompletableFuture::isDone)
          .map(CompletableFuture::join)
          .toList();
    } catch (CompletionException e) {
      throw Patience.thrown(e);
    }
  }
}
