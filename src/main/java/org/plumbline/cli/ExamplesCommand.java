package org.plumbline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.ExperimentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline examples}: lists the bundled examples, or writes one out to edit. */
@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the bundled examples, or writes one to standard output.",
    footer = {"", "Example: plumbline examples small-relu > mine.yaml"})
final class ExamplesCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The example to write out; all are listed if none is named.")
  private @Nullable String name;

  @Override
  public Integer call() {
    try {
      Terminal.print(name == null ? list() : BundledExamples.text(name));
      return ExitCode.FINE.code();
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private static String list() {
    List<BundledExamples.Example> examples = BundledExamples.all();
    int width = examples.stream().mapToInt(e -> e.name().length()).max().orElse(0);
    return examples.stream()
        .map(e -> e.name() + " ".repeat(width + 2 - e.name().length()) + e.description() + "\n")
        .collect(Collectors.joining());
  }
}
