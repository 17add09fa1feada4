package org.plumbline.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
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
    footer = {"", "Example: plumbline examples pinned > my-experiment.yaml"})
final class ExamplesCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The example to write out; all are listed if none is named.")
  private @Nullable String name;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (name == null) {
      int width =
          BundledExamples.all().stream().mapToInt(e -> e.name().length()).max().orElse(0);
      for (BundledExamples.Example example : BundledExamples.all()) {
        out.println(
            example.name()
                + " ".repeat(width + 2 - example.name().length())
                + example.description());
      }
      return ExitCode.FINE.code();
    }
    try {
      out.print(BundledExamples.text(name));
      out.flush();
      return ExitCode.FINE.code();
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }
}
