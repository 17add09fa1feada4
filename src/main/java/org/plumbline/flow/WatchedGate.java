package org.plumbline.flow;

import java.math.BigInteger;
import java.util.Optional;
import org.plumbline.field.Pair;
import org.plumbline.field.SidePreActivation;
import org.plumbline.number.Dyadic;

/**
 * A pre-activation that has the given sign while its gate holds.
 *
 * @param pair the pair whose gate it is
 * @param register the register it is computed in
 * @param sign 1 or -1
 * @param zerosAtStart how often it vanishes at the start of the step
 * @param side the one side of a pinned vertex that it belongs to, if it leaves the flow as it is
 */
record WatchedGate(
    Pair pair, int register, int sign, int zerosAtStart, Optional<SidePreActivation> side) {

  /** The first {@code τ ∈ [0, 1]} at which the gate no longer holds, of its polynomial. */
  Optional<Dyadic> firstZero(FixedPolynomial polynomial) {
    FixedPolynomial oriented = sign > 0 ? polynomial : polynomial.negated();
    if (side.isEmpty()) {
      return FirstZero.of(oriented.deflated(zerosAtStart));
    }
    BigInteger start = oriented.coefficient(0);
    if (start.abs().bitLength() < polynomial.bits() * 3 / 5) {
      return FirstZero.of(oriented.deflated(1));
    }
    return start.signum() < 0 ? Optional.empty() : FirstZero.of(oriented);
  }
}
