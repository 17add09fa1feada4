package org.plumbline.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;

/**
 * A numerical method that follows a flow under constant gates; what happens at kinks is not its
 * concern but that of {@link KinkDriver}.
 */
public interface Stepper {
  /** The precision in which it is decided what vanishes, and when time has passed. */
  WorkingPrecision precision();

  /** The bits of the numbers a trajectory is made of. */
  int workingBits();

  /** Decides how the flow goes on at kinks, in the precision of this method. */
  GateResolver resolver();

  /**
   * How the flow goes on at a kink that is so plain that the method can tell by itself; empty where
   * anything is in doubt, and the {@link #resolver} is to decide.
   *
   * @param here where the step ended
   * @param gates the gates up to there
   * @param pair the pair whose gate no longer holds
   */
  default Optional<Resolution.Unique> plainly(Position here, GateTable gates, Pair pair) {
    return Optional.empty();
  }

  /** The unit of time in which the flow goes on, if the method keeps one. */
  Optional<Dyadic> unit();

  /**
   * Steps under constant gates until the listener has had enough.
   *
   * @return what keeps the method from further steps; empty if the listener had enough
   */
  Optional<Obstacle> run(Stretch stretch, Listener listener);

  /**
   * What the method remembers that decides its next steps, beside where the flow is and under which
   * gates: gives, before the next step, numbers for {@link #recall}. Empty where it cannot be made
   * to go on from here.
   *
   * @param isWithinStretch whether a stretch is to be gone on with, not begun
   */
  default Optional<Supplier<List<Long>>> memory(boolean isWithinStretch) {
    return Optional.empty();
  }

  /**
   * Remembers what was remembered elsewhere, before the first step.
   *
   * @param memory what {@link #memory} gave there
   * @param gates the gates of the next stretch
   * @param isWithinStretch whether that is gone on with, not begun
   */
  default void recall(List<Long> memory, GateTable gates, boolean isWithinStretch) {}

  /** Takes the steps that a method offers. */
  interface Listener {
    /** Takes a step; where the flow goes on from, or nothing if the stretch is over. */
    Optional<Position> take(OfferedStep step);
  }
}
