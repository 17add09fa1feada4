package org.plumbline.cli.manual;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command with all commands below it, and what they take that people are to see. */
final class Commands {
  private Commands() {}

  /** The command and all below it, each once, every command before those below it. */
  static List<CommandSpec> from(CommandSpec root) {
    Set<CommandSpec> all = new LinkedHashSet<>(List.of(root));
    below(root).forEach(child -> all.addAll(from(child)));
    return List.copyOf(all);
  }

  /** The commands directly below one. */
  static List<CommandSpec> below(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(child -> child.getCommandSpec())
        .filter(child -> !child.usageMessage().hidden())
        .distinct()
        .toList();
  }

  /** The words that call a command, such as {@code plumbline generate data}. */
  static String path(CommandSpec command) {
    return command.qualifiedName(" ");
  }

  /** The options of a command. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  /** The parameters of a command that are not options. */
  static List<PositionalParamSpec> parameters(CommandSpec command) {
    return command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .toList();
  }

  /** All names of all options of a command. */
  static List<String> optionNames(CommandSpec command) {
    List<String> names = new ArrayList<>();
    options(command).forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  /** What a command does, in a header if it has one. */
  static String description(CommandSpec command) {
    String header = plain(command.usageMessage().header());
    String text = plain(command.usageMessage().description());
    return (header + "\n" + text).strip();
  }

  /** The text of what the parser would format, a paragraph on each line. */
  static String plain(String... formats) {
    return String.join("\n", formats).replace("%n", "\n").replace("%%", "%").strip();
  }
}
