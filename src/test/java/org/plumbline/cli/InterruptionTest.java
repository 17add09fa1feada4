package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plumbline.run.Patience;

/**
 * {@link Interruption}: work is waited for unless its time is over, and what it throws is thrown.
 */
final class InterruptionTest {
  private static String awaited(Interruption interruption, Supplier<String> work) {
    return interruption.await(Patience.Phase.INTEGRATING, work, () -> "given up");
  }

  private static Supplier<String> throwing(Error error) {
    return () -> {
      throw error;
    };
  }

  @Test
  void workIsWaitedForWhenNobodyInterrupts() {
    try (Interruption interruption = Interruption.listen()) {
      assertThat(awaited(interruption, () -> "done")).isEqualTo("done");
    }
  }

  @Test
  void whatWorkThrowsIsThrown() {
    Supplier<String> refusing =
        () -> {
          throw new InputException("wrong");
        };
    try (Interruption interruption = Interruption.listen()) {
      assertThatThrownBy(() -> awaited(interruption, refusing))
          .isInstanceOf(InputException.class)
          .hasMessage("wrong");
      assertThatThrownBy(() -> awaited(interruption, throwing(new OutOfMemoryError("none left"))))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void workThatDoesNotEndIsLeftAloneAfterARequest() {
    CountDownLatch never = new CountDownLatch(1);
    Supplier<String> endless =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "done";
        };
    try (Interruption interruption = Interruption.listen()) {
      interruption.request();
      assertThat(awaited(interruption, endless)).isEqualTo("given up");
      assertThat(interruption.isOver(Patience.Phase.INTEGRATING)).isTrue();
    } finally {
      never.countDown();
    }
  }
}
