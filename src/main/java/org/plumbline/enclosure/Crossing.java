package org.plumbline.enclosure;

import java.util.Collection;
import org.plumbline.number.Magnitude;

/**
 * What an error becomes where a gate changes at a kink that is not convex: an error {@code ε} in
 * the weights and {@code |s|} in the pre-activation at the instant proposed become at most {@code
 * (1 + perError) ε + perOffset |s|} (proofs-notes/verifier.md, V5).
 *
 * @param perError at least {@code J ‖∇s‖ / r}, with the jump {@code J} of the field and the least
 *     rate {@code r} of the pre-activation
 * @param perOffset at least {@code J / r}
 * @param offset at least {@code |s|} of the proposal at the instant
 */
record Crossing(Magnitude perError, Magnitude perOffset, Magnitude offset) {
  /** The same where what the offset adds grows by a factor afterwards. */
  Crossing grown(Magnitude factor) {
    return new Crossing(perError, perOffset.multiply(factor), offset);
  }

  /** The worse of what is known of one crossing on its two sides. */
  Crossing or(Crossing other) {
    return new Crossing(
        perError.max(other.perError), perOffset.max(other.perOffset), offset.max(other.offset));
  }

  /** What crossings at one junction, in whatever order, add to an error. */
  static Magnitude added(Collection<Crossing> crossings, Magnitude error) {
    Magnitude added = Magnitude.ZERO;
    for (Crossing c : crossings) {
      added = added.add(c.perOffset.multiply(c.offset));
    }
    for (Crossing c : crossings) {
      added = added.add(c.perError.multiply(error.add(added)));
    }
    return added;
  }
}
