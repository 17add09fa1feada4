package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RunSettings}: bounds on threads, and each setting changed alone. */
final class RunSettingsTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 257})
  void threadsOutOfBoundsAreRefused(int threads) {
    assertThatThrownBy(() -> RunSettings.usual().withThreads(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be between 1 and 256, not " + threads);
  }

  @Test
  void eachSettingIsChangedAlone() {
    Cancellation cancellation = new Cancellation();
    CheckProgress progress = new CheckProgress() {};
    Checkpoints checkpoints = Checkpoints.none();
    RunSettings settings =
        RunSettings.usual()
            .withThreads(256)
            .withProgress(progress)
            .withCancellation(cancellation)
            .withCheckpoints(checkpoints);
    assertThat(settings).isEqualTo(new RunSettings(256, progress, cancellation, checkpoints));
  }

  @Test
  void aRunGoesOnUntilItIsCancelled() {
    RunSettings settings = RunSettings.usual();
    assertThat(settings.runProgress().examining(0, 1)).isTrue();
    settings.cancellation().cancel();
    assertThat(settings.runProgress().examining(0, 1)).isFalse();
  }
}
