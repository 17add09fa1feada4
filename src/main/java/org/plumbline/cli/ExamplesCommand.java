package org.plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.experiment.BundledCampaigns;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.ExperimentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline examples}: lists the bundled examples, or writes one out to edit. */
@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lists the bundled experiments, campaigns, engines and scripts that you can start from, or "
            + "writes one of them to standard output.",
    footer = {
      "",
      "Example: plumbline examples small-relu > mine.yaml",
      "         plumbline examples adapter-python > python_engine.py",
      "         plumbline examples python > plumbline.py"
    })
final class ExamplesCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Candidates.Examples.class,
      description = "The example to write out; all are listed if none is named.")
  private @Nullable String name;

  @Override
  public Integer call() {
    Terminal.print(name == null ? list() : text(name));
    return ExitCode.FINE.code();
  }

  private static String text(String name) {
    try {
      return Adapters.named(name)
          .map(Adapters.Adapter::text)
          .or(() -> BundledCampaigns.text(name))
          .orElseGet(() -> BundledExamples.text(name));
    } catch (ExperimentException e) {
      List<String> examples =
          BundledExamples.all().stream().map(BundledExamples.Example::name).toList();
      List<String> names = new ArrayList<>(examples);
      BundledCampaigns.all().forEach(campaign -> names.add(campaign.name()));
      Adapters.all().forEach(adapter -> names.add(adapter.name()));
      throw new InputException(
          Terminal.oneLine(name)
              + ": there is no such bundled example"
              + Nearest.hint(name, names)
              + "; expected one of "
              + String.join(", ", examples));
    }
  }

  private static String list() {
    Map<String, String> entries = new LinkedHashMap<>();
    BundledExamples.all().forEach(e -> entries.put(e.name(), e.description()));
    BundledCampaigns.all().forEach(e -> entries.put(e.name(), e.description()));
    Adapters.all().forEach(a -> entries.put(a.name(), a.description() + " (" + a.file() + ")"));
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    return entries.entrySet().stream()
        .map(e -> e.getKey() + " ".repeat(width + 2 - e.getKey().length()) + e.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
