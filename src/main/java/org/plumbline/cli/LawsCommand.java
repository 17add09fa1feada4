package org.plumbline.cli;

import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.LawCheck;
import org.plumbline.LawReport;
import org.plumbline.experiment.Experiment;
import org.plumbline.report.TextStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline laws}: the conservation laws of a network, proved, and how many there are. */
@Command(
    name = "laws",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Finds the conservation laws of gradient flow on a network, proves each as a polynomial "
            + "identity, and bounds how many there are by the rank of a Lie algebra. It ends with "
            + "0 if those found are all, with 3 if some may be missing.",
    footer = {
      "",
      "Examples: plumbline laws small-relu",
      "          plumbline laws iris --inputs data --gates start"
    })
final class LawsCommand implements Callable<Integer> {
  @Parameters(
      arity = "1",
      paramLabel = "EXPERIMENT",
      completionCandidates = Candidates.Experiments.class,
      description =
          "An experiment file, - for standard input, or the name of a bundled example, as in laws deep-linear.")
  private String experiment = "";

  @Mixin private final LawOptions laws = new LawOptions();

  @Mixin private final TableOptions table = new TableOptions();

  @Option(
      names = "--json",
      description =
          "Print the laws on standard output as JSON, with every term, as in --json | jq .found.")
  private boolean json;

  @Option(
      names = "--quiet",
      description = "Print nothing; the exit code tells the result, as in --quiet && echo all.")
  private boolean quiet;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "The seed of the initial weights, instead of that of the file, as in --seed 7.")
  private @Nullable Long seed;

  @Override
  public Integer call() {
    Experiment read = Experiments.read(experiment, seed);
    int weights = read.network().parameters();
    if (weights > LawCheck.MOST_WEIGHTS) {
      throw new InputException(
          Terminal.oneLine(read.name())
              + ": network: it has "
              + weights
              + " weights; expected at most "
              + LawCheck.MOST_WEIGHTS
              + " for their laws to be counted");
    }
    LawReport report =
        LawCheck.of(read).withQuestion(laws.question()).withEffort(laws.effort()).run();
    if (json) {
      Terminal.print(report.json());
    } else if (!quiet) {
      TextStyle style = table.style();
      Terminal.print(report.text(style.width(), style.isColoured(), style.showsAll()));
    }
    return (report.count().isComplete() ? ExitCode.FINE : ExitCode.UNDECIDED).code();
  }
}
