package org.plumbline.run;

import java.util.function.Supplier;

/** How long the parts of a run may go on once somebody asked for its end. */
public interface Patience {
  /** Lets everything run to its end, in the thread that calls. */
  Patience ENDLESS =
      new Patience() {
        @Override
        public <T> T await(Phase phase, Supplier<T> work, Supplier<T> otherwise) {
          return work.get();
        }

        @Override
        public boolean isOver(Phase phase) {
          return false;
        }
      };

  /** The parts of a run in order, with the seconds after the request that each may take until. */
  enum Phase {
    /** Integrating: what is left of the step under way is given up. */
    INTEGRATING(0.5),
    /** Verifying: steps that are not verified by then count as not enclosed. */
    VERIFYING(2.0),
    /** Checking claims: those that are not decided by then are undecided. */
    CHECKING(3.0),
    /** Enclosing times of events, and putting the report together. */
    REPORTING(4.0);

    private final double seconds;

    Phase(double seconds) {
      this.seconds = seconds;
    }

    public double seconds() {
      return seconds;
    }
  }

  /**
   * The result of {@code work}, or of {@code otherwise} if the end of the run was asked for and
   * {@code work} is not done in the time that its phase has. It is then left alone and its result
   * is lost. What {@code work} throws is thrown.
   */
  <T> T await(Phase phase, Supplier<T> work, Supplier<T> otherwise);

  /** Whether the end of the run was asked for so long ago that a phase must be given up. */
  boolean isOver(Phase phase);

  /** What was thrown in another thread, to be thrown in this one. */
  static RuntimeException thrown(Exception wrapped) {
    Throwable cause = wrapped.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(wrapped);
  }
}
