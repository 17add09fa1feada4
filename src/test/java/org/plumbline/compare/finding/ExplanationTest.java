package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The names stand in {@code comparison.json}, where scripts read them. */
final class ExplanationTest {
  @Test
  void namesStay() {
    assertThat(Explanation.values())
        .extracting(explanation -> explanation.name())
        .contains(
            "RELU_SLOPE",
            "REDUCTION",
            "SIGN",
            "TRANSPOSED",
            "LOSS",
            "SAMPLE_LEFT_OUT",
            "SAMPLE_TWICE",
            "STALE_GATE",
            "SHORTER_FORMAT",
            "FACTOR",
            "NO_STEP",
            "TWO_STEPS",
            "STEP_SIZE",
            "MOMENTUM",
            "NESTEROV",
            "WEIGHT_DECAY",
            "CLIPPING",
            "MINIBATCH",
            "SCHEDULE",
            "ADAPTIVE",
            "SUBSAMPLED",
            "CENTRAL_DIFFERENCES",
            "STALE_GRADIENT",
            "SWAPPED",
            "ONE_WEIGHT",
            "INITIAL_WEIGHTS",
            "TIME_SHIFT",
            "EXPLICIT_EULER",
            "RUNGE_KUTTA",
            "LATE_GATE",
            "MISSED_GATE",
            "LOCAL_ERRORS",
            "ROUNDING",
            "NONE");
  }
}
