package org.plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.cli.conformance.Examiner;
import org.plumbline.cli.conformance.Interview;
import org.plumbline.cli.conformance.LiveEngine;
import org.plumbline.cli.conformance.LiveFlow;
import org.plumbline.cli.conformance.Outcome;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;

/** Asks an engine about one experiment, and prints what its answers are worth. */
final class LiveComparison {
  private static final long SEED = 1;

  private final Experiment experiment;
  private final RunOptions output;

  LiveComparison(Experiment experiment, RunOptions output) {
    this.experiment = experiment;
    this.output = output;
  }

  private record Row(String subject, Outcome outcome) {}

  /**
   * Runs the comparison: {@link ExitCode#VIOLATED} if an answer is wrong or missing, otherwise
   * {@link ExitCode#UNDECIDED} if one could not be judged.
   *
   * @throws InputException if the engine does not start
   */
  ExitCode run(EngineOptions options, String command) {
    try (LiveEngine engine = options.start(command)) {
      List<Row> rows = rows(engine);
      EngineDescription description = engine.description();
      if (output.json || !output.quiet) {
        Terminal.print(output.json ? json(description, rows) : text(description, rows));
      }
      if (count(rows, Outcome.Status.DIFFERS) > 0) {
        return ExitCode.VIOLATED;
      }
      return count(rows, Outcome.Status.OPEN) > 0 ? ExitCode.UNDECIDED : ExitCode.FINE;
    } catch (EngineException e) {
      throw new InputException(EngineOptions.complaint(command, e));
    }
  }

  private List<Row> rows(LiveEngine engine) {
    EngineDescription description = engine.description();
    if (!description.offers("gradient")) {
      throw new InputException(
          description.title() + ": offers no gradient; expected the methods gradient and descent");
    }
    Examiner examiner = new Examiner(engine);
    List<Row> rows = new ArrayList<>();
    for (Interview.Item item :
        Interview.about(experiment, engine.format(), SEED, description.offers("descent"))) {
      rows.add(new Row(item.subject(), examiner.examine(item.question())));
    }
    if (description.offers("flow") && experiment.flow().untilTime().isPresent()) {
      rows.add(
          new Row("points on the flow", LiveFlow.examine(examiner, experiment, output.threads)));
    }
    return rows;
  }

  private static long count(List<Row> rows, Outcome.Status status) {
    return rows.stream().filter(row -> row.outcome().status() == status).count();
  }

  private String text(EngineDescription description, List<Row> rows) {
    StringBuilder text = new StringBuilder();
    text.append(experiment.name()).append(" against ").append(description.title()).append("\n\n");
    for (Row row : rows) {
      Outcome outcome = row.outcome();
      text.append(String.format(Locale.ROOT, "  %-8s%s\n", outcome.status(), row.subject()));
      text.append("          ");
      if (outcome.ulps() > 0) {
        text.append(String.format(Locale.ROOT, "%.3g ulp, ", outcome.ulps()));
      }
      text.append(Terminal.oneLine(outcome.text())).append('\n');
    }
    return text.append('\n').append(summary(rows)).append('\n').toString();
  }

  private static String summary(List<Row> rows) {
    List<String> counts = new ArrayList<>();
    for (Outcome.Status status : Outcome.Status.values()) {
      counts.add(count(rows, status) + " " + status);
    }
    return String.join(", ", counts);
  }

  private String json(EngineDescription description, List<Row> rows) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("plumbline", Version.number());
    top.put("experiment", Map.of("name", experiment.name()));
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("name", description.name());
    engine.put("version", description.version());
    engine.put("dtype", description.dtype());
    engine.put("reluSlopeAtZero", description.reluSlopeAtZero().toString());
    top.put("engine", engine);
    List<Map<String, String>> list = new ArrayList<>();
    for (Row row : rows) {
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("subject", row.subject());
      entry.put("status", row.outcome().status().name());
      entry.put("ulps", String.valueOf(row.outcome().ulps()));
      entry.put("text", row.outcome().text());
      list.add(entry);
    }
    top.put("comparisons", list);
    Map<String, Long> summary = new LinkedHashMap<>();
    for (Outcome.Status status : Outcome.Status.values()) {
      summary.put(status.name(), count(rows, status));
    }
    top.put("summary", summary);
    return jsonText(top);
  }

  /** The text of a tree of maps, lists, texts and numbers. */
  static String jsonText(Object tree) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot fail to be written", e);
    }
  }
}
