package org.plumbline.conformance;

import java.util.Locale;

/** What a test vector is about, from the plain to the tricky. */
public enum VectorLevel {
  /** The outputs of a network. */
  FORWARD(Level.FORWARD),
  /** Gradients of several samples. */
  GRADIENT(Level.GRADIENT),
  /** One step of gradient descent. */
  DESCENT(Level.DESCENT),
  /** The weights that the gradient flow reaches. */
  FLOW(Level.GRADIENT),
  /** Gradients at pre-activations that are zero. */
  KINKS(Level.KINKS),
  /** Gradients with tiny and huge weights, margins and risks. */
  EXTREME(Level.EXTREME);

  private final Level trials;

  VectorLevel(Level trials) {
    this.trials = trials;
  }

  /** The level whose random trials these are. */
  Level trials() {
    return trials;
  }

  /** The name on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
