package org.plumbline;

import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.Stated;
import org.plumbline.compare.recording.Arrangement;
import org.plumbline.compare.recording.RecordedFile;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * The comparison of what another program recorded of an experiment with the exact gradients, or
 * with the enclosed flow, within bounds that are derived from the number format.
 *
 * <p>What a file can say of itself need not be stated here: its kind, number format, step size and
 * tolerance are those that it records. Immutable; may be run any number of times. What is found
 * depends on the file and what is stated alone, not on the number of threads.
 */
public final class RecordingCheck {
  private final Experiment experiment;
  private final Path file;
  private final Optional<NumberFormat> format;
  private final Arrangement arrangement;
  private final Stated stated;
  private final RunSettings settings;

  private RecordingCheck(
      Experiment experiment,
      Path file,
      Optional<NumberFormat> format,
      Arrangement arrangement,
      Stated stated,
      RunSettings settings) {
    this.experiment = experiment;
    this.file = file;
    this.format = format;
    this.arrangement = arrangement;
    this.stated = stated;
    this.settings = settings;
  }

  /**
   * The comparison of a file with an experiment; the file's ending says how it is written: {@code
   * .npz}, {@code .npy}, {@code .safetensors}, {@code .json} or {@code .csv}.
   */
  public static RecordingCheck of(Experiment experiment, Path recording) {
    return new RecordingCheck(
        experiment,
        recording,
        Optional.empty(),
        Arrangement.FOUND,
        Stated.NOTHING,
        RunSettings.usual());
  }

  /** The same where it is stated what the recording claims. */
  public RecordingCheck withKind(RecordingKind kind) {
    return with(
        new Stated(Optional.of(kind), stated.stepSize(), stated.tolerance(), stated.digits()));
  }

  /** The same where the numbers are stated to be of a format. */
  public RecordingCheck withFormat(NumberFormat other) {
    return new RecordingCheck(experiment, file, Optional.of(other), arrangement, stated, settings);
  }

  /** The same where it is stated which arrays of the file are the weights, and how they lie. */
  public RecordingCheck withArrangement(Arrangement other) {
    return new RecordingCheck(experiment, file, format, other, stated, settings);
  }

  /**
   * The same with a step size of gradient descent in place of the one recorded.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public RecordingCheck withStepSize(Rational size) {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("the step size must be positive, not " + size);
    }
    return with(
        new Stated(
            stated.kind(),
            Optional.of(Dyadic.approximate(size, Stated.STEP_SIZE_BITS)),
            stated.tolerance(),
            stated.digits()));
  }

  /**
   * The same with a tolerance in place of the one recorded: what a program that follows the flow
   * may add to a weight {@code w} from one point to the next, in proportion to {@code 1 + |w|}.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public RecordingCheck withTolerance(Rational tolerance) {
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("the tolerance must be at least 0, not " + tolerance);
    }
    return with(
        new Stated(stated.kind(), stated.stepSize(), Optional.of(tolerance), stated.digits()));
  }

  /** The same with so many threads, from 1 to {@value Check#MOST_THREADS}. */
  public RecordingCheck withThreads(int count) {
    return with(settings.withThreads(count));
  }

  /** The same that tells how far it has come. */
  public RecordingCheck withProgress(CheckProgress listener) {
    return with(settings.withProgress(listener));
  }

  /** The same that ends early when it is asked to. */
  public RecordingCheck withCancellation(Cancellation other) {
    return with(settings.withCancellation(other));
  }

  private RecordingCheck with(Stated other) {
    return new RecordingCheck(experiment, file, format, arrangement, other, settings);
  }

  private RecordingCheck with(RunSettings other) {
    return new RecordingCheck(experiment, file, format, arrangement, stated, other);
  }

  /**
   * Reads the file and judges every claim in it.
   *
   * @throws RecordingException if the file cannot be read, does not fit the experiment's network,
   *     or lacks what it takes to compare it, with one line that says what is wrong
   */
  public ComparisonReport run() throws RecordingException {
    RecordedFile read = RecordedFile.read(file, experiment.network(), format, arrangement);
    return new ComparisonReport(
        Comparison.of(
            experiment.withInput(read.input()),
            read.recording(),
            stated,
            settings.threads(),
            settings.runProgress()));
  }
}
