package org.plumbline.cli;

import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline compare}: holds what another engine computes against the exact values. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Asks another engine for gradients at the initial weights, along the trajectory, near kinks and on them, and for"
            + " steps of descent, and judges them within the rounding errors of its number format.",
    footer = {
      "",
      "Example: plumbline compare small-relu --engine 'python3 python_engine.py'",
      "         (plumbline examples adapter-python writes such an engine to start from)"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "1",
      paramLabel = "EXPERIMENT",
      description =
          "An experiment file, - for standard input, or the name of a bundled example, as in compare iris.")
  private String experiment = "";

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "Seed of the random points, as in --seed 7 (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print the results as JSON, as in --json | jq .summary.")
  private boolean json;

  @Override
  public Integer call() {
    @Nullable String command = engine.engine;
    if (command == null) {
      throw new InputException(
          "compare: nothing to compare with; expected --engine and a command, as in --engine"
              + " 'python3 engine.py'");
    }
    return new LiveComparison(Experiments.read(experiment, (Long) null), seed)
        .run(engine, command, json)
        .code();
  }
}
