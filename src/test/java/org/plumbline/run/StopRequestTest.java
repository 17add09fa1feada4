package org.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@link StopRequest}: work is waited for until its time after a request is over. */
final class StopRequestTest {
  private final StopRequest request = new StopRequest();

  private String awaited(Supplier<String> work) {
    return request.await(Patience.Phase.INTEGRATING, work, () -> "given up");
  }

  @Test
  void withoutRequestNothingIsOver() {
    assertThat(request.isMade()).isFalse();
    assertThat(request.isEnding(Patience.Phase.INTEGRATING)).isFalse();
    assertThat(request.isOver(Patience.Phase.INTEGRATING)).isFalse();
    assertThat(awaited(() -> "done")).isEqualTo("done");
  }

  @Test
  void whatWorkThrowsIsThrown() {
    Supplier<String> refusing =
        () -> {
          throw new ArithmeticException("wrong");
        };
    assertThatThrownBy(() -> awaited(refusing))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("wrong");
  }

  /** The phases end in their order: what comes later has time left when the first is given up. */
  @Test
  void workThatDoesNotEndIsLeftAlone() {
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
    request.make();
    assertThat(awaited(endless)).isEqualTo("given up");
    assertThat(request.isOver(Patience.Phase.INTEGRATING)).isTrue();
    never.countDown();
  }
}
