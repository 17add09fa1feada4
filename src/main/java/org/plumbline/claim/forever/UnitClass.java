package org.plumbline.claim.forever;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * First-layer units with one sign of their outer weights and one gate each on some samples, as long
 * as these stay (proofs-notes/gates-forever.md).
 *
 * <p>Of a sample of the class's own label the gate is one of the two sides. Of a sample of the
 * other label it may be left free: then units may be on either side, or on the kink.
 *
 * @param units the vertices
 * @param sign the sign of their outer weights, which is the label of their own samples
 * @param slope the slope {@code α} of their activation on the negative side
 * @param gates for each sample 1 if the units are on its positive side, -1 if they are on its
 *     negative side, 0 if that is left free
 */
public record UnitClass(List<Integer> units, int sign, Rational slope, List<Integer> gates) {
  /** A class with immutable copies of the lists. */
  public UnitClass {
    units = List.copyOf(units);
    gates = List.copyOf(gates);
  }

  /** Whether the gates are given on every sample. */
  public boolean isFixed() {
    return !gates.contains(0);
  }

  /** What a multiplier of a sample may be, in terms of the sample's weight {@code Λ >= 0}. */
  enum Range {
    /** {@code c >= Λ}. */
    AT_LEAST_ONE,
    /** {@code c <= Λ}. */
    AT_MOST_ONE,
    /** {@code c >= αΛ}. */
    AT_LEAST_SLOPE,
    /** {@code c <= αΛ}. */
    AT_MOST_SLOPE,
    /** {@code αΛ <= c <= Λ}. */
    BETWEEN
  }

  /** The range for a sample of the given label. */
  Range range(int sample, int label) {
    boolean isOwn = label == sign;
    int gate = gates.get(sample);
    if (gate == 0) {
      if (isOwn) {
        throw new IllegalArgumentException("a class has one gate on each sample of its own label");
      }
      return Range.BETWEEN;
    }
    if (gate > 0) {
      return isOwn ? Range.AT_LEAST_ONE : Range.AT_MOST_ONE;
    }
    return isOwn ? Range.AT_MOST_SLOPE : Range.AT_LEAST_SLOPE;
  }
}
