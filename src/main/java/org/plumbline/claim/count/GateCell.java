package org.plumbline.claim.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * Fields of one kind: the gradients {@code ∇_w f(x; w)} with given gates, for all inputs {@code x}
 * that are linear combinations of given ones.
 *
 * @param gates the slope of every hidden vertex with a kink; absent where both are possible, on
 *     their own
 * @param inputs the inputs that span those considered
 * @param isCoordinate whether they are unit vectors, so that signs of coordinates do not matter
 */
record GateCell(
    Map<Integer, Optional<Rational>> gates, List<List<Rational>> inputs, boolean isCoordinate) {
  GateCell {
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    inputs = inputs.stream().map(List::copyOf).toList();
  }
}
