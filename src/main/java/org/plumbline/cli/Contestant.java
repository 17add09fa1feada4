package org.plumbline.cli;

import java.util.Optional;

/** What is timed: one engine or program on one problem. */
sealed interface Contestant permits TimedEngine, TimedProgram {
  /** The name of the experiment. */
  String experiment();

  /** The name of the engine or program. */
  String engine();

  /** The digits asked for. */
  int digits();

  /** The threads used, empty if unknown. */
  Optional<Integer> threads();

  /** Whether it starts anew each time, so that there is no compiler to wait for. */
  boolean isColdEachTime();

  /**
   * Does the work once.
   *
   * @throws InputException if it cannot be done
   */
  Finish run(Interruption interruption);

  /**
   * How a run ended.
   *
   * @param steps the steps taken, empty if unknown
   * @param shortfall why it did not get to its horizon, empty if it did
   * @param verifySeconds the part of the time that went into verifying, empty if none did
   */
  record Finish(
      Optional<Integer> steps, Optional<String> shortfall, Optional<Double> verifySeconds) {}
}
