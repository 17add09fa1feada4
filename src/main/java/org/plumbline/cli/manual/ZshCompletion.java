package org.plumbline.cli.manual;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A script by which zsh completes the words of a command: a function for each command. */
public final class ZshCompletion {
  private static final String END = " \\\n";

  private ZshCompletion() {}

  /** The script for a command and all below it. */
  public static String of(CommandSpec root) {
    String name = root.name();
    String head =
        "#compdef NAME\n# Completion of NAME for zsh. Save this file as _NAME in a folder of $fpath.\n";
    String tail =
        "\nif [ \"$funcstack[1]\" = _NAME ]; then\n  _NAME \"$@\"\nelse\n  compdef _NAME NAME\nfi\n";
    return Stream.of(
            Stream.of(head.replace("NAME", name)),
            mixtures(root).stream(),
            Commands.from(root).stream().map(ZshCompletion::function),
            Stream.of(tail.replace("NAME", name)))
        .flatMap(part -> part)
        .collect(Collectors.joining());
  }

  /** A function for all places that hold known words as well as paths. */
  private static Set<String> mixtures(CommandSpec root) {
    Set<String> functions = new LinkedHashSet<>();
    for (CommandSpec command : Commands.from(root)) {
      List<ArgSpec> arguments = new ArrayList<>(Commands.options(command));
      arguments.addAll(Commands.parameters(command));
      arguments.stream()
          .filter(ZshCompletion::isMixture)
          .forEach(a -> functions.add(mixture(a, Words.of(a))));
    }
    return functions;
  }

  private static boolean isMixture(ArgSpec argument) {
    Words words = Words.of(argument);
    return !words.choices().isEmpty() && words.paths() != Words.Paths.NONE;
  }

  private static String mixture(ArgSpec argument, Words words) {
    return "\n%s() {\n  _alternative 'names:name:(%s)' 'files:file:%s'\n}\n"
        .formatted(nameOfMixture(argument), words.joined(), paths(words));
  }

  private static String nameOfMixture(ArgSpec argument) {
    return "_" + argument.command().root().name() + "_any_" + argument.paramLabel();
  }

  private static String function(CommandSpec command) {
    List<String> specifications = new ArrayList<>();
    Commands.options(command).forEach(o -> specifications.addAll(specifications(o)));
    Commands.parameters(command).forEach(p -> specifications.add(specification(p)));
    boolean isParent = !Commands.below(command).isEmpty();
    if (isParent) {
      specifications.add("'1: :->command'");
      specifications.add("'*:: :->argument'");
    }
    String call =
        "  _arguments -C -S"
            + END
            + specifications.stream().map(s -> "    " + s).collect(Collectors.joining(END));
    return "\n"
        + functionName(command)
        + "() {\n"
        + VARIABLES
        + call
        + "\n"
        + below(command)
        + "}\n";
  }

  private static final String VARIABLES =
      """
        local curcontext="$curcontext" state state_descr line
        local -A opt_args
      """;

  private static String below(CommandSpec command) {
    List<CommandSpec> children = Commands.below(command);
    if (children.isEmpty()) {
      return "";
    }
    String described =
        children.stream()
            .map(c -> "        " + quoted(c.name() + ":" + summary(c)) + "\n")
            .collect(Collectors.joining());
    String called =
        children.stream()
            .map(c -> "        " + c.name() + ") " + functionName(c) + " ;;\n")
            .collect(Collectors.joining());
    return """
        case $state in
          command)
            local -a commands=(
      DESCRIBED      )
            _describe -t commands command commands
            ;;
          argument)
            case $words[1] in
      CALLED      esac
            ;;
        esac
      """
        .replace("DESCRIBED", described)
        .replace("CALLED", called);
  }

  private static String summary(CommandSpec command) {
    return Summary.of(Commands.description(command)).replace(":", "\\:");
  }

  private static String functionName(CommandSpec command) {
    return "_" + Commands.path(command).replace(' ', '_');
  }

  private static List<String> specifications(OptionSpec option) {
    String others = option.names().length == 1 ? "" : "(" + String.join(" ", option.names()) + ")";
    String start = option.isMultiValue() ? "*" : others;
    String about = "[" + escaped(Summary.of(Commands.plain(option.description()))) + "]";
    return Stream.of(option.names())
        .map(name -> quoted(start + name + sign(option, name) + about + value(option)))
        .toList();
  }

  /** A long name takes its value behind = or as the next word, a short one without a sign too. */
  private static String sign(OptionSpec option, String name) {
    return option.arity().max() == 0 ? "" : name.startsWith("--") ? "=" : "+";
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    return (option.arity().min() == 0 ? "::" : ":") + labelled(option);
  }

  private static String specification(PositionalParamSpec parameter) {
    String start = parameter.isMultiValue() ? "*:" : parameter.arity().min() == 0 ? "::" : ":";
    return quoted(start + labelled(parameter));
  }

  private static String labelled(ArgSpec argument) {
    return escaped(argument.paramLabel()) + ":" + action(argument);
  }

  private static String action(ArgSpec argument) {
    Words words = Words.of(argument);
    if (isMixture(argument)) {
      return nameOfMixture(argument);
    }
    return words.choices().isEmpty() ? paths(words) : "(" + words.joined() + ")";
  }

  private static String paths(Words words) {
    return switch (words.paths()) {
      case NONE -> " ";
      case FILES -> "_files";
      case FOLDERS -> "_files -/";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
