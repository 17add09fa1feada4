package org.plumbline.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.cli.conformance.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline properties}: random networks and data on which an engine must be right. */
@Command(
    name = "properties",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Examines an engine on random networks and data, level by level: forward, gradient, descent, kinks, extreme. The"
            + " smallest experiment that goes wrong is written as a file.",
    footer = {"", "Example: plumbline properties --engine 'python3 engine.py' --tries 1000"})
final class PropertiesCommand implements Callable<Integer> {
  private static final String DEFAULT_OUTPUT = "plumbline-out/properties";

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--tries",
      paramLabel = "N",
      converter = WholeNumber.Tries.class,
      description = "Random trials of each level, as in --tries 10000 (default: ${DEFAULT-VALUE}).")
  private int tries = 100;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description =
          "Seed of the first trial, as in --seed 7 (default: ${DEFAULT-VALUE}); the others count up from it.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "ID",
      description = "Only this level, as in --only kinks; can be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for the experiments that go wrong, as in --output out (default: plumbline-out/properties).")
  private Path output = Path.of(DEFAULT_OUTPUT);

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results as JUnit XML too, as in --junit TEST-engine.xml.")
  private @Nullable Path junit;

  @Option(names = "--json", description = "Print the results as JSON, as in --json | jq .levels.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress, as in --quiet && echo fine.")
  private boolean quiet;

  @Override
  public Integer call() {
    @Nullable String command = engine.engine;
    if (command == null) {
      throw new InputException(
          "properties: no engine to examine; expected --engine and a command, as in --engine"
              + " 'python3 engine.py'");
    }
    ConformanceCheck check =
        new ConformanceCheck(
            command, levels(), tries, seed, output, Optional.ofNullable(junit), json, quiet);
    return check.run(engine).code();
  }

  private List<Level> levels() {
    return only.isEmpty()
        ? List.of(Level.values())
        : only.stream().map(PropertiesCommand::level).distinct().toList();
  }

  private static Level level(String id) {
    return Arrays.stream(Level.values())
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--only '"
                        + Terminal.oneLine(id)
                        + "': no such level; expected one of "
                        + Arrays.stream(Level.values())
                            .map(Level::id)
                            .collect(Collectors.joining(", "))));
  }
}
