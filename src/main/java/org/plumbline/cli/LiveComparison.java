package org.plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.cli.conformance.Examiner;
import org.plumbline.cli.conformance.Interview;
import org.plumbline.cli.conformance.LiveEngine;
import org.plumbline.cli.conformance.LiveFlow;
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

  /**
   * Runs the comparison: {@link ExitCode#VIOLATED} if an answer is wrong or missing, otherwise
   * {@link ExitCode#UNDECIDED} if one could not be judged.
   *
   * @throws InputException if the engine does not start
   */
  ExitCode run(EngineOptions options, String command) {
    Publication publication = Publication.prepare(experiment, output);
    try (LiveEngine engine = options.start(command)) {
      List<LiveReport.Row> rows = rows(engine);
      EngineDescription description = engine.description();
      return publication.publish(new LiveReport(experiment, description, rows));
    } catch (EngineException e) {
      throw new InputException(EngineOptions.complaint(command, e));
    }
  }

  private List<LiveReport.Row> rows(LiveEngine engine) {
    EngineDescription description = engine.description();
    if (!description.offers("gradient")) {
      throw new InputException(
          description.title() + ": offers no gradient; expected the methods gradient and descent");
    }
    Examiner examiner = new Examiner(engine);
    List<LiveReport.Row> rows = new ArrayList<>();
    for (Interview.Item item :
        Interview.about(experiment, engine.format(), SEED, description.offers("descent"))) {
      rows.add(new LiveReport.Row(item.subject(), examiner.examine(item.question())));
    }
    if (description.offers("flow") && experiment.flow().untilTime().isPresent()) {
      rows.add(
          new LiveReport.Row(
              "points on the flow", LiveFlow.examine(examiner, experiment, output.threads)));
    }
    return rows;
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
