package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
    subcommands = {CheckCommand.class, AssumptionsCommand.class, ExamplesCommand.class},
    footer = {
      "",
      "Exit codes: 0 all proved or consistent; 1 something violated; 2 bad usage or input;",
      "3 something undecided; 70 a defect in the program.",
      "",
      "Example: plumbline check"
    })
public final class Main {
  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print stack traces of errors.")
  private boolean debug;

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param arguments the words after the command's name
   */
  public static void main(String[] arguments) {
    int code = execute(arguments);
    System.out.flush();
    System.err.flush();
    Interruption.finished();
    System.exit(code);
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String... arguments) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setParameterExceptionHandler(Main::refuse);
    commandLine.setExecutionExceptionHandler(
        (error, command, parsed) -> main.report(error, command));
    commandLine.setExitCodeExceptionMapper(error -> ExitCode.BAD_INPUT.code());
    return commandLine.execute(arguments);
  }

  private static int refuse(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("bad usage");
    command.getErr().println("plumbline: " + message + "; see '" + name + " --help'");
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
        .println("plumbline: a defect in the program, please report it: " + error + hint());
    return ExitCode.DEFECT.code();
  }

  private String hint() {
    return debug ? "" : " (--debug shows where)";
  }
}
