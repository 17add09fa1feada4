package org.plumbline.cli;

import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline check}: assumptions, integration, invariants and bounds of one experiment. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Checks the assumptions, integrates the flow, checks every invariant and bound "
            + "along it, prints a table of what was found and writes the report.",
    footer = {"", "Example: plumbline check small-relu --digits 50 --output out"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description =
          "An experiment file, - for standard input, or the name of a bundled example (default: iris).")
  private @Nullable String experiment;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      converter = EngineName.class,
      description =
          "The engine that integrates: taylor (fast, the default), reference (apfloat, "
              + "slow) or double (Dormand-Prince, about 10 digits however many are asked for), "
              + "as in --engine reference.")
  private Engine engine = Engines.standard();

  @Mixin private final RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    Experiment read = Experiments.read(experiment, options);
    return new CheckRun(read, options).check(engine).code();
  }
}
