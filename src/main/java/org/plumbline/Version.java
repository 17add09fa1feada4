package org.plumbline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What the build wrote down about itself: the version, and the commit that it was made from. */
public final class Version {
  private static final String FILE = "version.properties";

  /** Is there only where the build could ask git, or was made from an archive that git wrote. */
  private static final String COMMIT_FILE = "commit.properties";

  private static final String UNKNOWN = "unknown";

  private Version() {}

  /** The version, such as {@code 0.1.0}. */
  public static String number() {
    return properties(FILE)
        .orElseThrow(() -> new IllegalStateException(FILE + " is missing from the jar"))
        .getProperty("version", UNKNOWN);
  }

  /**
   * The commit that this was built from, in hexadecimal; a {@code +} behind it says that files were
   * changed since. Empty where the build did not know.
   */
  public static Optional<String> commit() {
    return ofCommit("commit", "[0-9a-f]{40,64}\\+?");
  }

  /** The day of that commit, such as {@code 2025-01-31}; empty where the build did not know. */
  public static Optional<String> date() {
    return ofCommit("date", "\\d{4}-\\d{2}-\\d{2}");
  }

  private static Optional<String> ofCommit(String key, String form) {
    return properties(COMMIT_FILE)
        .map(properties -> properties.getProperty(key, ""))
        .filter(value -> value.matches(form));
  }

  private static Optional<Properties> properties(String file) {
    try (InputStream stream = Version.class.getResourceAsStream(file)) {
      if (stream == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(stream);
      return Optional.of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
