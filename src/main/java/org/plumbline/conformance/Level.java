package org.plumbline.conformance;

import java.util.Locale;

/** What is examined, from the plain to the tricky. */
public enum Level {
  /** Gradients of a single sample: what the last layer sees is the forward pass. */
  FORWARD("gradient"),
  /** Gradients of several samples, some of them over chosen samples. */
  GRADIENT("gradient"),
  /** Steps of gradient descent. */
  DESCENT("descent"),
  /** Points on the gradient flow, through kinks that are crossed; along none is it held. */
  FLOW("flow"),
  /** Gradients with pre-activations that are zero, duplicate samples and dead units. */
  KINKS("gradient"),
  /** Gradients with tiny and huge weights and margins. */
  EXTREME("gradient");

  private final String method;

  Level(String method) {
    this.method = method;
  }

  /** The method an engine must offer to be examined. */
  public String method() {
    return method;
  }

  /** The name on the command line and in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
