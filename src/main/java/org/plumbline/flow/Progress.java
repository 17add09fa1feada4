package org.plumbline.flow;

import java.util.function.Supplier;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Rational;

/** Hears of an integration's progress, and may end it. */
public interface Progress {
  /** Hears nothing and never ends anything. */
  Progress SILENT = (steps, events, time, logRisk) -> true;

  /**
   * Called after every step.
   *
   * @param steps the steps taken
   * @param events the gate events met
   * @param time the time reached
   * @param logRisk the decimal logarithm of the risk there
   * @return whether to go on
   */
  boolean advanced(int steps, int events, Rational time, double logRisk);

  /**
   * Called once, before the first step, with what gives the trajectory so far to any thread at any
   * time: whoever cannot wait for the end of a step takes that and leaves the integration alone.
   */
  default void watchable(Supplier<Trajectory> soFar) {}

  /**
   * Called between steps, wherever the integration may be gone on from later, in another process.
   *
   * @param standing gives where it stands, during this call only
   */
  default void resting(Supplier<Standing> standing) {}
}
