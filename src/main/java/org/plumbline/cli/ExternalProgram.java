package org.plumbline.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A program to time as a whole process.
 *
 * @param name what its row is called
 * @param words its command, not passed to any shell
 */
record ExternalProgram(String name, List<String> words) {
  /** Stands for the experiment as it was named on the command line. */
  private static final String EXPERIMENT = "{experiment}";

  /** Stands for the digits of the row. */
  private static final String DIGITS = "{digits}";

  /** Whether the command is told which experiment to run. */
  boolean isToldExperiment() {
    return words.stream().anyMatch(word -> word.contains(EXPERIMENT));
  }

  /** Whether the command is told how many digits are asked for. */
  boolean isToldDigits() {
    return words.stream().anyMatch(word -> word.contains(DIGITS));
  }

  /** The program with its placeholders replaced. */
  ExternalProgram on(String experiment, int digits) {
    return new ExternalProgram(
        name,
        words.stream()
            .map(word -> word.replace(DIGITS, String.valueOf(digits)))
            .map(word -> word.replace(EXPERIMENT, experiment))
            .toList());
  }

  /** Reads {@code NAME=COMMAND}. */
  static final class Converter implements ITypeConverter<ExternalProgram> {
    @Override
    public ExternalProgram convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw refusal(text, "expected NAME=COMMAND");
      }
      List<String> words = words(text, text.substring(equals + 1));
      if (words.isEmpty() || words.get(0).isEmpty()) {
        throw refusal(text, "expected a command after the equals sign");
      }
      return new ExternalProgram(Terminal.oneLine(text.substring(0, equals)), words);
    }

    private static List<String> words(String text, String command) {
      try {
        return ShellWords.of(command);
      } catch (IllegalArgumentException e) {
        throw refusal(text, e.getMessage() + "; expected a program and its arguments");
      }
    }

    private static TypeConversionException refusal(String text, String reason) {
      return new TypeConversionException("'" + Terminal.oneLine(text) + "': " + reason);
    }
  }
}
