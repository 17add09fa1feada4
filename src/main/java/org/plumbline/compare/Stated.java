package org.plumbline.compare;

import java.util.Optional;
import org.plumbline.compare.recording.Recording;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * What is stated of a recording where it does not say so itself.
 *
 * @param kind what it claims; gradients where there are some, else descent, if not stated
 * @param stepSize the step size of gradient descent, in place of the one recorded
 * @param tolerance what an engine may add to each weight of the flow from one point to the next, in
 *     proportion to {@code 1 + |w|}, in place of the one recorded
 * @param digits the digits to which the flow is enclosed, in place of those that the format takes
 */
public record Stated(
    Optional<RecordingKind> kind,
    Optional<Dyadic> stepSize,
    Optional<Rational> tolerance,
    Optional<Integer> digits) {
  /** Step sizes that are no dyadics stand for dyadics so near. */
  public static final int STEP_SIZE_BITS = 256;

  /** The recording says all there is to say. */
  public static final Stated NOTHING =
      new Stated(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What a recording claims. */
  public RecordingKind kindOf(Recording recording) {
    return kind.orElse(recording.hasGradients() ? RecordingKind.GRADIENT : RecordingKind.DESCENT);
  }
}
