package org.plumbline.report;

import java.util.Optional;

/**
 * What was timed, and how long it took.
 *
 * @param experiment the name of the experiment
 * @param engine the name of the engine or program
 * @param digits the digits asked for
 * @param threads the threads used, empty if unknown
 * @param steps the steps taken, empty if unknown
 * @param integrate the times of the integration, or of a whole program
 * @param verify the times of the verifier, empty if none ran
 */
public record BenchmarkRow(
    String experiment,
    String engine,
    int digits,
    Optional<Integer> threads,
    Optional<Integer> steps,
    Timings integrate,
    Optional<Timings> verify) {

  /** The median time over the steps, empty if these are unknown or none. */
  public Optional<Double> secondsPerStep() {
    return steps.filter(count -> count > 0).map(count -> integrate.median() / count);
  }
}
