package org.plumbline.cli;

import java.time.Duration;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.engine.process.EngineException;
import picocli.CommandLine.Option;

/** The options that name an engine to be examined. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "CMD",
      description =
          "The command that starts the engine, as in --engine 'python3 engine.py'. It is "
              + "not passed to a shell.")
  @Nullable String engine;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      converter = WholeNumber.Seconds.class,
      description =
          "How many seconds each answer of the engine may take, as in --timeout 60 "
              + "(default: ${DEFAULT-VALUE}).")
  long timeout = 30;

  /**
   * Starts the engine.
   *
   * @throws InputException if it does not start or does not introduce itself
   */
  LiveEngine start(String command) {
    List<String> words = words(command);
    try {
      return LiveEngine.start(words, Duration.ofSeconds(Math.max(1, timeout)));
    } catch (EngineException e) {
      throw new InputException(complaint(command, e));
    }
  }

  /** The message that an engine cannot be asked anything. */
  static String complaint(String command, EngineException e) {
    return "--engine '" + Terminal.oneLine(command) + "': " + e.text();
  }

  private static List<String> words(String command) {
    try {
      List<String> words = ShellWords.of(command);
      if (!words.isEmpty() && !words.get(0).isEmpty()) {
        return words;
      }
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "--engine '"
              + Terminal.oneLine(command)
              + "': "
              + e.getMessage()
              + "; expected a program and its arguments");
    }
    throw new InputException("--engine: the command is empty; expected a program to run");
  }

  /** A word as a shell reads it back. */
  static String quoted(String word) {
    return "'" + Terminal.oneLine(word).replace("'", "'\\''") + "'";
  }
}
