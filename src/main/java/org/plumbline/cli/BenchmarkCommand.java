package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;
import org.plumbline.report.BenchmarkJson;
import org.plumbline.report.BenchmarkRow;
import org.plumbline.report.BenchmarkTable;
import org.plumbline.report.OutputFolder;
import org.plumbline.run.FlowProblems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline benchmark}: times engines and other programs, warm, side by side. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Measures how long several engines take to integrate experiments, or a series of "
            + "built-in problems of growing size. Engines are warmed up and run in turn.",
    footer = {
      "",
      "Example: plumbline benchmark small-relu deep-linear --digits 50,100 --repeat 9",
      "         plumbline benchmark p1.json --engine taylor --against 'peer=./peer p1.json 50'",
      "         plumbline benchmark --scaling samples"
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final String FILE = "benchmark.json";

  @Parameters(
      arity = "0..*",
      paramLabel = "EXPERIMENT",
      completionCandidates = Candidates.Experiments.class,
      description =
          "Experiment files or names of bundled examples, as in benchmark small-relu mine.yaml.")
  private List<String> experiments = new ArrayList<>();

  @Mixin private final BenchmarkOptions options = new BenchmarkOptions();

  @Spec private @Nullable CommandSpec spec;

  private final List<String> shortfalls = new ArrayList<>();

  @Override
  public Integer call() {
    requireSomethingToTime();
    List<List<Contestant>> groups = options.scaling == null ? named() : series(options.scaling);
    Path folder = options.output;
    if (folder != null) {
      prepared(folder);
    }
    try (Interruption interruption = Interruption.listen()) {
      List<List<BenchmarkRow>> rows = timed(groups, interruption);
      publish(rows, folder);
      shortfalls.forEach(line -> Terminal.progress(options.quiet).println("plumbline: " + line));
      return (shortfalls.isEmpty() ? ExitCode.FINE : ExitCode.UNDECIDED).code();
    }
  }

  private void requireSomethingToTime() {
    if (options.scaling == null && experiments.isEmpty() && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'EXPERIMENT' (or --scaling)");
    }
    List<String> builtIn = Engines.all().stream().map(Engine::name).toList();
    for (ExternalProgram program : options.against) {
      String problem =
          options.scaling != null
              ? "other programs cannot be given the problems of --scaling; expected one of the "
                  + "two options"
              : builtIn.contains(program.name())
                  ? "there is already an engine of that name; expected another name"
                  : untold(program);
      if (!problem.isEmpty()) {
        throw new InputException("--against: " + program.name() + ": " + problem);
      }
    }
  }

  /** Times of one and the same work must not stand beside different experiments. */
  private String untold(ExternalProgram program) {
    if (experiments.size() > 1 && !program.isToldExperiment()) {
      return "the command does not say which experiment to run; expected {experiment} in it, "
          + "or a single experiment";
    }
    return options.digits.size() > 1 && !program.isToldDigits()
        ? "the command does not say how many digits to compute; expected {digits} in it, "
            + "or a single number of digits"
        : "";
  }

  /** The experiments named, each with every number of digits: a group for the engines to share. */
  private List<List<Contestant>> named() {
    List<Engine> engines = options.engines.isEmpty() ? Engines.all() : options.engines;
    List<List<Contestant>> groups = new ArrayList<>();
    for (String argument : experiments) {
      Experiment experiment = Experiments.read(argument, options.seed);
      List<Integer> digits =
          options.digits.isEmpty() ? List.of(experiment.flow().digits()) : options.digits;
      digits.forEach(count -> groups.add(group(argument, experiment, engines, count)));
    }
    return groups;
  }

  private List<Contestant> group(
      String argument, Experiment experiment, List<Engine> engines, int digits) {
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    List<Contestant> group = new ArrayList<>();
    for (Engine engine : engines) {
      group.add(
          new TimedEngine(
              experiment.name(),
              FlowProblems.of(experiment),
              horizon,
              engine,
              digits,
              true,
              options.threads));
    }
    for (ExternalProgram program : options.against) {
      group.add(new TimedProgram(experiment.name(), program.on(argument, digits), digits));
    }
    return group;
  }

  private List<List<Contestant>> series(ScalingSeries series) {
    List<Engine> engines =
        options.engines.isEmpty() ? List.of(Engines.standard()) : options.engines;
    long seed = options.seed == null ? ScalingSeries.DEFAULT_SEED : options.seed;
    List<List<Contestant>> groups = new ArrayList<>();
    for (Engine engine : engines) {
      for (List<Contestant> group : series.groups(engine, seed, options.digits)) {
        groups.add(group.stream().map(this::inThreads).toList());
      }
    }
    return groups;
  }

  private Contestant inThreads(Contestant contestant) {
    return contestant instanceof TimedEngine engine
        ? engine.inThreads(options.threads)
        : contestant;
  }

  private List<List<BenchmarkRow>> timed(List<List<Contestant>> groups, Interruption interruption) {
    ProgressLine progress =
        new ProgressLine(Terminal.progress(options.quiet), Terminal.isProgress(), interruption);
    List<List<BenchmarkRow>> rows = new ArrayList<>();
    for (List<Contestant> group : groups) {
      if (!interruption.isRequested()) {
        Race race = new Race(group, options, progress, interruption);
        rows.add(race.run());
        shortfalls.addAll(race.shortfalls());
      }
    }
    progress.finish();
    return rows;
  }

  private void publish(List<List<BenchmarkRow>> groups, @Nullable Path folder) {
    List<BenchmarkRow> rows = groups.stream().flatMap(List::stream).collect(Collectors.toList());
    if (folder != null) {
      write(prepared(folder), BenchmarkJson.text(rows));
    }
    if (options.json) {
      Terminal.print(BenchmarkJson.text(rows));
    } else if (!options.quiet) {
      Terminal.print(
          options.scaling == null
              ? BenchmarkTable.sideBySide(groups)
              : BenchmarkTable.series(groups));
    }
  }

  private static OutputFolder prepared(Path folder) {
    if (folder.toString().isEmpty()) {
      throw new InputException("--output: the path is empty; expected a folder");
    }
    try {
      return OutputFolder.prepare(folder);
    } catch (IOException e) {
      throw Publication.unwritable(folder, e);
    }
  }

  private static void write(OutputFolder folder, String text) {
    try {
      folder.write(FILE, text);
    } catch (IOException e) {
      throw Publication.unwritable(folder.path(), e);
    }
  }
}
