package org.plumbline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into {@code version.properties}. */
public final class Version {
  private static final String FILE = "version.properties";

  private Version() {}

  /** The version, such as {@code 0.1.0}. */
  public static String number() {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      build.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version", "unknown");
  }
}
