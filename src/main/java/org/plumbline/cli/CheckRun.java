package org.plumbline.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.report.Continuation;
import org.plumbline.report.JsonReport;
import org.plumbline.report.OutputFolder;
import org.plumbline.report.Report;
import org.plumbline.report.TextReport;
import org.plumbline.report.TrajectoryCsv;

/** Runs one experiment and reports on it. */
final class CheckRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final Map<String, Double> timing = new LinkedHashMap<>();

  CheckRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
  }

  /** Integrates and checks every claim. */
  ExitCode check() {
    Engine engine = engine();
    OutputFolder folder = folder();
    Interruption.listen();
    FlowResult result = timed("integrateSeconds", () -> integrate(engine));
    List<Finding> findings = timed("checkSeconds", () -> findings(result));
    Report report =
        new Report(
            Version.number(),
            experiment,
            findings,
            Optional.of(new Report.Run(engine.name(), result)),
            timing);
    return publish(report, folder);
  }

  /**
   * Checks what can be decided without integrating; what takes a trajectory to decide is left to
   * {@link #check}.
   */
  ExitCode assumptions() {
    OutputFolder folder = folder();
    Evidence evidence =
        new Evidence(FlowProblems.of(experiment), Optional.empty(), experiment.flow().digits());
    List<Finding> findings =
        timed(
            "checkSeconds",
            () -> ParallelChecks.run(Claims.hypotheses(), evidence, options.threads));
    List<Finding> decided =
        findings.stream().filter(f -> f.verdict() != Verdict.UNDECIDED).toList();
    Report report = new Report(Version.number(), experiment, decided, Optional.empty(), timing);
    return publish(report, folder);
  }

  private <T> T timed(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    timing.put(phase, (System.nanoTime() - start) / 1e9);
    return result;
  }

  private FlowResult integrate(Engine engine) {
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    boolean isTerminal = Boolean.getBoolean("plumbline.terminal");
    PrintStream out = options.quiet ? new PrintStream(OutputStream.nullOutputStream()) : System.err;
    ProgressLine progress = new ProgressLine(out, horizon, isTerminal);
    FlowResult result =
        engine.integrate(
            FlowProblems.of(experiment), horizon, experiment.flow().digits(), progress);
    progress.finish();
    return result;
  }

  private List<Finding> findings(FlowResult result) {
    Evidence evidence =
        new Evidence(
            FlowProblems.of(experiment),
            Optional.of(result.trajectory()),
            experiment.flow().digits());
    List<Finding> findings = new ArrayList<>();
    Continuation.finding(result).ifPresent(findings::add);
    findings.addAll(ParallelChecks.run(Claims.all(), evidence, options.threads));
    return findings;
  }

  private Engine engine() {
    String names = Engines.all().stream().map(Engine::name).collect(Collectors.joining(" or "));
    return Engines.named(options.engine)
        .orElseThrow(
            () ->
                new InputException(
                    "--engine: there is no '" + options.engine + "'; expected " + names));
  }

  private OutputFolder folder() {
    Path path =
        options.output == null
            ? Path.of("plumbline-out").resolve(experiment.name())
            : options.output;
    try {
      return OutputFolder.prepare(path);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static InputException unwritable(Path path, IOException error) {
    String reason =
        error instanceof FileSystemException
            ? error.getClass().getSimpleName().replace("Exception", "")
            : String.valueOf(error.getMessage());
    return new InputException(
        "--output: " + path + ": cannot be written (" + reason + "); expected a writable folder");
  }

  private ExitCode publish(Report report, OutputFolder folder) {
    String json = JsonReport.text(report);
    try {
      folder.write("report.json", json);
      if (report.run().isPresent()) {
        folder.write(
            "trajectory.csv",
            TrajectoryCsv.text(
                report.run().get().result().trajectory(), experiment.flow().digits()));
      }
    } catch (IOException e) {
      throw unwritable(folder.path(), e);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (options.json) {
      out.print(json);
    } else if (!options.quiet) {
      out.print(TextReport.text(report));
      out.println("report: " + folder.path().resolve("report.json"));
    }
    out.flush();
    return ExitCode.of(report);
  }
}
