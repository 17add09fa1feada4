package org.plumbline.compare.finding;

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
  /** A part of the step before is added: the heavy ball. */
  MOMENTUM,
  /** Momentum with the gradient taken ahead. */
  NESTEROV,
  /** A part of the weights is taken away in each step. */
  WEIGHT_DECAY,
  /** The gradient is limited before it is used. */
  CLIPPING,
  /** Steps on some of the samples, which are not recorded. */
  MINIBATCH,
  /** Step sizes that change from step to step. */
  SCHEDULE,
  /** Steps of each weight's own size, as of Adam. */
  ADAPTIVE,
  /** One in so many steps is recorded. */
  SUBSAMPLED,
  /** Quotients of differences across a kink. */
  CENTRAL_DIFFERENCES,
  /** The gradient at weights recorded before. */
  STALE_GRADIENT,
  /** Two weights, or more, in each other's place. */
  SWAPPED,
  /** One weight alone is off. */
  ONE_WEIGHT,
  /** Other initial weights. */
  INITIAL_WEIGHTS,
  /** The weights of another recorded time. */
  TIME_SHIFT,
  /** Steps of the explicit Euler method, which are those of gradient descent. */
  EXPLICIT_EULER,
  /** Single steps of the classical Runge-Kutta method. */
  RUNGE_KUTTA,
  /** A gate that changes after its time. */
  LATE_GATE,
  /** A gate that does not change. */
  MISSED_GATE,
  /** Errors from one point to the next, small and without a pattern, that grow as errors may. */
  LOCAL_ERRORS,
  /** The same of a few units in the last place. */
  ROUNDING,
  /** Nothing legitimate. */
  NONE
}
