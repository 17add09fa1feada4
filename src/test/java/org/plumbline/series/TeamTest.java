package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link Team} does every piece once, round after round, and hands on what goes wrong. */
final class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPieceIsDoneOnceByTheTimeARoundEnds(int threads) {
    try (Team team = Team.of(threads)) {
      for (int round = 0; round < 3_000; round++) {
        int count = round % 37;
        AtomicIntegerArray done = new AtomicIntegerArray(37);
        team.share(count, (index, member) -> done.incrementAndGet(index));
        for (int index = 0; index < 37; index++) {
          assertThat(done.get(index)).isEqualTo(index < count ? 1 : 0);
        }
      }
    }
  }

  @Test
  void membersAreCountedFromTheCaller() {
    Thread caller = Thread.currentThread();
    try (Team team = Team.of(3)) {
      for (int round = 0; round < 200; round++) {
        team.share(
            20,
            (index, member) -> {
              assertThat(member).isBetween(0, 2);
              assertThat(member == 0).isEqualTo(Thread.currentThread() == caller);
            });
      }
    }
  }

  @Test
  void aHelperThatFellAsleepIsWoken() throws InterruptedException {
    try (Team team = Team.of(2)) {
      for (int round = 0; round < 5; round++) {
        Thread.sleep(30);
        boolean[] helped = new boolean[1];
        for (int attempt = 0; attempt < 500 && !helped[0]; attempt++) {
          team.share(
              50,
              (index, member) -> {
                if (member == 1) {
                  helped[0] = true;
                } else {
                  Thread.yield();
                }
              });
        }
        assertThat(helped[0]).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void afterAFailureTheTeamGoesOn(int threads) {
    try (Team team = Team.of(threads)) {
      assertThatThrownBy(
              () ->
                  team.share(
                      10,
                      (index, member) -> {
                        if (index == 4) {
                          throw new IllegalStateException("piece 4");
                        }
                      }))
          .hasMessage("piece 4");
      AtomicIntegerArray done = new AtomicIntegerArray(10);
      team.share(10, (index, member) -> done.incrementAndGet(index));
      assertThat(done.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]");
    }
  }
}
