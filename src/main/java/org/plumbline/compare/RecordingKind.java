package org.plumbline.compare;

import java.util.Locale;

/** What a recording claims. */
public enum RecordingKind {
  /** Pairs of weights and gradients there. */
  GRADIENT,
  /** Weights step by step of gradient descent. */
  DESCENT,
  /** Weights at times of the gradient flow. */
  FLOW;

  /** The name on the command line and in reports. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
