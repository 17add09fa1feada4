package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline generate data}: a table of random samples that are separable. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Generates a table of random samples, as CSV: linearly separable through the origin, or "
          + "of another --kind of which exact statements hold.",
      "An experiment reads it with label: label, positive: \"1\", negative: \"-1\"."
    },
    footer = {
      "",
      "Example: plumbline generate data --samples 50 --dimension 4 > data.csv",
      "         plumbline generate data --kind rings --rings 3 --samples 60 > rings.csv"
    })
final class GenerateDataCommand implements Callable<Integer> {
  @Mixin private final RandomDataOptions options = new RandomDataOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file to write, instead of standard output, as in --output data.csv.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Dataset data = options.data().data();
    List<String> header = new ArrayList<>(data.features());
    header.add("label");
    StringBuilder csv = new StringBuilder(RandomDataOptions.line(header));
    for (int i = 0; i < data.size(); i++) {
      List<Object> cells = new ArrayList<>(data.point(i));
      cells.add(data.label(i));
      csv.append(RandomDataOptions.line(cells));
    }
    TextFile.writeOrPrint(output, csv.toString());
    return ExitCode.FINE.code();
  }
}
