package org.plumbline.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.enclosure.VerifierMemory;
import org.plumbline.flow.Standing;

/**
 * Keeps what a run has come to, attempt by attempt, and knows what an earlier process had come to
 * that did the same run.
 */
public interface RunMemory {
  /** Keeps nothing and knows nothing. */
  RunMemory NONE = (number, digits) -> Attempt.NONE;

  /**
   * The memory of an attempt.
   *
   * @param number how many attempts were before it
   * @param digits the digits that the engine is asked for
   */
  Attempt attempt(int number, int digits);

  /** The memory of an attempt. */
  interface Attempt {
    /** Keeps nothing and knows nothing. */
    Attempt NONE =
        new Attempt() {
          @Override
          public Optional<Place> place() {
            return Optional.empty();
          }

          @Override
          public void resting(Supplier<Place> here) {}

          @Override
          public VerifierMemory verifier() {
            return VerifierMemory.NONE;
          }
        };

    /** Where the integration is known to have come to. */
    Optional<Place> place();

    /**
     * Called wherever the integration may be gone on from later; the place need not be asked for.
     */
    void resting(Supplier<Place> here);

    /** The memory of its verification. */
    VerifierMemory verifier();
  }

  /**
   * Where an attempt is between two steps.
   *
   * @param standing where the integration stands
   * @param sought what of the goal is open, if there is a goal
   */
  record Place(Standing standing, Optional<Sought> sought) {}

  /**
   * How far the pursuit of a goal is.
   *
   * @param open the ids of the claims that are not decided
   * @param nextPower the power of ten of the risk at which to look again, once it is known
   */
  record Sought(List<String> open, Optional<Long> nextPower) {
    /** With an immutable copy of the ids. */
    public Sought {
      open = List.copyOf(open);
    }
  }
}
