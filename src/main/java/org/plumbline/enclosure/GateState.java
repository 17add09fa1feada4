package org.plumbline.enclosure;

/** What is known of the gate of a vertex on a sample for all weights of a box. */
public enum GateState {
  /** {@code σ(s) = s} for all weights of the box: slope 1. */
  ON,
  /** {@code σ(s) = αs} for all weights of the box: the negative slope. */
  OFF,
  /** Any slope in {@code [α, 1]}; the pre-activation may have either sign. */
  EITHER
}
