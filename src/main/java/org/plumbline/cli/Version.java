package org.plumbline.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * The program's version, its commit, and the Java that runs it, as {@code --version} prints them.
 */
final class Version implements IVersionProvider {
  private static final String UNKNOWN = "unknown";

  @Override
  public String[] getVersion() {
    return new String[] {"plumbline " + number(), "commit " + commit(), java()};
  }

  /** The version alone, such as {@code 0.1.0}. */
  static String number() {
    return org.plumbline.Version.number();
  }

  /** The commit that this was built from, if the build knew it. */
  static String commit() {
    return org.plumbline.Version.commit().orElse(UNKNOWN);
  }

  /** The Java that runs this, such as {@code Java 17.0.15 (Debian)}. */
  static String java() {
    return Terminal.oneLine(
        "Java " + property("java.version") + " (" + property("java.vendor") + ")");
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }
}
