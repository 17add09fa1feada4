package org.plumbline.cli.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script by which fish completes the words of a command. */
public final class FishCompletion {
  private static final String HEAD =
      """
      # Completion of NAME for fish. Save this file as ~/.config/fish/completions/NAME.fish
      function __NAME_is --description 'Whether the words so far call this command'
          set -l command NAME
          for word in (commandline -opc)[2..-1]
              switch "$command $word"
                  case COMMANDS
                      set command "$command $word"
              end
          end
          test "$command" = "$argv"
      end

      complete -c NAME -f
      """;

  private FishCompletion() {}

  /** The script for a command and all below it. */
  public static String of(CommandSpec root) {
    List<CommandSpec> commands = Commands.from(root);
    String names =
        commands.stream()
            .skip(1)
            .map(command -> quoted(Commands.path(command)))
            .collect(Collectors.joining(" "));
    return HEAD.replace("NAME", root.name()).replace("COMMANDS", names)
        + commands.stream().flatMap(FishCompletion::lines).collect(Collectors.joining());
  }

  private static Stream<String> lines(CommandSpec command) {
    return Stream.of(
            Commands.below(command).stream().map(child -> " -a " + child.name() + about(child)),
            parameters(command),
            Commands.options(command).stream().map(FishCompletion::option))
        .flatMap(part -> part)
        .map(rest -> start(command) + rest + "\n");
  }

  private static String start(CommandSpec command) {
    String root = command.root().name();
    return "complete -c " + root + " -n '__" + root + "_is " + Commands.path(command) + "'";
  }

  private static Stream<String> parameters(CommandSpec command) {
    return Commands.parameters(command).stream()
        .map(Words::of)
        .filter(words -> !words.isEmpty())
        .map(words -> (words.paths() == Words.Paths.FILES ? " -F" : "") + offered(words));
  }

  private static String option(OptionSpec option) {
    String names =
        Stream.of(option.names())
            .map(n -> n.startsWith("--") ? " -l " + n.substring(2) : " -s " + n.substring(1))
            .collect(Collectors.joining());
    return names
        + value(option)
        + " -d "
        + quoted(Summary.of(Commands.plain(option.description())));
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    Words words = Words.behind(option);
    return (words.paths() == Words.Paths.FILES ? " -r -F" : " -x") + offered(words);
  }

  private static String offered(Words words) {
    boolean isFolder = words.paths() == Words.Paths.FOLDERS;
    String folders = isFolder ? "(__fish_complete_directories)" : "";
    String all = (words.joined() + " " + folders).strip();
    return all.isEmpty() ? "" : " -a " + quoted(all);
  }

  private static String about(CommandSpec command) {
    return " -d " + quoted(Summary.of(Commands.description(command)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
