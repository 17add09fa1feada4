package org.plumbline.enclosure.box;

import org.plumbline.number.DoubleInterval;

/** What is known of the gate of a vertex on a sample for all weights of a box. */
public enum GateState {
  /** {@code σ(s) = s} for all weights of the box: slope 1. */
  ON,
  /** {@code σ(s) = αs} for all weights of the box: the negative slope. */
  OFF,
  /** Any slope in {@code [α, 1]}; the pre-activation may have either sign. */
  EITHER;

  /** What pre-activations in {@code s} say: a sign that is weak is enough, σ being linear there. */
  public static GateState of(DoubleInterval s) {
    return s.upper() <= 0 ? OFF : s.lower() >= 0 ? ON : EITHER;
  }
}
