package org.plumbline;

import org.plumbline.number.Rational;

/**
 * Hears how far a check or a comparison has come. Every method does nothing unless it is
 * overridden.
 *
 * <p>Calls come one at a time, from threads of the check, which goes on when they return; they
 * should take little time and throw nothing. A {@link Cancellation} ends a check.
 */
public interface CheckProgress {
  /** Hears nothing. */
  CheckProgress SILENT = new CheckProgress() {};

  /**
   * Called first where a check goes on from a checkpoint.
   *
   * @param origin what is there already, as a clause
   */
  default void resuming(String origin) {}

  /**
   * Called after every step of the integration.
   *
   * @param steps the steps taken
   * @param events the gate events met
   * @param time the time reached
   * @param log10Risk the decimal logarithm of the risk there, not proved
   */
  default void integrating(int steps, int events, Rational time, double log10Risk) {}

  /**
   * Called when the enclosure was too wide and the integration begins again.
   *
   * @param digits the digits that the engine is asked for this time
   */
  default void integratingAgain(int digits) {}

  /**
   * Called before a step is verified.
   *
   * @param done the number of steps looked at
   * @param all the number of steps
   */
  default void verifying(int done, int all) {}

  /**
   * Called before the findings of a claim are waited for.
   *
   * @param done the number of claims decided
   * @param all the number of claims
   * @param claim the id of the claim
   */
  default void checking(int done, int all, String claim) {}

  /**
   * Called when so many claims of a recording, or answers of a program, are judged.
   *
   * @param done the number of those judged
   * @param all the number of all
   */
  default void comparing(int done, int all) {}
}
