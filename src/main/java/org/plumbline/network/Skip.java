package org.plumbline.network;

/**
 * A connection that adds the activations of layer {@code from} to the pre-activations of a later
 * layer {@code to}.
 *
 * @param from the layer read, 0 being the inputs
 * @param to the layer added to; the output is the last layer
 * @param kind how units are connected
 */
public record Skip(int from, int to, Kind kind) {
  /** How the units of the two layers are connected. */
  public enum Kind {
    /** Unit j to unit j with the constant 1. */
    IDENTITY,
    /** Unit j to unit j with a trainable weight each. */
    DIAGONAL,
    /** Every unit to every unit, trainable. */
    FREE
  }
}
