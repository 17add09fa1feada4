package org.plumbline.enclosure;

import org.plumbline.number.Rational;

/** What the verification of a trajectory came to. */
public sealed interface Verification {
  /**
   * The true flow exists and is enclosed up to the end of the trajectory.
   *
   * @param enclosed the enclosure
   */
  record Certified(CertifiedTrajectory enclosed) implements Verification {}

  /**
   * The true flow is enclosed up to some step only.
   *
   * @param enclosed the enclosure of the steps before
   * @param step the number of the step that could not be enclosed
   * @param time about where, in the time of the flow
   * @param what which bound failed, as a clause
   * @param remedy what to try, as a noun
   */
  record Failed(CertifiedTrajectory enclosed, int step, Rational time, String what, String remedy)
      implements Verification {}

  /** The enclosure as far as it goes. */
  CertifiedTrajectory enclosed();
}
