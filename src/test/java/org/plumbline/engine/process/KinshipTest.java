package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that are found by what they inherited. */
final class KinshipTest {
  @BeforeEach
  void needsProcesses() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");
  }

  private static Process started(Kinship kinship) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait");
    kinship.mark(builder.environment());
    return builder.start();
  }

  /** The process that a shell has started, which has written its number. */
  private static long grandchild(Process shell) throws IOException {
    byte[] line = new byte[20];
    int length = shell.getInputStream().read(line);
    return Long.parseLong(new String(line, 0, length, StandardCharsets.US_ASCII).strip());
  }

  @Test
  void aMarkIsInheritedAndFound() throws Exception {
    Kinship kinship = Kinship.ofNew();
    assertThat(kinship.found()).isEmpty();
    Process shell = started(kinship);
    ProcessHandle grandchild = ProcessHandle.of(grandchild(shell)).orElseThrow();
    assertThat(kinship.found().stream().map(ProcessHandle::pid))
        .containsExactlyInAnyOrder(shell.pid(), grandchild.pid());
    kinship.end();
    assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(kinship.found()).isEmpty();
    grandchild.onExit().get(20, TimeUnit.SECONDS);
    assertThat(grandchild.isAlive()).isFalse();
  }

  @Test
  void marksOfOthersAreLeftAlone() throws Exception {
    Kinship mine = Kinship.ofNew();
    Kinship others = Kinship.ofNew();
    Process shell = started(others);
    try {
      grandchild(shell);
      mine.end();
      assertThat(mine.found()).isEqualTo(List.of());
      assertThat(others.found()).hasSize(2);
    } finally {
      others.end();
    }
  }
}
