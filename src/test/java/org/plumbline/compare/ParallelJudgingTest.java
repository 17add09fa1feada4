package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.run.RunProgress;

/** Claims are numbers here, and what is found of them their squares. */
final class ParallelJudgingTest {
  private static List<Integer> squares(int from, int to) {
    return IntStream.range(from, to).mapToObj(k -> k * k).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void resultsComeInOrder(int threads) {
    assertThat(
            new ParallelJudging<Integer>(threads, RunProgress.SILENT, 1, square -> false)
                .judged(200, k -> k * k))
        .isEqualTo(squares(0, 200));
  }

  /** Nothing comes after the last failure that is looked at, whatever the threads have done. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void endsAfterFailures(int threads) {
    AtomicInteger asked = new AtomicInteger();
    List<Integer> judged =
        new ParallelJudging<Integer>(threads, RunProgress.SILENT, 2, square -> square % 25 == 0)
            .judged(
                1000,
                k -> {
                  asked.incrementAndGet();
                  return k * k;
                });
    assertThat(judged).isEqualTo(squares(0, 6));
    assertThat(asked.get()).isLessThan(1000);
  }

  @Test
  void whatIsThrownIsThrown() {
    assertThatThrownBy(
            () ->
                new ParallelJudging<Integer>(2, RunProgress.SILENT, 1, square -> false)
                    .judged(
                        10,
                        k -> {
                          throw new IllegalArgumentException("claim " + k);
                        }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An interruption keeps what was judged before. */
  @Test
  void interruptionKeepsThoseBefore() {
    List<Integer> judged =
        new ParallelJudging<Integer>(1, Interrupting.after(1), 1, square -> false)
            .judged(1000, k -> k * k);
    assertThat(judged).isNotEmpty().hasSizeLessThan(1000).isEqualTo(squares(0, judged.size()));
  }
}
