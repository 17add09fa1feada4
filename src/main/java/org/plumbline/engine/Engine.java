package org.plumbline.engine;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;

/** Proposes a trajectory for a flow problem. */
public interface Engine {
  /** The name used on the command line and in reports. */
  String name();

  /**
   * A trajectory up to the horizon whose weights are meant to be right to {@code digits} digits.
   */
  FlowResult integrate(FlowProblem problem, Horizon horizon, int digits, Progress progress);

  /**
   * Goes on from where an integration by this engine of the same problem to the same horizon and
   * digits stood, to the same trajectory; an engine that cannot do that begins again.
   */
  default FlowResult resume(
      FlowProblem problem, Horizon horizon, int digits, Standing standing, Progress progress) {
    return integrate(problem, horizon, digits, progress);
  }

  /**
   * This engine sharing its work out among at most {@code threads} threads, where it can; the
   * trajectory does not depend on it.
   */
  default Engine withThreads(int threads) {
    return this;
  }
}
