package org.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code plumbline}. */
@Command(
    name = "plumbline",
    description = "Checks claims about gradient flow with rigorous arithmetic.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.BuildVersion.class)
public final class Main implements Runnable {
  /** Prints the usage. */
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param arguments the words after the command's name
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  /** The version that the build wrote into {@code version.properties}. */
  static final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream stream = Main.class.getResourceAsStream("version.properties")) {
        if (stream == null) {
          throw new IllegalStateException("version.properties is missing from the jar");
        }
        build.load(stream);
      }
      return new String[] {"plumbline " + build.getProperty("version", "unknown")};
    }
  }
}
