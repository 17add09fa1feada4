package org.plumbline.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Bad usage in one line: what is wrong, what is expected, where to read on. */
final class Refusal {
  private Refusal() {}

  /** The message about words on the command line that mean nothing. */
  static String of(ParameterException error) {
    CommandLine command = error.getCommandLine();
    return Terminal.oneLine(reason(error, command))
        + "; see '"
        + command.getCommandSpec().qualifiedName()
        + " --help'";
  }

  private static String reason(ParameterException error, CommandLine command) {
    boolean takesCommand = !command.getSubcommands().isEmpty();
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, takesCommand, command);
    }
    if (takesCommand && !(error instanceof MissingParameterException)) {
      return "no command is given; expected " + commands(command);
    }
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("bad usage");
  }

  private static String unmatched(
      UnmatchedArgumentException error, boolean takesCommand, CommandLine command) {
    String word = error.getUnmatched().get(0);
    if (word.startsWith("-") && word.length() > 1) {
      return "'" + word + "' is not an option" + suggestion(error);
    }
    return takesCommand
        ? "'" + word + "' is not a command" + suggestion(error) + "; expected " + commands(command)
        : "'" + word + "' is one argument too many";
  }

  /** What was probably meant; words that do not even begin alike are no help. */
  private static String suggestion(UnmatchedArgumentException error) {
    String word = error.getUnmatched().get(0).replaceFirst("^-+", "");
    List<String> suggestions =
        error.getSuggestions().stream()
            .filter(known -> known.replaceFirst("^-+", "").regionMatches(0, word, 0, 1))
            .toList();
    return suggestions.isEmpty() ? "" : " (perhaps " + String.join(" or ", suggestions) + ")";
  }

  private static String commands(CommandLine command) {
    return command.getSubcommands().keySet().stream().collect(Collectors.joining(", "));
  }
}
