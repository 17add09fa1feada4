package org.plumbline.enclosure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads for work that consists of independent parts; results do not depend on how many. */
public final class Workers implements AutoCloseable {
  private final Optional<ForkJoinPool> pool;

  private Workers(Optional<ForkJoinPool> pool) {
    this.pool = pool;
  }

  /** So many threads, or the one that calls if it is one. */
  public static Workers of(int threads) {
    return new Workers(threads == 1 ? Optional.empty() : Optional.of(new ForkJoinPool(threads)));
  }

  /** The results of {@code work} for the numbers from {@code first} to below {@code end}. */
  public <T> List<T> each(int first, int end, IntFunction<T> work) {
    return pool.isEmpty()
        ? IntStream.range(first, end).mapToObj(work).toList()
        : pool.get()
            .submit(() -> IntStream.range(first, end).parallel().mapToObj(work).toList())
            .join();
  }

  @Override
  public void close() {
    pool.ifPresent(ForkJoinPool::shutdown);
  }
}
