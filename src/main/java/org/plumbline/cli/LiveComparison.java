package org.plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plumbline.conformance.Examiner;
import org.plumbline.conformance.Interview;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.conformance.LiveFlow;
import org.plumbline.conformance.Outcome;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.Patience;

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
    try (Interruption interruption = Interruption.listen();
        LiveEngine engine = options.start(command)) {
      EngineDescription description = engine.description();
      List<LiveReport.Row> rows = new CopyOnWriteArrayList<>();
      interruption.await(
          Patience.Phase.CHECKING, () -> ask(engine, rows, interruption), () -> false);
      return publication.publish(new LiveReport(experiment, description, rows));
    } catch (EngineException e) {
      throw new InputException(EngineOptions.complaint(command, e));
    }
  }

  /**
   * Asks one question after the other and adds a row for each; whether all were asked. Ctrl-C in a
   * terminal ends the engine as well, so an answer that comes after it counts for nothing.
   */
  private boolean ask(LiveEngine engine, List<LiveReport.Row> rows, Interruption interruption) {
    EngineDescription description = engine.description();
    if (!description.offers("gradient")) {
      throw new InputException(
          description.title() + ": offers no gradient; expected the methods gradient and descent");
    }
    Examiner examiner = new Examiner(engine);
    for (Interview.Item item :
        Interview.about(experiment, engine.format(), SEED, description.offers("descent"))) {
      Outcome outcome = examiner.examine(item.question());
      if (interruption.isRequested()) {
        return false;
      }
      rows.add(new LiveReport.Row(item.subject(), outcome));
    }
    if (description.offers("flow") && experiment.flow().untilTime().isPresent()) {
      Outcome outcome = LiveFlow.examine(examiner, experiment, output.threads);
      if (interruption.isRequested()) {
        return false;
      }
      rows.add(new LiveReport.Row("points on the flow", outcome));
    }
    return true;
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
