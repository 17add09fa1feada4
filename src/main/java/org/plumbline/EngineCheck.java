package org.plumbline;

import java.time.Duration;
import java.util.List;
import org.plumbline.conformance.EngineExamination;
import org.plumbline.conformance.LiveEngine;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;

/**
 * The examination of a program that answers JSON-RPC on its standard input and output: it is asked
 * for gradients of an experiment, and, as far as it offers them, for steps of gradient descent and
 * points on the flow. Each answer is compared with what is exact, within a bound derived from the
 * number format that the program says it computes in.
 *
 * <p>Immutable; each run starts the program anew and ends it.
 */
public final class EngineCheck {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  private final Experiment experiment;
  private final List<String> command;
  private final Duration timeout;
  private final RunSettings settings;

  private EngineCheck(
      Experiment experiment, List<String> command, Duration timeout, RunSettings settings) {
    this.experiment = experiment;
    this.command = command;
    this.timeout = timeout;
    this.settings = settings;
  }

  /**
   * The examination of a program.
   *
   * @param experiment what it is asked about
   * @param command the program and its arguments; they are not passed to a shell
   * @throws IllegalArgumentException if the command is empty
   */
  public static EngineCheck of(Experiment experiment, List<String> command) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("the command must name a program, but it is empty");
    }
    return new EngineCheck(experiment, List.copyOf(command), USUAL_TIMEOUT, RunSettings.usual());
  }

  /**
   * The same where each answer may take so long, in place of 30 seconds.
   *
   * @throws IllegalArgumentException if that is no time at all
   */
  public EngineCheck withTimeout(Duration each) {
    if (each.isZero() || each.isNegative()) {
      throw new IllegalArgumentException("the time for an answer must be positive, not " + each);
    }
    return new EngineCheck(experiment, command, each, settings);
  }

  /** The same with so many threads, from 1 to {@value Check#MOST_THREADS}. */
  public EngineCheck withThreads(int count) {
    return with(settings.withThreads(count));
  }

  /** The same that tells how far it has come. */
  public EngineCheck withProgress(CheckProgress listener) {
    return with(settings.withProgress(listener));
  }

  /** The same that ends early when it is asked to. */
  public EngineCheck withCancellation(Cancellation other) {
    return with(settings.withCancellation(other));
  }

  private EngineCheck with(RunSettings other) {
    return new EngineCheck(experiment, command, timeout, other);
  }

  /**
   * Starts the program, asks all questions and judges the answers; an answer that is missing counts
   * as a wrong one.
   *
   * @throws EngineException if the program does not start, does not introduce itself, or offers no
   *     gradients
   */
  public ComparisonReport run() throws EngineException {
    try (LiveEngine engine = LiveEngine.start(command, timeout)) {
      return new ComparisonReport(
          EngineExamination.of(experiment, engine, settings.threads(), settings.runProgress()));
    }
  }
}
