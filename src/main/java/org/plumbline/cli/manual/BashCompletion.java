package org.plumbline.cli.manual;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script by which bash completes the words of a command.
 *
 * <p>It keeps to what bash 3.2 has, which is the bash of macOS. There {@code =} parts words, so
 * {@code --engine=ta} comes as three of them.
 */
public final class BashCompletion {
  private static final String SCRIPT =
      """
      # Completion of NAME for bash. Source this file, or save it as
      # ~/.local/share/bash-completion/completions/NAME
      _NAME_words() {
        COMPREPLY+=($(compgen -W "$1" -- "$word"))
      }

      _NAME_paths() {
        local path
        compopt -o filenames 2>/dev/null
        while IFS= read -r path; do
          COMPREPLY+=("$path")
        done < <(compgen "$1" -- "$word")
      }

      _NAME() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=NAME i
        COMPREPLY=()
        if [[ $word == = ]]; then
          word=
        elif [[ $before == = ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$command ${COMP_WORDS[i]}" in
            COMMANDS) command="$command ${COMP_WORDS[i]}" ;;
          esac
        done
        case "$command $before" in
      VALUES
        esac
        if [[ $word == -* ]]; then
          case "$command" in
      OPTIONS
          esac
          return
        fi
        case "$command" in
      PARAMETERS
        esac
      }

      complete -F _NAME NAME
      """;

  private BashCompletion() {}

  /** The script for a command and all below it. */
  public static String of(CommandSpec root) {
    List<CommandSpec> commands = Commands.from(root);
    return SCRIPT
        .replace("COMMANDS", quoted(commands.stream().skip(1).map(Commands::path).toList()))
        .replace("VALUES\n", cases("    ", values(commands), "; return"))
        .replace("OPTIONS\n", cases("      ", options(commands), ""))
        .replace("PARAMETERS\n", cases("    ", parameters(commands), ""))
        .replace("NAME", root.name());
  }

  /** What is done behind each option with a value, by the command and the option. */
  private static Map<String, String> values(List<CommandSpec> commands) {
    Map<String, String> values = new LinkedHashMap<>();
    for (CommandSpec command : commands) {
      for (OptionSpec option : Commands.options(command)) {
        if (option.arity().max() > 0) {
          List.of(option.names())
              .forEach(
                  name ->
                      values.put(Commands.path(command) + " " + name, offer(Words.behind(option))));
        }
      }
    }
    return values;
  }

  private static Map<String, String> options(List<CommandSpec> commands) {
    Map<String, String> options = new LinkedHashMap<>();
    commands.forEach(
        command ->
            options.put(
                Commands.path(command),
                "_NAME_words '" + String.join(" ", Commands.optionNames(command)) + "'"));
    return options;
  }

  private static Map<String, String> parameters(List<CommandSpec> commands) {
    Map<String, String> parameters = new LinkedHashMap<>();
    commands.stream()
        .filter(command -> !Words.parametersOf(command).isEmpty())
        .forEach(c -> parameters.put(Commands.path(c), offer(Words.parametersOf(c))));
    return parameters;
  }

  private static String offer(Words words) {
    String paths =
        switch (words.paths()) {
          case NONE -> "";
          case FILES -> "_NAME_paths -f";
          case FOLDERS -> "_NAME_paths -d";
        };
    String choices = words.choices().isEmpty() ? "" : "_NAME_words '" + words.joined() + "'";
    String both = choices.isEmpty() || paths.isEmpty() ? "" : "; ";
    return words.isEmpty() ? ":" : choices + both + paths;
  }

  /** The branches of a {@code case}: patterns for which the same is done share one. */
  private static String cases(String indent, Map<String, String> actions, String end) {
    Map<String, List<String>> patterns =
        actions.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return patterns.entrySet().stream()
        .map(e -> indent + quoted(e.getValue()) + ") " + e.getKey() + end + " ;;\n")
        .collect(Collectors.joining());
  }

  private static String quoted(List<String> words) {
    return words.stream().collect(Collectors.joining("' | '", "'", "'"));
  }
}
