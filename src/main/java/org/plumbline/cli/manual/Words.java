package org.plumbline.cli.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a place on the command line may hold, as far as a shell can offer it.
 *
 * @param choices the words that are known beforehand
 * @param paths which paths are offered beside them
 */
record Words(List<String> choices, Paths paths) {
  /** Paths that a shell offers. */
  enum Paths {
    /** None. */
    NONE,
    /** Files, and the folders on the way to them. */
    FILES,
    /** Folders only. */
    FOLDERS
  }

  private static final String COMMAND = "COMMAND";
  private static final String FOLDER = "DIR";

  /** What may be the name of a file as well as a word that is known. */
  private static final Set<String> NAMES_OF_FILES = Set.of("EXPERIMENT");

  /** What an option or a parameter may hold. */
  static Words of(ArgSpec argument) {
    return new Words(choicesOf(argument), pathsOf(argument));
  }

  /** What may stand behind an option: its value, and the command's parameters if it needs none. */
  static Words behind(OptionSpec option) {
    Words value = of(option);
    return option.arity().min() > 0 ? value : value.or(parametersOf(option.command()));
  }

  /** What the parameters of a command may hold, and the commands below it. */
  static Words parametersOf(CommandSpec command) {
    List<String> names = Commands.below(command).stream().map(CommandSpec::name).toList();
    return Commands.parameters(command).stream()
        .map(Words::of)
        .reduce(new Words(names, Paths.NONE), Words::or);
  }

  private Words or(Words other) {
    List<String> all = Stream.concat(choices.stream(), other.choices.stream()).distinct().toList();
    return new Words(all, paths == Paths.NONE ? other.paths : paths);
  }

  private static List<String> choicesOf(ArgSpec argument) {
    if (argument.isPositional() && argument.paramLabel().equals(COMMAND)) {
      return Commands.below(argument.command().root()).stream().map(CommandSpec::name).toList();
    }
    List<String> choices = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(choices::add);
    }
    return choices;
  }

  private static Paths pathsOf(ArgSpec argument) {
    if (argument.paramLabel().equals(FOLDER)) {
      return Paths.FOLDERS;
    }
    boolean isFile = argument.type() == Path.class;
    return isFile || NAMES_OF_FILES.contains(argument.paramLabel()) ? Paths.FILES : Paths.NONE;
  }

  /** Whether a shell has nothing to offer. */
  boolean isEmpty() {
    return choices.isEmpty() && paths == Paths.NONE;
  }

  /** The words that are known, with blanks between them. */
  String joined() {
    return String.join(" ", choices);
  }
}
