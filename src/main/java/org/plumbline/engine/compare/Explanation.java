package org.plumbline.engine.compare;

/** What a claim outside the bound looks like; a proposal, not proved. */
public enum Explanation {
  /** One slope at the kinks, the same for all, that no subgradient has. */
  RELU_SLOPE,
  /** The mean where the sum is meant, or the sum where the mean is. */
  REDUCTION,
  /** The direction of descent where the gradient is meant, or an ascent. */
  SIGN,
  /** A layer's weights or gradient column by column. */
  TRANSPOSED,
  /** The other of the two losses. */
  LOSS,
  /** One sample is missing. */
  SAMPLE_LEFT_OUT,
  /** One sample is counted twice. */
  SAMPLE_TWICE,
  /** The gates of the weights recorded before. */
  STALE_GATE,
  /** Sums in a shorter format. */
  SHORTER_FORMAT,
  /** A constant factor. */
  FACTOR,
  /** No step was taken. */
  NO_STEP,
  /** Two steps where one is recorded. */
  TWO_STEPS,
  /** A constant factor of the step. */
  STEP_SIZE,
  /** A part of the step before is added. */
  MOMENTUM,
  /** The gradient at weights recorded before. */
  STALE_GRADIENT,
  /** Nothing legitimate. */
  NONE
}
