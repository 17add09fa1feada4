package org.plumbline.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code plumbline}. */
@Command(
    name = "plumbline",
    description =
        "Checks the training invariants and low-rank bounds of gradient flow on ReLU networks,"
            + " exactly or with arbitrary precision.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything is PROVED, CONSISTENT or NOT_APPLICABLE",
      " 1:something is VIOLATED, or a cross-check failed",
      " 2:bad usage or bad input",
      " 3:something is UNDECIDED and nothing is VIOLATED",
      "70:a defect in the program itself",
      "130:the run was interrupted; the report has what was finished"
    },
    footer = {
      "",
      "Examples: plumbline check",
      "          plumbline examples small-relu > mine.yaml && plumbline check mine.yaml"
    })
public final class Main {
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          CheckCommand.class,
          AssumptionsCommand.class,
          LawsCommand.class,
          SweepCommand.class,
          CompareCommand.class,
          PropertiesCommand.class,
          GenerateCommand.class,
          BenchmarkCommand.class,
          ExamplesCommand.class,
          DoctorCommand.class,
          CompletionCommand.class,
          ManCommand.class,
          HelpCommand.class);

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print stack traces of errors, as in check --debug mine.yaml.")
  private boolean debug;

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param arguments the words after the command's name
   */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> complain(error));
    int code = execute(arguments);
    System.out.flush();
    System.err.flush();
    System.exit(delivered(code));
  }

  /**
   * What ends a thread that nobody waits for, in one line: the thread that somebody waits for says
   * the same, or goes on without it.
   */
  private static void complain(Throwable error) {
    System.err.println(
        isExhaustion(error) ? exhaustion(error) : "plumbline: a thread ended with " + error);
  }

  /** The exit code, unless standard output did not take what was printed there. */
  private static int delivered(int code) {
    if (!System.out.checkError() || code == ExitCode.BAD_INPUT.code()) {
      return code;
    }
    System.err.println("plumbline: " + Terminal.UNWRITABLE);
    return ExitCode.BAD_INPUT.code();
  }

  /** The command with all its subcommands, as its manual describes it. */
  static CommandSpec described() {
    CommandLine commandLine = new CommandLine(new Main());
    SUBCOMMANDS.forEach(commandLine::addSubcommand);
    return commandLine.getCommandSpec();
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String... arguments) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    needed(arguments).forEach(commandLine::addSubcommand);
    commandLine.setOut(Terminal.writer(System.out));
    commandLine.setErr(Terminal.writer(System.err));
    commandLine.setParameterExceptionHandler(Main::refuse);
    commandLine.setExecutionExceptionHandler(
        (error, command, parsed) -> main.report(error, command));
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      if (!isExhaustion(e)) {
        throw e;
      }
      return main.exhausted(e, commandLine);
    }
  }

  /**
   * The subcommands to look into: the one that the first word names, or all where it names none.
   * Their options are found by reflection, which is much of what a short run takes.
   */
  private static List<Class<?>> needed(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> named =
        SUBCOMMANDS.stream()
            .filter(command -> command != HelpCommand.class)
            .filter(command -> isCalled(command, first))
            .toList();
    return named.isEmpty() ? SUBCOMMANDS : named;
  }

  private static boolean isCalled(Class<?> command, String name) {
    return Optional.ofNullable(command.getAnnotation(Command.class))
        .filter(described -> described.name().equals(name))
        .isPresent();
  }

  private static int refuse(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    command.getErr().println("plumbline: " + Refusal.of(error));
    if (Arrays.asList(arguments).contains("--debug")) {
      error.printStackTrace(command.getErr());
    }
    return ExitCode.BAD_INPUT.code();
  }

  private int report(Throwable error, CommandLine command) {
    if (debug) {
      error.printStackTrace(command.getErr());
    }
    if (error instanceof InputException) {
      command.getErr().println("plumbline: " + error.getMessage());
      return ExitCode.BAD_INPUT.code();
    }
    command
        .getErr()
        .println("plumbline: this is a defect in the program, please report it: " + error + hint());
    return ExitCode.DEFECT.code();
  }

  private int exhausted(Error error, CommandLine command) {
    if (debug) {
      error.printStackTrace(command.getErr());
    }
    command.getErr().println(exhaustion(error));
    return ExitCode.DEFECT.code();
  }

  private static boolean isExhaustion(Throwable error) {
    return error instanceof OutOfMemoryError || error instanceof StackOverflowError;
  }

  private static String exhaustion(Throwable error) {
    String option = error instanceof OutOfMemoryError ? "-Xmx8g" : "-Xss64m";
    return "plumbline: out of memory; give it more with PLUMBLINE_JAVA_OPTS=" + option;
  }

  private String hint() {
    return debug ? "" : " (--debug shows where)";
  }
}
