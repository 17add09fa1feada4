package org.plumbline.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.cli.suites.Suite;
import org.plumbline.cli.suites.Suites;
import org.plumbline.conformance.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code plumbline properties}: the project's own property suites, or random networks and data on
 * which an engine must be right.
 */
@Command(
    name = "properties",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Runs the property suites of this program on random networks and data. With "
            + "--engine it examines an engine on them instead, level by level: forward, "
            + "gradient, descent, flow, kinks, extreme. The smallest sample that goes wrong is "
            + "written to a file.",
    footer = {
      "",
      "Example: plumbline properties --tries 1000",
      "         plumbline properties --only balancedness --seed 7",
      "         plumbline properties --engine 'python3 engine.py' --tries 1000"
    })
final class PropertiesCommand implements Callable<Integer> {
  private static final String DEFAULT_OUTPUT = "plumbline-out/properties";

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--tries",
      paramLabel = "N",
      converter = WholeNumber.Tries.class,
      description =
          "How often each property, or each level, is tried at random, as in --tries 10000 "
              + "(default: ${DEFAULT-VALUE}). Slow properties are tried less often, in "
              + "proportion; the others at least 20 times.")
  private int tries = 100;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description =
          "The seed of everything random, as in --seed 7 (default: ${DEFAULT-VALUE}); for "
              + "an engine it is that of the first trial, and the others count up from it.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "ID",
      completionCandidates = Candidates.SuitesAndLevels.class,
      description =
          "Run only this check or suite, as in --only balancedness, or for an engine only "
              + "this level, as in --only kinks; can be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder for the samples that fail and, with --engine, the report, as in "
              + "--output out (default: plumbline-out/properties).")
  private Path output = Path.of(DEFAULT_OUTPUT);

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results as JUnit XML as well, as in --junit TEST-plumbline.xml.")
  private @Nullable Path junit;

  @Option(names = "--json", description = "Print the results as JSON, as in --json | jq .suites.")
  private boolean json;

  @Option(names = "--quiet", description = "Print no progress, as in --quiet && echo fine.")
  private boolean quiet;

  @Override
  public Integer call() {
    @Nullable String command = engine.engine;
    if (command == null) {
      return new SuiteCheck(suites(), tries, seed, output, Optional.ofNullable(junit), json, quiet)
          .run()
          .code();
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

  private List<Suite> suites() {
    return only.isEmpty()
        ? Suites.all()
        : only.stream().map(PropertiesCommand::suite).distinct().toList();
  }

  private static Suite suite(String id) {
    return Suites.named(id)
        .orElseThrow(() -> unknown(id, "suite", Suites.all().stream().map(Suite::id)));
  }

  private static Level level(String id) {
    Stream<String> ids = Arrays.stream(Level.values()).map(Level::id);
    return Arrays.stream(Level.values())
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, "level", ids));
  }

  private static InputException unknown(String id, String kind, Stream<String> known) {
    List<String> names = known.toList();
    return new InputException(
        "--only '"
            + Terminal.oneLine(id)
            + "': there is no such "
            + kind
            + Nearest.hint(id, names)
            + "; expected one of "
            + String.join(", ", names));
  }
}
