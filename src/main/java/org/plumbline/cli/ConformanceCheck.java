package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.conformance.Conformance;
import org.plumbline.conformance.JunitXml;
import org.plumbline.conformance.Level;
import org.plumbline.conformance.LevelResult;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.ExperimentWriter;
import org.plumbline.report.ConformanceHtml;
import org.plumbline.report.EngineText;
import org.plumbline.run.Patience;

/**
 * Examines an engine level by level and reports what was found.
 *
 * @param command the engine's command
 * @param levels the levels
 * @param tries the trials of each
 * @param seed the seed of the first
 * @param output the folder for experiments that go wrong
 * @param junit where to write JUnit XML
 * @param isJson whether to print JSON
 * @param isQuiet whether to keep progress back
 */
record ConformanceCheck(
    String command,
    List<Level> levels,
    int tries,
    long seed,
    Path output,
    Optional<Path> junit,
    boolean isJson,
    boolean isQuiet) {

  /**
   * Runs the examination.
   *
   * @throws InputException if the engine does not start, or a file cannot be written
   */
  ExitCode run(EngineOptions options) {
    try (Interruption interruption = Interruption.listen();
        LiveEngine engine = options.start(command)) {
      List<ConformanceHtml.Row> rows = new ArrayList<>();
      Conformance conformance = new Conformance(engine, tries, seed);
      ProgressLine progress =
          new ProgressLine(Terminal.progress(isQuiet), Terminal.isProgress(), interruption);
      for (Level level : levels) {
        int[] done = {0};
        if (engine.description().offers(level.method()) && !interruption.isRequested()) {
          BooleanSupplier goesOn =
              () -> {
                progress.counted(level.id(), done[0]++, tries, "trial " + done[0]);
                return !interruption.isRequested();
              };
          examined(conformance, level, goesOn, interruption).map(this::row).ifPresent(rows::add);
        }
      }
      progress.finish();
      publish(engine.description(), rows);
      return ExitCode.of(
          rows.stream().map(row -> row.result().outcome()).reduce(Outcome.CONFIRMED, Outcome::and));
    } catch (EngineException e) {
      throw new InputException(EngineOptions.complaint(command, e));
    }
  }

  /**
   * What came of a level, unless it was given up. Ctrl-C in a terminal ends the engine as well, so
   * a failure that comes after it counts for nothing.
   */
  private static Optional<LevelResult> examined(
      Conformance conformance, Level level, BooleanSupplier goesOn, Interruption interruption) {
    Optional<LevelResult> result =
        interruption.await(
            Patience.Phase.CHECKING,
            () -> Optional.of(conformance.run(level, goesOn)),
            Optional::empty);
    return result.filter(r -> !interruption.isRequested() || r.failure().isEmpty());
  }

  private ConformanceHtml.Row row(LevelResult result) {
    if (result.failure().isEmpty()) {
      return new ConformanceHtml.Row(result, "", "");
    }
    LevelResult.Failure failure = result.failure().get();
    Path file = output.resolve(failure.experiment().name() + ".yaml");
    TextFile.write("--output", file, ExperimentWriter.write(failure.experiment()));
    String engine = " --engine " + EngineOptions.quoted(command);
    String again =
        failure.isPlain()
            ? "plumbline compare " + EngineOptions.quoted(file.toString()) + engine
            : "plumbline properties"
                + engine
                + " --only "
                + result.level().id()
                + " --seed "
                + failure.seed()
                + " --tries 1";
    return new ConformanceHtml.Row(result, file.toString(), again);
  }

  private void publish(EngineDescription description, List<ConformanceHtml.Row> rows) {
    junit.ifPresent(
        file -> TextFile.write("--junit", file, JunitXml.of(description.title(), tests(rows))));
    String json = json(description, rows);
    String page = ConformanceHtml.text(Version.number(), command, seed, description, rows);
    TextFile.write("--output", output.resolve("report.html"), page);
    TextFile.write("--output", output.resolve("report.json"), json);
    Terminal.print(isJson ? json : text(description, rows));
  }

  private static List<JunitXml.Test> tests(List<ConformanceHtml.Row> rows) {
    return rows.stream()
        .map(
            row ->
                new JunitXml.Test(
                    row.result().level().id(),
                    row.result().seconds(),
                    row.result().failure().map(failure -> failure.text()).orElse(""),
                    row.file() + "\n" + row.again()))
        .toList();
  }

  private static String text(EngineDescription description, List<ConformanceHtml.Row> rows) {
    StringBuilder text = new StringBuilder(description.title()).append("\n\n");
    for (ConformanceHtml.Row row : rows) {
      LevelResult result = row.result();
      String detail =
          result
              .failure()
              .map(failure -> Terminal.oneLine(failure.text()))
              .orElseGet(
                  () ->
                      String.format(
                          Locale.ROOT,
                          "%s%s",
                          result.level() == Level.FLOW && result.worstUlps() == 0
                              ? "all points are within their bounds"
                              : String.format(Locale.ROOT, "at most %.3g ulp", result.worstUlps()),
                          result.open() == 0 ? "" : ", " + result.open() + " undecided"));
      text.append(
          String.format(
              Locale.ROOT,
              "  %-10s%-9s%6d trials  %s\n",
              result.level().id(),
              EngineText.word(result.outcome()),
              result.tries(),
              detail));
      if (result.failure().isPresent()) {
        text.append("    smallest: ").append(row.file()).append('\n');
        text.append("    again: ").append(row.again()).append('\n');
      }
    }
    return text.toString();
  }

  private static String json(EngineDescription description, List<ConformanceHtml.Row> rows) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("plumbline", Version.number());
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("name", description.name());
    engine.put("dtype", description.dtype());
    top.put("engine", engine);
    List<Map<String, Object>> list = new ArrayList<>();
    for (ConformanceHtml.Row row : rows) {
      LevelResult result = row.result();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", result.level().id());
      entry.put("status", EngineText.word(result.outcome()));
      entry.put("tries", result.tries());
      entry.put("undecided", result.open());
      entry.put("worstUlps", String.valueOf(result.worstUlps()));
      if (result.failure().isPresent()) {
        entry.put("text", result.failure().get().text());
        entry.put("seed", String.valueOf(result.failure().get().seed()));
        entry.put("smallest", row.file());
        entry.put("again", row.again());
      }
      list.add(entry);
    }
    top.put("levels", list);
    return PlainJson.of(top);
  }
}
