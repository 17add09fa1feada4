package org.plumbline.engine.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that tests start, where they are installed. */
public final class Programs {
  private static final int PATIENCE_SECONDS = 60;

  private Programs() {}

  /**
   * A Python that has the given modules, or the test is skipped; a distribution's is not always the
   * first on the path.
   */
  public static String pythonWith(String modules) {
    Optional<String> found =
        List.of("python3", "/usr/bin/python3").stream()
            .filter(python -> succeeds(python, "-c", "import " + modules))
            .findFirst();
    assumeTrue(found.isPresent(), "no python3 with " + modules);
    return found.orElseThrow();
  }

  /** Whether a program is there and ends well. */
  public static boolean succeeds(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
