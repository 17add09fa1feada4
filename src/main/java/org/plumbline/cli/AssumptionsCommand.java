package org.plumbline.cli;

import java.util.concurrent.Callable;
import org.plumbline.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code plumbline assumptions}: the hypotheses of the theorems for one experiment, with
 * certificates.
 */
@Command(
    name = "assumptions",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Checks only the hypotheses of the theorems, without integrating: separability "
            + "and the margin with their certificates, homogeneity, and whether the initial "
            + "risk is already low. Then goes through six theorems: which hypotheses are proved, "
            + "which fail and by what, which take a run, and what you could change.",
    footer = {"", "Example: plumbline assumptions iris-inseparable"})
final class AssumptionsCommand implements Callable<Integer> {
  @Parameters(
      arity = "1",
      paramLabel = "EXPERIMENT",
      completionCandidates = Candidates.Experiments.class,
      description =
          "An experiment file, - for standard input, or the name of a bundled example, as in assumptions wdbc.")
  private String experiment = "";

  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final TableOptions table = new TableOptions();

  @Override
  public Integer call() {
    Experiment read = Experiments.read(experiment, options);
    return new CheckRun(read, options, table.style()).assumptions().code();
  }
}
