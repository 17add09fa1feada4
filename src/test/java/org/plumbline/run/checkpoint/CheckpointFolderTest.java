package org.plumbline.run.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.experiment.Copies;

final class CheckpointFolderTest {
  private static final RunIdentity FIRST = new RunIdentity(Map.of("experiment", "first"));
  private static final RunIdentity SECOND = new RunIdentity(Map.of("experiment", "second"));

  @TempDir private Path folder;

  /** Whoever comes second is refused before anything of the first one is touched. */
  @Test
  void aRunThatIsGoingOnKeepsItsCheckpoint() throws IOException {
    CheckpointFolder checkpoint = new CheckpointFolder(folder);
    try (Journal journal = checkpoint.begin(FIRST, new Copies())) {
      assertThat(journal).isNotNull();
      assertThatThrownBy(() -> checkpoint.begin(SECOND, new Copies()))
          .isInstanceOf(IOException.class);
      assertThat(checkpoint.isThere()).isTrue();
      assertThat(checkpoint.identity()).isEqualTo(FIRST);
    }
    checkpoint.begin(SECOND, new Copies()).close();
    assertThat(checkpoint.identity()).isEqualTo(SECOND);
  }
}
