package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.plumbline.compare.Answer;
import org.plumbline.compare.EngineComparison;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;

/**
 * Asks a live engine about one experiment: gradients at the initial weights, along the trajectory,
 * near kinks and on them, steps of descent and points on the flow, as far as it offers them.
 *
 * <p>Interrupted, it keeps the answers that came before, and the comparison is not confirmed. An
 * answer that comes after an interruption counts for nothing, as Ctrl-C in a terminal ends the
 * engine as well.
 */
public final class EngineExamination {
  private static final long SEED = 1;

  private final Experiment experiment;
  private final LiveEngine engine;
  private final int threads;
  private final RunProgress progress;
  private final List<EngineComparison.Item> items = new CopyOnWriteArrayList<>();

  /** How many questions there are; at least one, before they are known. */
  private volatile int claims = 1;

  private EngineExamination(
      Experiment experiment, LiveEngine engine, int threads, RunProgress progress) {
    this.experiment = experiment;
    this.engine = engine;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * What the engine's answers are worth; an answer that is missing counts as a wrong one.
   *
   * @param threads the threads that enclose the flow; the result does not depend on them
   * @param progress is told how far the examination has come, and may end it
   * @throws EngineException if the engine offers no gradients, or cannot be started again after a
   *     question it did not survive
   */
  public static EngineComparison of(
      Experiment experiment, LiveEngine engine, int threads, RunProgress progress) {
    EngineDescription description = engine.description();
    if (!description.offers("gradient")) {
      throw new EngineException(
          EngineException.Kind.MEANINGLESS,
          "it does not offer gradients; expected the methods gradient and descent");
    }
    EngineExamination examination = new EngineExamination(experiment, engine, threads, progress);
    progress
        .patience()
        .await(
            Patience.Phase.CHECKING,
            () -> {
              examination.ask();
              return true;
            },
            () -> false);
    return new EngineComparison(
        experiment, description, engine.format(), examination.claims, examination.items);
  }

  /** A question, and how its answer is had. */
  private record Asked(String subject, Supplier<Answer> answer) {}

  private void ask() {
    List<Asked> questions = questions();
    claims = questions.size();
    for (int k = 0; k < claims && progress.examining(k, claims); k++) {
      Answer answer = questions.get(k).answer().get();
      if (!progress.examining(k + 1, claims)) {
        return;
      }
      items.add(new EngineComparison.Item(questions.get(k).subject(), answer));
    }
  }

  private List<Asked> questions() {
    EngineDescription description = engine.description();
    Examiner examiner = new Examiner(engine);
    List<Asked> questions = new ArrayList<>();
    for (Interview.Item item :
        Interview.about(experiment, engine.format(), SEED, description.offers("descent"))) {
      questions.add(new Asked(item.subject(), () -> examiner.examine(item.question())));
    }
    if (description.offers("flow") && experiment.flow().untilTime().isPresent()) {
      questions.add(
          new Asked("points on the flow", () -> LiveFlow.examine(examiner, experiment, threads)));
    }
    return questions;
  }
}
