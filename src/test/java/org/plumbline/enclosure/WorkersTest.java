package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of work come back in their order, however many threads there are. */
final class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void resultsComeInOrder(int threads) {
    try (Workers workers = Workers.of(threads)) {
      List<Integer> squares = workers.each(3, 200, k -> k * k);
      assertThat(squares).isEqualTo(IntStream.range(3, 200).map(k -> k * k).boxed().toList());
      assertThat(workers.each(7, 7, k -> k)).isEmpty();
    }
  }

  @Test
  void oneThreadIsTheOneThatCalls() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Workers workers = Workers.of(1)) {
      workers.each(0, 20, k -> threads.add(Thread.currentThread()));
    }
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  /** What goes wrong in a part is not lost. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void failuresReachTheCaller(int threads) {
    try (Workers workers = Workers.of(threads)) {
      assertThatThrownBy(() -> workers.each(0, 50, k -> 1 / (k - 31)))
          .hasStackTraceContaining("ArithmeticException");
    }
  }
}
