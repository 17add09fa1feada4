package org.plumbline.enclosure.kink;

import java.util.Collection;
import org.plumbline.number.Magnitude;

/**
 * What an error becomes where a gate changes at a kink that is not convex: an error {@code ε} in
 * the weights and {@code |s|} in the pre-activation at the instant proposed become at most {@code
 * (1 + A) ε + B |s|}, {@code A = B ‖∇s‖} (proofs-notes/verifier.md, V5).
 *
 * @param gradient at least {@code ‖∇s‖}
 * @param perOffset {@code B}, at least {@code J / r} with the jump {@code J} of the field and the
 *     least rate {@code r} of the pre-activation
 * @param offset at least {@code |s|} of the proposal at the instant
 */
public record Crossing(Magnitude gradient, Magnitude perOffset, Magnitude offset) {
  /** The same where what the offset adds grows by a factor afterwards. */
  public Crossing grown(Magnitude factor) {
    return new Crossing(gradient, perOffset, offset.multiply(factor));
  }

  /**
   * What windows on the same part may still multiply if the crossing comes first: all that it adds
   * besides {@code A} times the error relative to the curve, which their product holds already.
   *
   * @param distance at least the distance of the proposal from the curve, which counts like an
   *     error at the crossing
   * @param factor at least what errors grow by until the end of the part
   */
  public Crossing beforeWindows(Magnitude distance, Magnitude factor) {
    Magnitude all = offset.add(gradient.multiply(distance));
    return new Crossing(Magnitude.ZERO, perOffset, all.multiply(factor));
  }

  /**
   * The worse of what is known of one crossing on its two sides, in every entry: what a disturbance
   * undoes on one side may be felt on the other (V10).
   */
  public Crossing or(Crossing other) {
    return new Crossing(
        gradient.max(other.gradient), perOffset.max(other.perOffset), offset.max(other.offset));
  }

  /** {@code A = B ‖∇s‖}, at least. */
  private Magnitude perError() {
    return perOffset.multiply(gradient);
  }

  /** What crossings at one junction, in whatever order, add to an error. */
  public static Magnitude added(Collection<Crossing> crossings, Magnitude error) {
    Magnitude added = Magnitude.ZERO;
    for (Crossing c : crossings) {
      added = added.add(c.perOffset.multiply(c.offset));
    }
    for (Crossing c : crossings) {
      added = added.add(c.perError().multiply(error.add(added)));
    }
    return added;
  }
}
