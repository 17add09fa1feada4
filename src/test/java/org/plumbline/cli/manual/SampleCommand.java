package org.plumbline.cli.manual;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A small command with all that scripts and manuals have to deal with. */
@Command(
    name = "tool",
    description = "Does this: it's [not] much. It ends.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {" 0:fine", "70:a defect"},
    subcommands = {SampleCommand.Run.class, SampleCommand.Make.class, HelpCommand.class})
final class SampleCommand {
  private SampleCommand() {}

  static CommandSpec spec() {
    return new CommandLine(new SampleCommand()).getCommandSpec();
  }

  /** Words that are known. */
  static final class Colours implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("red", "green", "grey").iterator();
    }
  }

  /** Names that may be files as well. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("alpha", "beta").iterator();
    }
  }

  /** A command with options of every kind. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = {"Runs one.", "100%% of it, at 3 o'clock \\ or ~ later."},
      footerHeading = "%nForms:%n",
      footer = {
        "  .a   first",
        ".b     second",
        "",
        "Example: tool run alpha",
        "         tool run -x"
      })
  static final class Run {
    @Parameters(
        arity = "0..1",
        paramLabel = "EXPERIMENT",
        completionCandidates = Names.class,
        description = "What to run.")
    @Nullable String name;

    @Option(
        names = {"-c", "--colour"},
        paramLabel = "C",
        completionCandidates = Colours.class,
        description = "The colour, as in --colour red (default: ${DEFAULT-VALUE}).")
    String colour = "grey";

    @Option(
        names = "--until",
        arity = "0..1",
        paramLabel = "C",
        completionCandidates = Colours.class,
        description = "Until then; no longer.")
    @Nullable String until;

    @Option(names = "--output", paramLabel = "DIR", description = "The folder.")
    @Nullable Path folder;

    @Option(names = "--log", paramLabel = "FILE", required = true, description = "A file: ‖w‖.")
    @Nullable Path log;

    @Option(names = "--count", paramLabel = "N", description = "A number.")
    int count;

    @Option(names = "--secret", hidden = true)
    boolean secret;
  }

  /** A command with commands below it. */
  @Command(name = "make", description = "Makes things.", subcommands = Data.class)
  static final class Make {}

  /** One of those. */
  @Command(name = "data", description = "Makes data.")
  static final class Data {
    @Option(names = "--kind", paramLabel = "K", completionCandidates = Colours.class)
    @Nullable String kind;
  }
}
