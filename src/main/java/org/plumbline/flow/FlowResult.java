package org.plumbline.flow;

import java.util.List;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Rational;

/** What an integration came to; each carries the trajectory as far as it got. */
public sealed interface FlowResult {
  /** The trajectory up to the horizon, or up to where it stopped. */
  Trajectory trajectory();

  /** The same of another trajectory. */
  FlowResult with(Trajectory other);

  /**
   * The horizon was reached.
   *
   * @param trajectory the trajectory
   */
  record Completed(Trajectory trajectory) implements FlowResult {
    @Override
    public Completed with(Trajectory other) {
      return new Completed(other);
    }
  }

  /**
   * The continuation is not unique: several consistent assignments of gates exist, and none was
   * picked.
   *
   * @param trajectory the trajectory up to there
   * @param time the time
   * @param pairs the pairs whose gates differ between continuations
   * @param continuations how many there are
   */
  record NotUnique(Trajectory trajectory, Rational time, List<Pair> pairs, int continuations)
      implements FlowResult {
    @Override
    public NotUnique with(Trajectory other) {
      return new NotUnique(other, time, pairs, continuations);
    }
  }

  /**
   * No continuation was found.
   *
   * @param trajectory the trajectory up to there
   * @param time the time
   * @param pairs the pairs that vanish there
   * @param reason what stood in the way
   */
  record Unresolved(Trajectory trajectory, Rational time, List<Pair> pairs, String reason)
      implements FlowResult {
    @Override
    public Unresolved with(Trajectory other) {
      return new Unresolved(other, time, pairs, reason);
    }
  }

  /**
   * Ended before the horizon: interrupted, or at a point where nothing moves any more.
   *
   * @param trajectory the trajectory up to there
   * @param reason why
   */
  record Stopped(Trajectory trajectory, String reason) implements FlowResult {
    @Override
    public Stopped with(Trajectory other) {
      return new Stopped(other, reason);
    }
  }
}
