package org.plumbline.flow.event;

import java.util.Optional;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.FirstZero;
import org.plumbline.flow.state.FixedPolynomial;
import org.plumbline.number.Dyadic;

/**
 * A pre-activation, or a one-sided one, that has the given sign while its gate holds.
 *
 * @param pair the pair whose gate it is
 * @param register the register it is computed in
 * @param sign 1 or -1
 * @param zerosAtStart how often it vanishes at the start of the step
 */
public record WatchedGate(Pair pair, int register, int sign, int zerosAtStart) {

  /**
   * The first {@code τ ∈ [0, 1]} at which the gate no longer holds, of its polynomial; none if that
   * ends before the order with which it leaves zero.
   */
  public Optional<Dyadic> firstZero(FixedPolynomial polynomial) {
    if (zerosAtStart > polynomial.degree()) {
      return Optional.empty();
    }
    FixedPolynomial oriented = sign > 0 ? polynomial : polynomial.negated();
    return FirstZero.of(oriented.deflated(zerosAtStart));
  }
}
