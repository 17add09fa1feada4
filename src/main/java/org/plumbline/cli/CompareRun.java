package org.plumbline.cli;

import java.util.Optional;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.Stated;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.conformance.EngineExamination;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.flow.Horizon;

/** Runs a comparison, with progress and Ctrl-C, and publishes what came of it. */
final class CompareRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final Publication publication;

  /**
   * A run that has nothing done yet but made sure that its report can be written.
   *
   * @throws InputException if it cannot
   */
  CompareRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.publication = Publication.prepare(experiment, options);
  }

  /**
   * Compares a recording.
   *
   * @throws InputException if it lacks what it takes to compare it
   */
  ExitCode recorded(Recording recording, Stated stated) {
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine progress = progress(interruption, horizon(recording, stated));
      Comparison found = Comparison.of(experiment, recording, stated, options.threads, progress);
      progress.finish();
      return publication.publish(found);
    } catch (RecordingException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Compares what an engine answers.
   *
   * @throws InputException if the engine does not start, or offers no gradients
   */
  ExitCode live(EngineOptions engines, String command) {
    try (Interruption interruption = Interruption.listen();
        LiveEngine engine = engines.start(command)) {
      ProgressLine progress = progress(interruption, Optional.empty());
      Comparison found = EngineExamination.of(experiment, engine, options.threads, progress);
      progress.finish();
      return publication.publish(found);
    } catch (EngineException e) {
      throw new InputException(EngineOptions.complaint(command, e));
    }
  }

  /** Points on the flow are compared with what is integrated up to the last of them. */
  private static Optional<Horizon> horizon(Recording recording, Stated stated) {
    return stated.kindOf(recording) == RecordingKind.FLOW
        ? recording
            .time(recording.rows() - 1)
            .filter(time -> time.signum() >= 0)
            .map(time -> Horizon.atTime(time.toRational()))
        : Optional.empty();
  }

  private ProgressLine progress(Interruption interruption, Optional<Horizon> horizon) {
    return new ProgressLine(
        Terminal.progress(options.quiet), Terminal.isProgress(), horizon, interruption);
  }
}
